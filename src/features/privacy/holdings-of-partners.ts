import type { Holding } from './holding.ts';

/** Who looks for a partner; a student's own ways are part of the journey. */
export const partnerHoldings: Holding[] = [
  {
    collection: 'partner_wishes',
    title: { en: 'Wishes for a partner', es: 'Búsquedas de pareja de trabajo' },
    holds: {
      en: 'That a learner looks for a partner for an option that they chose',
      es: 'Que un estudiante busca pareja para una opción que eligió',
    },
    purpose: {
      en: 'So that classmates who chose the same and look too can find them',
      es: 'Para que la encuentren quienes eligieron lo mismo y también buscan',
    },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'personId', assignment: 'assignmentId', course: 'courseId' },
    kept: { en: '14 days', es: '14 días' },
    unexported: ['pickId', 'forgetAt'],
  },
];
