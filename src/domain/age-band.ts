/** For whom the words of a profile are written: to grade 5, grades 6 to 8, grades 9 to 12 and grown-ups. */
export const ageBands = ['to-5', '6-8', '9-12'] as const;
export type AgeBand = (typeof ageBands)[number];
