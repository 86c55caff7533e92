import type { Holding } from './holding.ts';

/** What teachers decided about the suggestions of a class or of one learner. */
export const suggestionPolicyHoldings: Holding[] = [
  {
    collection: 'suggestion_policies',
    title: { en: 'Rules for suggestions', es: 'Reglas de las sugerencias' },
    holds: {
      en: 'What a teacher pinned, muted or weighed otherwise, for a class or for one learner',
      es: 'Lo que un docente destacó, silenció o ponderó de otro modo, para la clase o para un estudiante',
    },
    purpose: {
      en: 'So that teachers decide how options are suggested',
      es: 'Para que el docente decida cómo se sugieren las opciones',
    },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', course: 'courseId' },
    kept: { en: 'as long as the person is known here', es: 'mientras la persona figure aquí' },
  },
];
