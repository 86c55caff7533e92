/** The sandbox school's words. One school is shared by all dresses; whatever a tool makes belongs to one dress. */

export type Dress = 'canvas' | 'schoology' | 'moodle';

export const dresses: readonly Dress[] = ['canvas', 'schoology', 'moodle'];

export interface Person {
  id: string;
  givenName: string;
  familyName: string;
  name: string;
  email: string;
  /** Digits, as all products show in their own addresses. */
  number: string;
  /** The `sub` of this person in each dress. */
  subjects: Record<Dress, string>;
  locale: string;
  timezone: string;
  /** Staff have roles in the institution that must grant nothing in a course. */
  institution: 'student' | 'staff' | 'parent' | 'administrator';
  /** Person ids of an observer's children. */
  children: string[];
}

export type CourseRole = 'teacher' | 'assistant' | 'student' | 'observer';

export interface Enrolment {
  personId: string;
  role: CourseRole;
  /** Still in the list, and says so; Canvas leaves such people out. */
  isInactive?: boolean;
  /** Canvas's section; absent = the only one of the course, which has its name. */
  section?: string;
}

export interface Course {
  id: string;
  title: string;
  label: string;
  number: string;
  enrolments: Enrolment[];
  /** Ids of the courses that this one was copied from, nearest first. */
  copiedFrom: string[];
}

export interface Assignment {
  id: string;
  dress: Dress;
  courseId: string;
  clientId: string;
  deploymentId: string;
  /** The resource link id; new in every copy. */
  linkId: string;
  title: string;
  description: string;
  url: string;
  custom: Record<string, string>;
  published: boolean;
  opensInNewTab: boolean;
  availableAt: string | null;
  closesAt: string | null;
  dueAt: string | null;
  allowedAttempts: number | null;
  /** Link ids of its ancestors, nearest first. */
  linkHistory: string[];
}

export interface LineItem {
  id: string;
  dress: Dress;
  courseId: string;
  clientId: string;
  assignmentId: string | null;
  /** The assignment's own column; others of the same assignment never reach the gradebook of Canvas. */
  isMain: boolean;
  label: string;
  scoreMaximum: number;
  resourceId: string | null;
  tag: string | null;
  startDateTime: string | null;
  endDateTime: string | null;
  gradesReleased: boolean | null;
  submissionReview: Record<string, unknown> | null;
}

interface Attempt {
  submittedAt: string;
  type: string;
  data: string | null;
}

interface ScoreEvent {
  receivedAt: string;
  by: 'tool' | 'teacher';
  /** In words, for people: what the LMS did with it. */
  effect: string;
  score: number | null;
  sent: Record<string, unknown>;
}

/** One student's place in one column of the gradebook. Scores are in the line item's points. */
export interface Grade {
  lineItemId: string;
  personId: string;
  score: number | null;
  gradedBy: 'tool' | 'teacher' | null;
  needsGrading: boolean;
  comments: string[];
  /** What a teacher marked by hand, such as "Missing"; any Schoology score wipes it. */
  flag: string | null;
  attempts: Attempt[];
  /** The tool's last timestamp, progress and maximum, as sent. */
  timestamp: string | null;
  activityProgress: string | null;
  gradingProgress: string | null;
  sentMaximum: number | null;
  history: ScoreEvent[];
}

/** The ids of one installation of a tool. */
export interface Install {
  clientId: string;
  deploymentId: string;
}

/** A tool's registration with one dress: a Canvas developer key, a Schoology app, an external tool of Moodle. */
export interface Registration extends Install {
  dress: Dress;
  /** Further installations under the same client id, such as those of other schools. */
  moreDeploymentIds: string[];
  name: string;
  loginUrl: string;
  launchUrl: string;
  redirectUrls: string[];
  jwksUrl: string;
  scopes: string[];
  custom: Record<string, string>;
  /** Whether launches and rosters carry names. */
  sharesNames: boolean;
  enabled: boolean;
  /** Whether teachers find it where they add activities; in Moodle a step of its own. */
  isOffered: boolean;
}

export type MessageKind = 'resource-link' | 'deep-linking' | 'submission-review';

export interface LaunchInput {
  /** Person id. */
  as: string;
  dress?: Dress;
  /** Course id; absent together with `link` = a launch outside any course (Canvas’s account navigation, Schoology’s left menu). */
  course?: string;
  /** Assignment id or resource link id. */
  link?: string;
  message?: MessageKind;
  /** Canvas's placement name; decides the deep-linking settings. */
  placement?: string;
  /** Whose work a submission review is about: a person id. */
  forUser?: string;
  targetLinkUri?: string;
  /** Canvas's "Student View": launches as the test student. */
  studentView?: boolean;
  /** Another registration than the one of the link, or that the pages use. */
  clientId?: string;
  /** Another installation of that registration. */
  deploymentId?: string;
}

/** A launch that began on an LMS page and waits for the tool's authentication request. */
export interface PendingLaunch {
  id: string;
  dress: Dress;
  clientId: string;
  deploymentId: string;
  input: LaunchInput;
  loginHint: string;
  messageHint: string;
  targetLinkUri: string;
  startedAt: number;
  used: boolean;
  storageTarget: string | null;
}

/** What came in and what was answered, as the page of requests shows it. */
export interface LoggedRequest {
  at: string;
  dress: Dress;
  method: string;
  /** Path and query. */
  path: string;
  sent: unknown;
  status: number;
  answer: unknown;
  /** Why the LMS refused, in words. */
  refusal: string | null;
}
