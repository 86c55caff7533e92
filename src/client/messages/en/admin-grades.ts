/** Grades on their way to the LMS. */
export const grades = {
  menu: 'Grades',
  title: 'Grades on their way',
  intro: 'Waymark sends each grade to the LMS until it arrives. No grade gets lost.',
  allArrived: 'Every grade has arrived.',
  allArrivedStep: 'Nothing waits.',
  states: {
    waiting: ['Will be sent in a moment', 'Nothing to do.'],
    retrying: ['Tried again by itself', 'The LMS did not take it yet. Waymark goes on trying.'],
    refused: [
      'Refused by the LMS',
      'Its teacher sees why on the class board. After a change there, try again.',
    ],
    'line-item-missing': ['Its column is gone', 'Its teacher connects it to a column on the class board.'],
    'no-line-item': ['There is no column', 'It goes on once the assignment has a column in the LMS.'],
    'changed-in-lms': [
      'Changed by hand in the LMS',
      'Its teacher decides on the class board which number holds.',
    ],
  },
  count: (count: string, isOne: boolean) => (isOne ? `${count} grade` : `${count} grades`),
  since: (when: string) => `the oldest since ${when}`,
  which: 'Which ones',
  nobody: 'Whose grades these are, the district’s own admins see.',
  assignment: (title: string, course: string) => `${title}, ${course}`,
  unknownAssignment: 'An assignment that is gone',
  tried: (count: string, isOne: boolean) => (isOne ? `tried ${count} time` : `tried ${count} times`),
  answered: (status: string) => `the LMS answered ${status}`,
  next: (when: string) => `next try ${when}`,
  from: (when: string) => `since ${when}`,
  tryAll: 'Try all again now',
  tryThis: 'Try again',
  tryThisLong: (title: string) => `Try again: ${title}`,
  triedAll: (count: string, isOne: boolean) =>
    isOne ? `${count} grade is tried again now.` : `${count} grades are tried again now.`,
  left: (count: string, isOne: boolean) =>
    isOne ? `${count} waits for its teacher.` : `${count} wait for their teachers.`,
  more: 'Show more',
};
