// The learner profile: what a person tells about themselves, and what a teacher noticed. Who may read a line is decided here alone.

/** Sections, in the order of the page: what is easy to tap comes first. */
export const profileSections = [
  'interests',
  'strengths',
  'helps',
  'goals',
  'people',
  'languages',
  'tell-teacher',
] as const;
export type ProfileSection = (typeof profileSections)[number];

/** Each level also opens what the one before opens. */
export const profileVisibilities = ['me', 'this-teacher', 'my-teachers', 'family'] as const;
export type ProfileVisibility = (typeof profileVisibilities)[number];

/** What one side says to a line of the other. */
export const profileAnswers = ['agree', 'add', 'not-quite'] as const;
export type ProfileAnswer = (typeof profileAnswers)[number];

/** What tasks may be about, and what learners tap under interests. */
export const taskTopics = [
  'animals',
  'art',
  'building',
  'cooking',
  'games',
  'history',
  'machines',
  'music',
  'nature',
  'space',
  'sports',
  'stories',
] as const;

/** Words to tap, by section. Those of interests are compared with the topics of tasks, those of helps with place, people and formats. */
export const profileTaps: Partial<Record<ProfileSection, readonly string[]>> = {
  interests: taskTopics,
  strengths: [
    'asking',
    'calm',
    'drawing',
    'explaining',
    'fixing',
    'helping',
    'ideas',
    'numbers',
    'organizing',
    'reading',
  ],
  helps: [
    'examples',
    'movement',
    'outdoors',
    'partner',
    'pictures',
    'quiet',
    'read-aloud',
    'speaking',
    'steps',
    'writing',
  ],
};

export const longestEntry = 1_000;
export const mostEntries = 200;

export interface ReadableEntry {
  /** Whose profile it is. */
  personId: string;
  authorId: string;
  /** Where it was written: decides who "this teacher" is. */
  courseId?: string;
  visibility: ProfileVisibility;
}

/** Who looks, as the session says; `courseId` is a course that the subject is enrolled in as a student. */
export type ProfileReader =
  { kind: 'self' } | { kind: 'teacher'; personId: string; courseId: string } | { kind: 'family' };

/**
 * Whether this reader may see the line. The subject sees every line about themselves: what a teacher writes is written together.
 * "This teacher" is whoever teaches the course in which it was written; a line written outside a course has none.
 */
export function mayRead(entry: ReadableEntry, reader: ProfileReader): boolean {
  if (reader.kind === 'self') return true;
  if (reader.kind === 'family') return entry.visibility === 'family';
  if (entry.authorId === reader.personId) return true;
  if (entry.visibility === 'me') return false;
  return entry.visibility !== 'this-teacher' || entry.courseId === reader.courseId;
}

/** A new text that was typed upon an older one than is stored: both are kept, the stored one first. */
export function keepBoth(stored: string, typed: string): string {
  if (stored === typed || typed.includes(stored)) return typed;
  return stored.includes(typed) ? stored : `${stored}\n${typed}`;
}
