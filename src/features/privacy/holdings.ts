import type { Holding } from './holding.ts';
import { suggestionHoldings } from './holdings-of-suggestions.ts';
import { suggestionPolicyHoldings } from './holdings-of-suggestion-policies.ts';
import { profileTemplateHoldings } from './holdings-of-profile-templates.ts';
import { goalHoldings } from './holdings-of-goals.ts';
import { conferenceHoldings } from './holdings-of-conferences.ts';
import { learnerHoldings } from './holdings-of-learners.ts';
import { partnerHoldings } from './holdings-of-partners.ts';
import { installationHoldings, schoolHoldings } from './holdings-of-schools.ts';

/**
 * Every collection of the database. A test fails when one is missing, so that nothing is kept that nobody can see, export and erase.
 * Erasing goes through it in this order.
 */
export const holdings: readonly Holding[] = [
  ...suggestionPolicyHoldings,
  ...suggestionHoldings,
  ...partnerHoldings,
  ...goalHoldings,
  ...conferenceHoldings,
  ...learnerHoldings,
  ...profileTemplateHoldings,
  ...schoolHoldings,
  ...installationHoldings,
];

/** Of whom something can be told and erased. */
export const personalHoldings = holdings.filter(({ isPersonal }) => isPersonal);

/** Belongs to `files.files`: erased with the file that it is part of. */
export const chunksCollection = 'files.chunks';
