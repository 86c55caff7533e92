import type { Holding } from './holding.ts';

/** Goals and the talks about them. */
export const goalHoldings: Holding[] = [
  {
    collection: 'goals',
    title: { en: 'Goals', es: 'Metas' },
    holds: {
      en: 'What a learner wants and plans, how it ended, and what teachers said to it',
      es: 'Lo que quiere y planea quien aprende, cómo terminó y lo que dijeron sus docentes',
    },
    purpose: { en: 'So that a learner can steer the own way', es: 'Para que quien aprende guíe su camino' },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', course: 'courseId' },
    mentions: [{ fields: ['answers.personId'], how: 'within', parts: ['answers'] }],
    kept: 'work',
    unexported: ['requestId', 'revision', 'edition', 'openSlot'],
  },
  {
    collection: 'check_in_talks',
    title: { en: 'Check-in talks', es: 'Conversaciones' },
    holds: {
      en: 'A teacher’s note on a talk with a learner, and what the two agreed',
      es: 'La nota de un docente sobre una conversación y lo que acordaron',
    },
    purpose: { en: 'So that both remember what was agreed', es: 'Para que ambos recuerden lo acordado' },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', course: 'courseId' },
    mentions: [{ fields: ['teacherId'], how: 'blank' }],
    kept: 'work',
    unexported: ['requestId'],
  },
];
