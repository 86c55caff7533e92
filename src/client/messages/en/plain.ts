/** Pages of one sentence and one next step, and the page for families. */
export const plain = {
  notReady: 'This assignment is not ready yet.',
  notReadyStep: 'Your teacher still has to choose a pathway. Come back later.',
  look: 'Look again',
  home: 'Waymark works inside your assignments.',
  homeStep: 'Open a course and choose an assignment that uses Waymark.',
  noSession: 'Your session has ended.',
  noSessionStep: 'Open the assignment again from your course. Your work is kept.',
  explain: {
    'no-role': [
      'Your course did not tell us your role.',
      'Ask your teacher or school to check how you are enrolled.',
    ],
    'no-course': ['This was opened outside a course.', 'Open a course, then choose the assignment there.'],
    'no-children': [
      'Your course did not tell us which student you follow.',
      'Ask the school to link you to your child in this course.',
    ],
    'not-for-families': [
      'Your school shows this to students and teachers only.',
      'Ask your child or the teacher how it is going.',
    ],
    'not-admin': [
      'You do not look after Waymark here yet.',
      'Your wish was noted. Ask a Waymark admin of your school to let you in under “People”, then open this again.',
    ],
    'deep-linking-role': ['Only teachers can add a pathway.', 'Ask a teacher of this course to add it.'],
  } as Record<string, [string, string]>,
  mentorTitle: (assignment: string) => `How it is going: ${assignment}`,
  mentorEmpty: 'Nobody you follow has opened this assignment yet.',
  mentorEmptyStep: 'Come back when the class has begun.',
  tasksDone: (done: string, required: string) => `${done} of ${required} tasks are done.`,
  tasksWait: (count: string, isOne: boolean) =>
    isOne ? 'One waits for the teacher.' : `${count} wait for the teacher.`,
  tasksBack: (count: string, isOne: boolean) =>
    isOne ? 'One came back, to be made better.' : `${count} came back, to be made better.`,
  progress: 'Progress',
  choices: 'What they chose',
  noChoices: 'No choice made yet.',
  because: (reason: string) => `“${reason}”`,
  askAtHome: 'To ask at home',
  askAbout: (task: string) => `What do you like about “${task}”?`,
  askNext: (milestone: string) => `What comes next in “${milestone}”?`,
  askDone: 'Which part are you most proud of?',
};
