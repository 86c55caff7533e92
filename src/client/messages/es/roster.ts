import type { Messages } from '../en.ts';

export const roster: Messages['roster'] = {
  listed: (lms, when) => `Lista de clase de ${lms}, ${when}`,
  reading: (lms) => `Pidiendo la lista de clase a ${lms}`,
  notOffered: (lms) => `${lms} no comparte su lista de clase con Waymark.`,
  notOfferedStep:
    'Los estudiantes aparecen aquí cuando abren la tarea. Quien administra tu LMS puede permitir «Names and Roles».',
  answered: (status) => ` (${status})`,
  problems: {
    'no-access': (lms, status) => `${lms} no deja que Waymark lea la lista de clase${status}.`,
    refused: (lms, status) => `${lms} negó la lista de clase${status}.`,
    unreachable: (lms, status) => `${lms} no envió la lista de clase${status}.`,
    unreadable: (lms, status) => `${lms} envió una lista de clase que no podemos leer${status}.`,
    empty: (lms, status) => `${lms} envió una lista de clase sin personas${status}.`,
  },
  askAdmin: 'Pide a quien administra tu LMS que permita «Names and Roles» para Waymark.',
  openAgain: 'Abre la tarea otra vez desde tu curso. Si sigue igual, avisa a quien administra tu LMS.',
  nextTry: (when) => `Lo intentamos otra vez a las ${when}.`,
  shownIsOf: (when) => `Lo que ves es la lista de ${when}.`,
  shownAsOpened: 'Los estudiantes aparecen aquí cuando abren la tarea.',
  readAgain: 'Pedirla ahora',
  left: (count) =>
    count === '1'
      ? '1 estudiante dejó el curso. Su trabajo se guarda.'
      : `${count} estudiantes dejaron el curso. Su trabajo se guarda.`,
  showLeft: 'Mostrar su trabajo',
  hideLeft: 'Ocultar su trabajo',
  hasLeft: 'Dejó el curso',
  section: 'Sección',
  allSections: 'Todas las secciones',
};
