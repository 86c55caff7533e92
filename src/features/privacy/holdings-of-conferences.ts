import type { Holding } from './holding.ts';

export const conferenceHoldings: Holding[] = [
  {
    collection: 'conferences',
    title: { en: 'Conferences', es: 'Conferencias' },
    holds: {
      en: 'Which work a student shows and what it says about them, a question, the agreed next steps, and who opened it',
      es: 'Qué trabajos muestra el estudiante y qué dicen de él, una pregunta, los próximos pasos acordados y quién lo abrió',
    },
    purpose: {
      en: 'So that a student can lead a talk about their own work',
      es: 'Para que el estudiante conduzca una conversación sobre su propio trabajo',
    },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', course: 'courseId' },
    mentions: [{ fields: ['openings.viewerId'], how: 'within', parts: ['openings'] }],
    kept: 'work',
    unexported: ['revision'],
  },
];
