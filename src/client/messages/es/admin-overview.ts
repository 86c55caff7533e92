import type { overview as english } from '../en/admin-overview.ts';

/** The console's home: what needs an admin, otherwise a few figures. */
export const overview: typeof english = {
  title: 'Resumen',
  fine: 'Todo funciona.',
  fineStep: 'Nada te espera.',
  needsYou: 'Esto te necesita',
  pending: (count, isOne) =>
    isOne ? `${count} conexión espera aprobación.` : `${count} conexiones esperan aprobación.`,
  unclaimed: (count, isOne) =>
    isOne ? `${count} instalación aún no es de nadie.` : `${count} instalaciones aún no son de nadie.`,
  held: (count, isOne) => (isOne ? `${count} nota no llega al LMS.` : `${count} notas no llegan al LMS.`),
  retryingLong: (count, isOne) =>
    isOne
      ? `${count} nota se intenta desde hace más de una hora.`
      : `${count} notas se intentan, algunas desde hace más de una hora.`,
  requests: (count, isOne) =>
    isOne
      ? `${count} persona pide derechos de administración.`
      : `${count} personas piden derechos de administración.`,
  failing: (name) => `Hoy nadie pudo abrir Waymark desde ${name}.`,
  manyRefused: (count) => `${count} de las últimas entradas fueron rechazadas.`,
  notConnected: 'Todavía no hay ningún LMS conectado.',
  look: 'Verlo',
  lookAt: (what) => `Verlo: ${what}`,
  figures: 'Cifras',
  platforms: 'Conexiones activas',
  deployments: 'Instalaciones activas',
  suspended: 'Suspendidas',
  lastLaunch: 'Última entrada',
  never: 'nunca',
  launches: 'Entradas del último día',
  launchesOf: (refused, looked) => `${looked}, de ellas ${refused} rechazadas`,
  launchesMany: (refused, looked) => `las últimas ${looked}, de ellas ${refused} rechazadas`,
  onTheWay: 'Notas en camino',
  rotating: 'Claves nuevas en camino',
};
