import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { ageBands } from '../../domain/age-band.ts';
import { profileSections } from '../../domain/profile.ts';
import { longestName, longestPrompt, mostQuestions } from '../../domain/profile-template.ts';
import { defineApi } from '../../http/api-contract.ts';

const wordsUpTo = (longest: number) =>
  z.string().trim().max(longest, `must be at most ${longest} characters`);
const inLanguages = (longest: number) => z.strictObject({ en: wordsUpTo(longest), es: wordsUpTo(longest) });
const sectionWords = z.strictObject({ name: inLanguages(longestName), prompt: inLanguages(longestPrompt) });

const question = z.strictObject({
  id: idSchema,
  text: inLanguages(longestPrompt),
  bands: z.array(z.enum(ageBands)).transform((bands) => ageBands.filter((band) => bands.includes(band))),
});

const section = z.strictObject({
  section: z.enum(profileSections),
  isOn: z.boolean(),
  /** Empty where Waymark's words hold; those of an age band win over those for all. */
  words: z.strictObject({
    all: sectionWords,
    'to-5': sectionWords,
    '6-8': sectionWords,
    '9-12': sectionWords,
  }),
  questions: z.array(question).max(mostQuestions, `must be at most ${mostQuestions} questions`),
});

const sections = z
  .array(section)
  .length(profileSections.length)
  .refine((all) => new Set(all.map((each) => each.section)).size === profileSections.length, {
    message: 'must name each section once',
  })
  .refine((all) => areDifferent(all.flatMap(({ questions }) => questions.map(({ id }) => id))), {
    message: 'must not use the id of a question twice',
  });

const template = z.object({
  /** In the order of the page. */
  sections,
  /** 0 until the district changes something. */
  revision: z.number().int().min(0),
  updatedAt: z.iso.datetime().optional(),
});
export type ProfileTemplateView = z.infer<typeof template>;

export const getProfileTemplateApi = defineApi({
  id: 'getProfileTemplate',
  method: 'get',
  path: '/api/admin/profile-template',
  summary: 'How the tenant shapes the profile of its students: sections, their names, and what is asked.',
  roles: ['admin'],
  response: template,
});

export const changeProfileTemplateApi = defineApi({
  id: 'changeProfileTemplate',
  method: 'put',
  path: '/api/admin/profile-template',
  summary:
    'Shapes the profile anew, upon the revision that was read. Words that ask about a protected topic (20 U.S.C. § 1232h) are refused, all at once.',
  roles: ['admin'],
  body: z.strictObject({ sections, revision: z.number().int().min(0) }),
  response: template,
});

function areDifferent(ids: string[]): boolean {
  return new Set(ids).size === ids.length;
}
