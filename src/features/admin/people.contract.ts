import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

const both = ['admin', 'operator'] as const;

const adminView = z.object({
  id: idSchema,
  /** Whom the record is for. */
  label: z.string(),
  since: z.iso.datetime(),
  /** The person of the tenant, who opens the console from the LMS; absent for who came by a sign-in link. */
  personId: idSchema.optional(),
  isYou: z.boolean(),
});

const peopleView = z.object({
  /** 500 at most. */
  admins: z.array(adminView),
  /** People whom the LMS calls administrators and who tried to open the console; 100 at most. */
  requests: z.array(z.object({ personId: idSchema, name: z.string().optional(), askedAt: z.iso.datetime() })),
  /** Sign-in links that still work; 100 at most. */
  links: z.array(z.object({ id: idSchema, label: z.string(), expiresAt: z.iso.datetime() })),
});
export type AdminPeopleView = z.infer<typeof peopleView>;

export const listAdminsApi = defineApi({
  id: 'listAdmins',
  method: 'get',
  path: '/api/admin/admins',
  summary:
    'Who looks after this tenant, or after the installation; who would like to; which sign-in links still work.',
  roles: both,
  response: peopleView,
});

export const findPeopleApi = defineApi({
  id: 'findPeople',
  method: 'get',
  path: '/api/admin/people',
  summary: 'People of the tenant by a part of their name, 20 at most.',
  roles: ['admin'],
  query: z.object({ search: z.string().trim().min(2, 'must be two letters or more').max(100) }),
  response: z.object({
    people: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        roles: z.array(z.enum(['teacher', 'reviewer', 'designer', 'student', 'mentor', 'none'])),
      }),
    ),
  }),
});

export const nameAdminApi = defineApi({
  id: 'nameAdmin',
  method: 'post',
  path: '/api/admin/admins',
  summary: 'Gives a person of the tenant the right to look after it; they open the console from their LMS.',
  roles: ['admin'],
  body: z.object({ personId: idSchema }),
  response: peopleView,
});

export const removeAdminApi = defineApi({
  id: 'removeAdmin',
  method: 'delete',
  path: '/api/admin/admins/:adminId',
  summary: 'Takes the right away; running sessions end at once.',
  roles: both,
  params: z.object({ adminId: idSchema }),
  body: z.object({
    /** Said on purpose when nobody would be left. */
    evenTheLast: z.boolean().optional(),
  }),
  response: peopleView,
});

export const answerAdminRequestApi = defineApi({
  id: 'answerAdminRequest',
  method: 'post',
  path: '/api/admin/requests/:personId/answers',
  summary: 'Grants or declines the wish of a person whom the LMS calls an administrator.',
  roles: ['admin'],
  params: z.object({ personId: idSchema }),
  body: z.object({ answer: z.enum(['grant', 'decline']) }),
  response: peopleView,
});

export const createAdminLinkApi = defineApi({
  id: 'createAdminLink',
  method: 'post',
  path: '/api/admin/sign-in-links',
  summary: 'A one-time sign-in link to this console. Its address is shown this once.',
  roles: both,
  body: z.object({
    label: z.string().trim().min(1, 'must say for whom').max(200),
    hours: z.int('must be whole hours').min(1).max(168),
  }),
  response: z.object({ id: idSchema, url: z.string(), expiresAt: z.iso.datetime() }),
});

export const withdrawAdminLinkApi = defineApi({
  id: 'withdrawAdminLink',
  method: 'delete',
  path: '/api/admin/sign-in-links/:linkId',
  summary: 'Makes a sign-in link that nobody used unusable.',
  roles: both,
  params: z.object({ linkId: idSchema }),
  response: peopleView,
});
