import type { Holding } from './holding.ts';

/** How a district shapes profiles: words of the district, about nobody. */
export const profileTemplateHoldings: Holding[] = [
  {
    collection: 'profile_templates',
    title: { en: 'Shape of the profile', es: 'Forma del perfil' },
    holds: {
      en: 'Which sections a profile has, and what is asked in them',
      es: 'Qué secciones tiene un perfil y qué se pregunta en ellas',
    },
    purpose: { en: 'To teach', es: 'Para enseñar' },
    isPersonal: false,
    tenant: 'tenantId',
    kept: { en: 'until the school is erased', es: 'hasta que se borre la escuela' },
  },
];
