import type { admin as english } from '../en/admin.ts';

/** The frame of the admin console. */
export const admin: typeof english = {
  title: 'Administración de Waymark',
  installation: 'Todos los distritos y escuelas',
  signedInAs: (label) => `Sesión de: ${label}`,
  sections: 'Secciones',
  leaveTenant: 'Volver a todos los distritos',
  sessionEndedStep: 'Abre la consola otra vez desde tu LMS, o pide un enlace nuevo.',
  noSection: 'Esta página no existe.',
  noSectionStep: 'Elige una de la lista.',
  tenants: {
    title: 'Distritos y escuelas',
    intro: 'Cada uno está separado de los demás. Cuando te ocupas de uno, su registro de auditoría lo dice.',
    empty: 'Todavía no hay ningún distrito.',
    emptyStep: 'Conecta primero un LMS: cada registro crea uno.',
    since: (day) => `desde el ${day}`,
    enter: 'Ocuparme',
    enterThis: (name) => `Ocuparme de ${name}`,
    more: 'Mostrar más',
  },
};
