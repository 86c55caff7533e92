/** What a district decides for its courses. */
export const adminSettings = {
  title: 'Settings',
  intro: 'Decide for all courses, suggest, or leave it to each course. Teachers change what you leave open.',
  setBy: { waymark: 'Waymark’s own value; nobody decided yet', district: 'Set here' },
  groups: { courses: 'Work and screens', profile: 'Profile of students' },
  modes: 'Who decides',
  modeNames: {
    locked: 'Locked: the same in all courses',
    suggested: 'Suggested: a course may differ',
    free: 'Free: each course decides',
  },
  modeShort: { locked: 'locked', suggested: 'suggested', free: 'each course decides' },
  value: 'Value',
  save: 'Save',
  saveThis: (name: string) => `Save: ${name}`,
  saved: (name: string) => `Saved: ${name}. It holds everywhere within ten seconds.`,
  nameTitle: 'This district or school',
  name: 'Name',
  nameHint: 'It stands at the top of this console only.',
  rename: 'Rename',
};
