/** The eight topics of the Protection of Pupil Rights Amendment, 20 U.S.C. § 1232h(b), in its order. */
export const protectedTopics = [
  'politics',
  'mental',
  'sex',
  'illegal',
  'family-appraisal',
  'privileged',
  'religion',
  'income',
] as const;
export type ProtectedTopic = (typeof protectedTopics)[number];
