import type { adminSettings as english } from '../en/admin-settings.ts';

/** What a district decides for its courses. */
export const adminSettings: typeof english = {
  title: 'Ajustes',
  intro:
    'Decide para todos los cursos, sugiere, o déjalo a cada curso. Los docentes cambian lo que dejes abierto.',
  setBy: { waymark: 'Valor propio de Waymark; nadie decidió todavía', district: 'Decidido aquí' },
  groups: { courses: 'Trabajo y pantallas', profile: 'Perfil del alumnado' },
  modes: 'Quién decide',
  modeNames: {
    locked: 'Fijo: igual en todos los cursos',
    suggested: 'Sugerido: un curso puede cambiarlo',
    free: 'Libre: decide cada curso',
  },
  modeShort: { locked: 'fijo', suggested: 'sugerido', free: 'decide cada curso' },
  value: 'Valor',
  save: 'Guardar',
  saveThis: (name) => `Guardar: ${name}`,
  saved: (name) => `Guardado: ${name}. Vale en todas partes en diez segundos.`,
  nameTitle: 'Este distrito o escuela',
  name: 'Nombre',
  nameHint: 'Solo está arriba en esta consola.',
  rename: 'Cambiar el nombre',
};
