import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { ageBands } from '../../domain/age-band.ts';
import {
  longestEntry,
  profileAnswers,
  profileSections,
  profileTaps,
  profileVisibilities,
} from '../../domain/profile.ts';
import { defineApi } from '../../http/api-contract.ts';
import { mediaView } from '../files/own-media.contract.ts';

const time = z.iso.datetime();
const words = z.string().trim().max(longestEntry, `must be at most ${longestEntry} characters`);
const knownTaps = new Set(Object.values(profileTaps).flat());
const taps = z
  .array(z.string().refine((tap) => knownTaps.has(tap), 'is not one of the words to tap'))
  .max(20)
  .transform((all) => [...new Set(all)]);

const inLanguages = z.object({ en: z.string(), es: z.string() });
/** A question that the district asks, as it was asked. */
const question = z.object({ id: idSchema, text: inLanguages });

export const profileEntryView = z.object({
  id: idSchema,
  /** By which its author may say it anew. */
  requestId: z.uuid().optional(),
  section: z.enum(profileSections),
  /** What the line answers, where the district asked. */
  question: question.optional(),
  taps: z.array(z.string()),
  text: z.string(),
  /** A picture or voice recording; the text says what it shows. */
  media: mediaView.optional(),
  visibility: z.enum(profileVisibilities),
  welcomes: z.boolean(),
  author: z.object({ role: z.enum(['student', 'teacher']), name: z.string().optional(), isMe: z.boolean() }),
  revision: z.number().int(),
  updatedAt: time,
  /** What stood there before, oldest first; for its author only. */
  history: z.array(z.object({ text: z.string(), taps: z.array(z.string()), at: time })),
  answers: z.array(
    z.object({
      answer: z.enum(profileAnswers),
      text: z.string().optional(),
      name: z.string().optional(),
      isMine: z.boolean(),
      at: time,
    }),
  ),
});
export type ProfileEntryView = z.infer<typeof profileEntryView>;

export const profileView = z.object({
  personId: idSchema,
  name: z.string().optional(),
  /** For whom the words are written. */
  ageBand: z.enum(ageBands),
  /** What a new line of a student begins with. */
  visibility: z.enum(profileVisibilities),
  /** Sections in use, in the order of the page, each with its words to tap and what the district wrote. */
  sections: z.array(
    z.object({
      section: z.enum(profileSections),
      taps: z.array(z.string()),
      name: inLanguages.partial(),
      prompt: inLanguages.partial(),
      questions: z.array(question),
    }),
  ),
  entries: z.array(profileEntryView),
  /** Whether this person may add pictures and recordings here. */
  mayAddMedia: z.boolean(),
  /** Who opened it, latest first; for the person themselves. */
  openedBy: z.array(z.object({ name: z.string().optional(), at: time })),
  /** The teachers' lines that welcome the class. */
  welcome: z.array(z.object({ name: z.string().optional(), text: z.string(), taps: z.array(z.string()) })),
  /** Whether the person asked a teacher of this course to check in, and waits. */
  checkIn: z.object({ askedAt: time }).optional(),
});
export type ProfileView = z.infer<typeof profileView>;

const said = { taps: taps.default([]), text: words.default(''), visibility: z.enum(profileVisibilities) };
const isSomething = ({
  taps,
  text,
  mediaId,
}: {
  taps: string[];
  text: string;
  mediaId?: string | undefined;
}) => taps.length > 0 || text !== '' || mediaId !== undefined;
const nothing = { message: 'must say something: tap a word or write', path: ['text'] };

const line = z.strictObject({
  /** Made by the client: sent twice, it is one line. */
  requestId: z.uuid(),
  section: z.enum(profileSections),
  /** A question of the district that this answers. */
  questionId: idSchema.optional(),
  ...said,
  welcomes: z.boolean().default(false),
  /** A picture or recording that was uploaded for the profile before. */
  mediaId: idSchema.optional(),
});
const newEntry = line.refine(isSomething, nothing);

const own = ['student', 'teacher'] as const;

export const getProfileApi = defineApi({
  id: 'getProfile',
  method: 'get',
  path: '/api/profile',
  summary: 'One’s own profile, who opened it, and how the teachers welcome the class.',
  roles: own,
  response: profileView,
});

export const addEntryApi = defineApi({
  id: 'addProfileEntry',
  method: 'post',
  path: '/api/profile/entries',
  summary: 'Add a line to one’s own profile.',
  roles: own,
  body: newEntry,
  response: profileView,
});

export const addEntriesApi = defineApi({
  id: 'addProfileEntries',
  method: 'post',
  path: '/api/profile/cards',
  summary:
    'Say the lines of one card of one’s own profile; after a cut, the rest of them. A line that is there already takes the new words.',
  roles: own,
  body: z.strictObject({
    lines: z
      .array(line.extend({ revision: z.number().int().optional() }).refine(isSomething, nothing))
      .min(1)
      .max(12),
  }),
  response: profileView,
});

export const editEntryApi = defineApi({
  id: 'editProfileEntry',
  method: 'put',
  path: '/api/profile/entries/:entryId',
  summary:
    'Change a line that one wrote. Upon an older revision than the stored one, both texts are kept, one after the other.',
  roles: own,
  params: z.object({ entryId: idSchema }),
  body: z.strictObject({
    ...said,
    welcomes: z.boolean().default(false),
    revision: z.number().int(),
    /** Removes the picture or recording of the line for good. */
    withoutMedia: z.boolean().default(false),
  }),
  response: profileEntryView,
});

export const removeEntryApi = defineApi({
  id: 'removeProfileEntry',
  method: 'delete',
  path: '/api/profile/entries/:entryId',
  summary: 'Remove a line that one wrote, with its history.',
  roles: own,
  params: z.object({ entryId: idSchema }),
  response: z.object({ removed: z.literal(true) }),
});

export const answerEntryApi = defineApi({
  id: 'answerProfileEntry',
  method: 'put',
  path: '/api/profile/entries/:entryId/answer',
  summary:
    'Say to a line of the other side: agree, add, or not quite. A later answer takes the place of the earlier.',
  roles: own,
  params: z.object({ entryId: idSchema }),
  body: z
    .strictObject({ answer: z.enum(profileAnswers), text: words.optional() })
    .refine(({ answer, text }) => answer === 'agree' || Boolean(text), {
      message: 'must say what to add or what is not right',
      path: ['text'],
    }),
  response: profileEntryView,
});

export const getStudentProfileApi = defineApi({
  id: 'getStudentProfile',
  method: 'get',
  path: '/api/class/people/:personId/profile',
  summary: 'What a student of this course shares with this teacher. The student sees that it was opened.',
  roles: ['teacher'],
  params: z.object({ personId: idSchema }),
  response: profileView,
});

export const getMenteeProfileApi = defineApi({
  id: 'getMenteeProfile',
  method: 'get',
  path: '/api/mentees/:personId/profile',
  summary: 'What a child shares with the family; only for children whom the LMS named.',
  roles: ['mentor'],
  params: z.object({ personId: idSchema }),
  response: profileView,
});

export const noticeApi = defineApi({
  id: 'addNotice',
  method: 'post',
  path: '/api/class/people/:personId/profile/entries',
  summary: 'Add what one noticed about a student; the student reads it and may answer.',
  roles: ['teacher'],
  params: z.object({ personId: idSchema }),
  body: newEntry.refine(({ visibility }) => visibility !== 'me', {
    message: 'a line about a student is always open to the student',
    path: ['visibility'],
  }),
  response: profileView,
});

export const askCheckInApi = defineApi({
  id: 'askCheckIn',
  method: 'put',
  path: '/api/profile/check-in',
  summary: 'Ask the teachers of this course, privately, to check in. Forgotten after 30 days; never scored.',
  roles: ['student'],
  response: z.object({ askedAt: time }),
});

export const withdrawCheckInApi = defineApi({
  id: 'withdrawCheckIn',
  method: 'delete',
  path: '/api/profile/check-in',
  summary: 'Take the wish for a check-in back.',
  roles: ['student'],
  response: z.object({ removed: z.literal(true) }),
});

export const listCheckInsApi = defineApi({
  id: 'listCheckIns',
  method: 'get',
  path: '/api/class/check-ins',
  summary: 'Students of this course who asked for a check-in and wait, longest first.',
  roles: ['teacher'],
  response: z.object({
    waiting: z.array(z.object({ personId: idSchema, name: z.string().optional(), askedAt: time })),
  }),
});

export const closeCheckInApi = defineApi({
  id: 'closeCheckIn',
  method: 'put',
  path: '/api/class/check-ins/:personId/done',
  summary: 'Note that one talked with the student.',
  roles: ['teacher'],
  params: z.object({ personId: idSchema }),
  response: z.object({ done: z.literal(true) }),
});
