import type { grades as english } from '../en/admin-grades.ts';

/** Grades on their way to the LMS. */
export const grades: typeof english = {
  menu: 'Notas',
  title: 'Notas en camino',
  intro: 'Waymark envía cada nota al LMS hasta que llega. Ninguna se pierde.',
  allArrived: 'Todas las notas llegaron.',
  allArrivedStep: 'Nada espera.',
  states: {
    waiting: ['Se envía en un momento', 'Nada que hacer.'],
    retrying: ['Se vuelve a intentar sola', 'El LMS aún no la aceptó. Waymark sigue intentando.'],
    refused: [
      'Rechazada por el LMS',
      'Su docente ve el motivo en el tablero. Tras un cambio allí, inténtalo otra vez.',
    ],
    'line-item-missing': ['Su columna ya no está', 'Su docente la conecta con una columna en el tablero.'],
    'no-line-item': ['No hay columna', 'Sigue cuando la tarea tenga una columna en el LMS.'],
    'changed-in-lms': ['Cambiada a mano en el LMS', 'Su docente decide en el tablero qué número vale.'],
  },
  count: (count, isOne) => (isOne ? `${count} nota` : `${count} notas`),
  since: (when) => `la más antigua desde: ${when}`,
  which: 'Cuáles',
  nobody: 'De quién son estas notas lo ven los administradores del distrito.',
  assignment: (title, course) => `${title}, ${course}`,
  unknownAssignment: 'Una tarea que ya no está',
  tried: (count, isOne) => (isOne ? `${count} intento` : `${count} intentos`),
  answered: (status) => `el LMS respondió ${status}`,
  next: (when) => `próximo intento: ${when}`,
  from: (when) => `desde: ${when}`,
  tryAll: 'Intentar todas ahora',
  tryThis: 'Intentar otra vez',
  tryThisLong: (title) => `Intentar otra vez: ${title}`,
  triedAll: (count, isOne) =>
    isOne ? `${count} nota se intenta otra vez ahora.` : `${count} notas se intentan otra vez ahora.`,
  left: (count, isOne) => (isOne ? `${count} espera a su docente.` : `${count} esperan a sus docentes.`),
  more: 'Mostrar más',
};
