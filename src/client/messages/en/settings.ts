/** What districts and courses decide. */
export const settings = {
  title: 'Settings of this course',
  open: 'Course settings',
  intro: 'They hold for all assignments of this course.',
  back: 'Back to the class',
  on: 'On',
  off: 'Off',
  names: {
    voice: 'Voice comments',
    families: 'What families see',
    language: 'Language of the screens',
  },
  hints: {
    voice: 'Teachers and reviewers may answer work with their voice. The recording is kept with the work.',
    families: 'Parents and mentors whom the LMS names see what their child chose and how far they are.',
    language: 'As the LMS says for each person, or one language for everybody.',
  },
  options: { lms: 'As the LMS says', en: 'English', es: 'Spanish' } as Record<string, string>,
  setBy: {
    waymark: 'Waymark’s own value',
    district: 'Set by your district',
    course: 'Set for this course',
  },
  since: (what: string, day: string) => `${what}, since ${day}`,
  locked: 'Your district decided this for all courses.',
  onlyDistrict: 'Only your district can change this.',
  takeBack: (value: string) => `Undo for this course. Then it is: ${value}`,
  saved: 'Saved.',
};
