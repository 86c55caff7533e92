import type { settings as english } from '../en/settings.ts';

/** What districts and courses decide. */
export const settings: typeof english = {
  title: 'Ajustes de este curso',
  open: 'Ajustes del curso',
  intro: 'Valen para todas las tareas de este curso.',
  back: 'Volver a la clase',
  on: 'Sí',
  off: 'No',
  names: {
    voice: 'Comentarios de voz',
    families: 'Lo que ven las familias',
    language: 'Idioma de las pantallas',
  },
  hints: {
    voice: 'Docentes y revisores pueden responder con su voz. La grabación se guarda con el trabajo.',
    families: 'Familias y mentores que el LMS nombra ven qué eligió su hijo o hija y cuánto lleva.',
    language: 'Como diga el LMS para cada persona, o un solo idioma para todos.',
  },
  options: { lms: 'Como diga el LMS', en: 'Inglés', es: 'Español' },
  setBy: {
    waymark: 'Valor propio de Waymark',
    district: 'Lo decidió tu distrito',
    course: 'Decidido para este curso',
  },
  since: (what, day) => `${what}, desde el ${day}`,
  locked: 'Tu distrito decidió esto para todos los cursos.',
  onlyDistrict: 'Solo tu distrito puede cambiar esto.',
  takeBack: (value) => `Deshacer en este curso. Queda: ${value}`,
  saved: 'Guardado.',
};
