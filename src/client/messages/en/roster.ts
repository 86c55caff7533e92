/** The LMS's class list on the teacher's board. */
export const roster = {
  listed: (lms: string, when: string) => `Class list from ${lms}, ${when}`,
  reading: (lms: string) => `Getting the class list from ${lms}`,
  notOffered: (lms: string) => `${lms} does not share its class list with Waymark.`,
  notOfferedStep:
    'Students appear here as they open the assignment. Your LMS admin can allow “Names and Roles”.',
  answered: (status: string) => ` (${status})`,
  problems: {
    'no-access': (lms: string, status: string) => `${lms} does not let Waymark read the class list${status}.`,
    refused: (lms: string, status: string) => `${lms} refused the class list${status}.`,
    unreachable: (lms: string, status: string) => `${lms} did not send the class list${status}.`,
    unreadable: (lms: string, status: string) => `${lms} sent a class list that we cannot read${status}.`,
    empty: (lms: string, status: string) => `${lms} sent a class list without people${status}.`,
  },
  askAdmin: 'Ask your LMS admin to allow “Names and Roles” for Waymark.',
  openAgain: 'Open the assignment again from your course. If it stays so, tell your LMS admin.',
  nextTry: (when: string) => `We try again at ${when}.`,
  shownIsOf: (when: string) => `What you see is the list of ${when}.`,
  shownAsOpened: 'Students appear here as they open the assignment.',
  readAgain: 'Get it now',
  left: (count: string) =>
    count === '1'
      ? '1 student left the course. Their work is kept.'
      : `${count} students left the course. Their work is kept.`,
  showLeft: 'Show their work',
  hideLeft: 'Hide their work',
  hasLeft: 'Left the course',
  section: 'Section',
  allSections: 'All sections',
};
