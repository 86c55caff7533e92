/** The connection check. Facts come with each line, by name. */
export const connectCheck = {
  title: (name: string) => `Is it working? ${name}`,
  facts: (lms: string, clientId: string) => `${lms} · client ID ${clientId}`,
  again: 'Check again',
  running: 'Checking …',
  failedPart: 'This part could not be tried.',
  allGood: 'All is well.',
  allGoodStep: 'Teachers can add pathways now.',
  soFar: 'So far all is well.',
  soFarStep: 'The rest needs a test launch.',
  someNotes: 'It works.',
  someNotesStep: 'What is marked with “Note” could be better.',
  someBad: (count: string, isOne: boolean) =>
    isOne ? `${count} thing must be changed.` : `${count} things must be changed.`,
  someBadStep: 'Each line below says where.',
  states: { good: 'Good', bad: 'Change this', note: 'Note', waiting: 'Waits' },
  testTitle: 'Test launch',
  testIntro: 'Waymark then notes what the next launches send: names of fields only, never what is in them.',
  testStart: 'Start a test launch',
  testAgain: 'Start a new test launch',
  testUntil: (time: string) => `Waymark looks at launches until ${time}.`,
  testSteps: {
    picker: 'As a teacher, add Waymark to a course, and choose a pathway.',
    link: 'Open the new assignment as a teacher.',
    testStudent: 'If your LMS has a test student or “Student View”, open it once as that student.',
  },
  testDone: 'seen',
  testOpen: 'not seen yet',
  testPlaces: {
    canvas:
      'Canvas: Assignments, + Assignment, submission type “External Tool”, “Find”, Waymark. Then “View as Student”.',
    schoology:
      'Schoology: in a course, Add Materials, “Add File/Link/External Tool” or Waymark in the same menu.',
    moodle: 'Moodle: in a course with editing on, Add an activity, Waymark, “Select content”, then save.',
    brightspace: 'Brightspace: in a course, Content, “Add Existing”, Waymark.',
    blackboard: 'Blackboard: in a course, Content, “Content Market”, Waymark.',
    sakai: 'Sakai: in a site, Assignments, Add, external tool, Waymark.',
    other: 'In a course, where activities or external tools are added.',
  },
  unknownHint:
    'If the LMS shows a page of Waymark with PLATFORM_UNKNOWN, the issuer or the client ID here is another than there.',
  gradeTitle: 'Try a column and a grade',
  gradeIntro:
    'Makes a column called “Waymark connection check” in the course of the test launch and deletes it again. A score goes to the LMS’s test student only, when one was seen.',
  gradeStart: 'Try it',
  groups: {
    'lms-keys': 'Keys of the LMS',
    'own-keys': 'Keys of Waymark',
    tokens: 'Access to services',
    launch: 'Launch',
    roster: 'Class list',
    columns: 'Columns',
    grade: 'Grade',
  },
  lines: {
    'lms-keys': 'The LMS’s keys can be read',
    'own-keys': 'Waymark’s keys can be read at its public address',
    'token-score': 'Sending grades is allowed',
    'token-columns': 'Making columns is allowed',
    'token-columns-read': 'Reading columns is allowed',
    'token-results': 'Reading grades is allowed',
    'token-roster': 'Reading the class list is allowed',
    launch: 'A launch arrives and is verified',
    picker: 'Teachers can choose a pathway (deep linking)',
    role: 'The role is understood',
    context: 'The course is named',
    'course-title': 'The course’s title comes along',
    names: 'People’s names come along',
    services: 'Grade services are offered',
    column: 'The assignment has a column for points',
    'roster-address': 'The class list is offered',
    custom: 'Custom values are filled in',
    roster: 'The class list can be read',
    columns: 'Columns can be read',
    grade: 'A column can be made and deleted',
  },
  codes: {
    'key-missing': () => 'The keys there are not those of this registration.',
    'own-address-unseen': () =>
      'Waymark’s own server cannot see them there. When access to services is good, the LMS can.',
    'not-finished': () => 'This registration was never finished.',
    pending: () => 'This registration waits for approval.',
    suspended: () => 'This registration is suspended.',
    'invalid-client': (facts: Record<string, string>) =>
      `The LMS does not accept us: ${facts['words'] ?? ''}`,
    'scope-refused': () => 'The LMS does not allow this service.',
    'lms-failed': (facts: Record<string, string>) =>
      `The LMS answered ${facts['status'] ?? ''}. ${facts['words'] ?? ''}`.trim(),
    'no-answer': () => 'The LMS did not answer.',
    'not-readable': () => 'The LMS answered something that we cannot read.',
    'not-begun': () => 'Start a test launch above.',
    waiting: () => 'Not seen yet.',
    'launch-refused': (facts: Record<string, string>) =>
      `A launch came and was refused: ${facts['refusal'] ?? ''}.`,
    missing: () => 'It did not come.',
    'no-role': () => 'The launch named no role in the course.',
    'some-custom-missing': (facts: Record<string, string>) => `Not filled in: ${facts['names'] ?? ''}.`,
    'picker-no-links': () => 'The LMS takes no links back.',
    'picker-no-points': () => 'The LMS takes links back, and no points with them.',
    'no-names': (facts: Record<string, string>) => `${facts['count'] ?? ''} people, and no names.`,
    'no-launch': () => 'Needs a test launch from a course.',
    'needs-assignment': () => 'Needs a test launch from an assignment with points.',
    'score-arrived': () => 'A score reached the test student. The column is deleted again.',
    'score-sent': () => 'A score was taken for the test student. The column is deleted again.',
    'score-lost': () => 'A score was sent, and another one came back.',
    'column-only': () => 'Made and deleted. No test student was seen, so no score was sent.',
    'column-left': () => 'Made, and the LMS would not delete it. Delete “Waymark connection check” there.',
    'not-here': () => 'This client ID serves several districts. Look after one of them to test its launches.',
  },
  counts: {
    'lms-keys': (count: string) => `Keys: ${count}.`,
    'own-keys': (count: string) => `Keys: ${count}.`,
    roster: (count: string) => `People on the first page: ${count}.`,
    columns: (count: string) => `Our columns there: ${count}.`,
  },
  costs: {
    'lms-keys': 'Without them no launch can be verified.',
    'own-keys': 'Without them the LMS gives us no access and takes no pathways from teachers.',
    'token-score': 'Without it no grade reaches the LMS.',
    'token-columns': 'Without it a column that was deleted cannot be made again.',
    'token-columns-read': 'Without it a lost column is not found again.',
    'token-results': 'Without it a grade that a teacher changed by hand is overwritten.',
    'token-roster': 'Without it teachers see students only after their first visit.',
    launch: 'Without it nobody gets in.',
    picker: 'Without it teachers cannot add pathways.',
    role: 'Whoever has no role in the course sees no data.',
    context: 'Without it there is no course to work in.',
    'course-title': 'Without it courses have no names here.',
    names: 'Without them teachers see “Learner 14” in place of names.',
    services: 'Without them no grade reaches the LMS.',
    column: 'Without it no grade of this assignment reaches the LMS.',
    'roster-address': 'Without it teachers see students only after their first visit.',
    custom: 'Without them due dates, sections, time zones or the trace of copied courses are missing.',
    roster: 'Without it teachers see students only after their first visit.',
    columns: 'Without them a lost column is not found again.',
    grade: 'Without it grades may not reach the LMS.',
  },
  fixLabel: 'What to do:',
  fixes: {
    address:
      'Compare the addresses of this registration with those that the LMS shows. Connect it again when they differ.',
    'own-address':
      'Whoever runs Waymark: PUBLIC_URL must be the https address at which the LMS reaches Waymark.',
    'switched-off': 'Activate this registration in Waymark, under “LMS connections”.',
    launch:
      'Look at the page that the LMS shows: it says what is wrong. The code stands in Waymark’s guide to launches.',
    role: 'Open it as a teacher of the course. Administrators who are not in the course have no role there.',
  },
  places: {
    canvas: {
      client:
        'Canvas, Admin, Developer Keys: the key of this client ID must be ON, with the JWK address of Waymark.',
      services:
        'Canvas, Admin, Developer Keys, Waymark, Edit: switch on the LTI Advantage services for grades and line items.',
      roster:
        'Canvas, Admin, Developer Keys, Waymark, Edit: switch on “Can retrieve user data associated with the context”.',
      names:
        'Canvas, Admin, Developer Keys, Waymark, Edit, Additional Settings: set Privacy Level to “Public”.',
      course: 'Canvas: open Waymark from an assignment of a course, not from the account.',
      picker:
        'Canvas, Admin, Developer Keys, Waymark, Edit, Placements: add Assignment Selection and Link Selection with deep linking.',
      custom:
        'Canvas, Admin, Developer Keys, Waymark, Edit: the custom fields must be those of Waymark’s configuration.',
    },
    schoology: {
      client:
        'Schoology, My Developer Apps, Waymark, Options, API Info: compare the client ID. The Key must be Waymark’s key set address.',
      services:
        'Schoology, My Developer Apps, Waymark, Edit: tick Assignment and Grade Services, and Use Unique Lineitem Identifiers. Then install it again.',
      roster:
        'Schoology, My Developer Apps, Waymark, Edit: tick Names and Role Provisioning Services. Then install it again.',
      names:
        'Schoology, My Developer Apps, Waymark, Edit: tick “Send Name and Email/Username of user who launches the tool”.',
      course: 'Schoology: open Waymark from Materials of a course, not from the left menu.',
      picker:
        'Schoology, My Developer Apps, Waymark, Edit: tick “Course Materials (Selection)”. Only there do links get a column.',
      custom:
        'Schoology sends them only for links that were added with Waymark’s picker. Add the link again.',
    },
    moodle: {
      client:
        'Moodle, Manage tools: Waymark must be active, and its Public keyset Waymark’s key set address.',
      services:
        'Moodle, Manage tools, Waymark, cog, Services: “Use this service for grade sync and column management”.',
      roster:
        'Moodle, Manage tools, Waymark, cog, Services: “Use this service to retrieve members’ information”. It is offered once the course has a Waymark activity.',
      names:
        'Moodle, Manage tools, Waymark, cog, Privacy: set “Share launcher’s name with tool” to “Always”.',
      course: 'Moodle: open Waymark from an activity of a course.',
      picker:
        'Moodle, Manage tools, Waymark, cog: tick “Supports Deep Linking”. In the activity press “Select content” and save.',
      custom: 'Moodle, Manage tools, Waymark, cog: Custom parameters. Moodle fills in no due dates.',
    },
    brightspace: {
      client:
        'Brightspace, LTI Advantage, Waymark: it must be enabled. The audience here must be its OAuth2 Audience.',
      services: 'Brightspace, LTI Advantage, Waymark and its deployment: tick Assignment and Grade Services.',
      roster:
        'Brightspace, LTI Advantage, Waymark and its deployment: tick Names and Role Provisioning Services.',
      names: 'Brightspace, the deployment’s security settings: tick Name.',
      course:
        'Brightspace, the deployment’s security settings: tick Org Unit Information and Link Information.',
      picker: 'Brightspace, LTI Advantage, View Links: make a link of type “Deep Linking Quicklink”.',
      custom: 'Brightspace, the deployment: add Waymark’s custom parameters.',
    },
    blackboard: {
      client:
        'Blackboard, LTI Tool Providers: the tool must be approved, with the Application ID as Client ID.',
      services: 'Blackboard, LTI Tool Providers, Waymark, Edit: allow grade service access.',
      roster: 'Blackboard, LTI Tool Providers, Waymark, Edit: allow membership service access.',
      names: 'Blackboard, LTI Tool Providers, Waymark, Edit, Institution Policies: tick Name.',
      course: 'Blackboard: open Waymark from the content of a course in which you are enrolled.',
      picker: 'Blackboard, LTI Tool Providers, Waymark, Manage Placements: a “Deep Linking content tool”.',
      custom: 'Blackboard, the placement: add Waymark’s custom parameters.',
    },
    sakai: {
      client:
        'Sakai, External Tools, Waymark: compare the client ID and the key set address. The tool must be active.',
      services: 'Sakai, External Tools, Waymark: tick sending grades and line items.',
      roster: 'Sakai, External Tools, Waymark: tick providing the roster.',
      names: 'Sakai, External Tools, Waymark: tick sending user names.',
      course: 'Sakai: open Waymark from an assignment of a site.',
      picker: 'Sakai, External Tools, Waymark: allow content selection, and placing it in Assignments.',
      custom: 'Sakai, External Tools, Waymark: custom parameters.',
    },
    other: {
      client: 'In the LMS, compare client ID and key set address. The tool must be switched on.',
      services: 'In the LMS, allow Assignment and Grade Services for Waymark.',
      roster: 'In the LMS, allow Names and Role Provisioning Services for Waymark.',
      names: 'In the LMS, let Waymark have people’s names.',
      course: 'Open Waymark from an activity of a course.',
      picker: 'In the LMS, allow deep linking for Waymark, with line items.',
      custom: 'In the LMS, add Waymark’s custom parameters.',
    },
  },
};
