/** "Why this number": for students and teachers alike, so sentences of twelve words or fewer. */
export const score = {
  levels: { 1: 'Starting', 2: 'Getting there', 3: 'Got it', 4: 'Going further' },
  voiceComment: 'Voice comment',
  why: 'Why this number',
  hide: 'Hide why',
  ofPoints: (earned: string, possible: string) => `${earned} of ${possible}`,
  notYet: 'not accepted yet',
  bestOf: (choose: string, isOne: boolean) =>
    isOne ? 'The best work counts.' : `The best ${choose} works count.`,
  slot: (points: string) => `Each counts up to ${points} points.`,
  emptySlots: (count: string) => `Still open: ${count}`,
  doesNotCount: 'Done, but a better one counts.',
  sum: (milestone: string) => `Sum of ${milestone}`,
  total: 'All together',
  inLms: (lms: string) => `In ${lms}`,
  scaled: (earned: string, possible: string, maximum: string) => `${earned} ÷ ${possible} × ${maximum}`,
  kept: (lms: string) => `A teacher set this number in ${lms}.`,
  own: (points: string) => `Here the work adds up to ${points}.`,
  noneReviewed: 'Nothing is reviewed yet, so there is no number.',
};
