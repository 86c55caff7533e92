import type { Holding } from './holding.ts';

/** Why options were said to fit a student, and how the student steers that. */
export const suggestionHoldings: Holding[] = [
  {
    collection: 'suggestion_log',
    title: { en: 'Reasons shown on options', es: 'Razones mostradas en las opciones' },
    holds: {
      en: 'Which reasons a student read on which option and when, and what they were made of: tapped words, goals, levels',
      es: 'Qué razones leyó el estudiante en qué opción y cuándo, y de qué se hicieron: palabras tocadas, metas, niveles',
    },
    purpose: {
      en: 'So that a suggestion can be explained and checked',
      es: 'Para poder explicar y revisar una sugerencia',
    },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', journey: 'journeyId', assignment: 'assignmentId', course: 'courseId' },
    kept: 'work',
    unexported: ['inputsHash'],
  },
  {
    collection: 'steerings',
    title: { en: 'Own wishes for suggestions', es: 'Deseos propios sobre las sugerencias' },
    holds: {
      en: 'How hard a student would like it, and the reasons that they do not want to count',
      es: 'Cuánta dificultad quiere el estudiante y las razones que no quiere que cuenten',
    },
    purpose: {
      en: 'So that students steer what is suggested to them',
      es: 'Para que cada estudiante guíe lo que se le sugiere',
    },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', journey: 'journeyId', course: 'courseId' },
    kept: 'work',
  },
];
