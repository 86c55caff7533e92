import type { Messages } from '../en.ts';

export const plain: Messages['plain'] = {
  notReady: 'Esta tarea aún no está lista.',
  notReadyStep: 'Tu docente todavía debe elegir un camino. Vuelve más tarde.',
  look: 'Mirar otra vez',
  home: 'Waymark funciona dentro de tus tareas.',
  homeStep: 'Abre un curso y elige una tarea que use Waymark.',
  noSession: 'Tu sesión terminó.',
  noSessionStep: 'Abre otra vez la tarea desde tu curso. Tu trabajo está guardado.',
  explain: {
    'no-role': ['Tu curso no nos dijo cuál es tu papel.', 'Pide que revisen tu inscripción en el curso.'],
    'no-course': ['Esto se abrió fuera de un curso.', 'Abre un curso y elige ahí la tarea.'],
    'no-children': [
      'El curso no nos dijo a qué estudiante acompañas.',
      'Pide a la escuela que te vincule con tu hijo o hija en este curso.',
    ],
    'not-for-families': [
      'Tu escuela muestra esto solo a estudiantes y docentes.',
      'Pregunta a tu hijo o hija, o a su docente, cómo va.',
    ],
    'not-admin': [
      'Todavía no administras Waymark aquí.',
      'Anotamos tu solicitud. Pide a quien administra Waymark en tu escuela que te dé acceso en «Personas» y vuelve a abrir esto.',
    ],
    'deep-linking-role': [
      'Solo los docentes pueden agregar un camino.',
      'Pide a un docente del curso que lo agregue.',
    ],
  },
  mentorTitle: (assignment) => `Cómo va: ${assignment}`,
  mentorEmpty: 'Nadie a quien acompañas ha abierto esta tarea todavía.',
  mentorEmptyStep: 'Vuelve cuando la clase haya empezado.',
  tasksDone: (done, required) => `${done} de ${required} tareas están listas.`,
  tasksWait: (count, isOne) => (isOne ? 'Una espera al docente.' : `${count} esperan al docente.`),
  tasksBack: (count, isOne) => (isOne ? 'Una volvió para mejorarla.' : `${count} volvieron para mejorarlas.`),
  progress: 'Avance',
  choices: 'Lo que eligió',
  noChoices: 'Todavía no ha elegido.',
  because: (reason) => `«${reason}»`,
  askAtHome: 'Para preguntar en casa',
  askAbout: (task) => `¿Qué te gusta de «${task}»?`,
  askNext: (milestone) => `¿Qué sigue en «${milestone}»?`,
  askDone: '¿De qué parte estás más orgulloso u orgullosa?',
};
