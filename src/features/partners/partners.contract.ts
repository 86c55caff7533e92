import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

const time = z.iso.datetime();
const taskId = z.string().min(1).max(60);

/** A name as the class knows it: the display name, or where the LMS withholds it the learner's number. */
const learnerName = z.object({ name: z.string().optional(), learner: z.number().int() });

const partnersView = z.object({
  /** Whether this course lets students look for partners. */
  isOn: z.boolean(),
  /** The student's own wishes, one for each option. */
  wishes: z.array(
    z.object({
      taskId: z.string(),
      /** When it is forgotten. */
      until: time,
      /** A teacher ended it. */
      isEnded: z.boolean(),
      /** Who chose the same and looks too. */
      partners: z.array(learnerName),
    }),
  ),
});
export type PartnersView = z.infer<typeof partnersView>;

export const listPartnersApi = defineApi({
  id: 'listPartners',
  method: 'get',
  path: '/api/journey/partner-wishes',
  summary: 'For which options one looks for a partner, and who else looks for the same; both ways only.',
  roles: ['student'],
  response: partnersView,
});

export const seekPartnerApi = defineApi({
  id: 'seekPartner',
  method: 'put',
  path: '/api/journey/partner-wishes/:taskId',
  summary:
    'Look for a partner for an option that one chose: shows one’s name to those who chose the same and look too, for 14 days or until work is handed in.',
  roles: ['student'],
  params: z.object({ taskId }),
  response: partnersView,
});

export const withdrawPartnerWishApi = defineApi({
  id: 'withdrawPartnerWish',
  method: 'delete',
  path: '/api/journey/partner-wishes/:taskId',
  summary: 'Look for a partner no longer.',
  roles: ['student'],
  params: z.object({ taskId }),
  response: partnersView,
});

const classPartnersView = z.object({
  wishes: z.array(
    learnerName.extend({
      id: idSchema,
      personId: idSchema,
      taskId: z.string(),
      title: z.string(),
      askedAt: time,
    }),
  ),
});
export type ClassPartnersView = z.infer<typeof classPartnersView>;

const reviewers = ['teacher', 'reviewer'] as const;

export const listClassPartnersApi = defineApi({
  id: 'listClassPartners',
  method: 'get',
  path: '/api/board/partner-wishes',
  summary: 'Students of this assignment who look for a partner, oldest wish first.',
  roles: reviewers,
  response: classPartnersView,
});

export const endPartnerWishApi = defineApi({
  id: 'endPartnerWish',
  method: 'delete',
  path: '/api/board/partner-wishes/:wishId',
  summary: 'End a student’s wish for a partner; the student sees that a teacher did.',
  roles: reviewers,
  params: z.object({ wishId: idSchema }),
  response: classPartnersView,
});
