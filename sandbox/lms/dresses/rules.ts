import type { Assignment, Course, Dress, LineItem, MessageKind, Person, Registration } from '../model.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Score, ScoreOutcome, ScoreTarget } from './score.ts';

/** Everything that decides what an id_token says. */
export interface LaunchFacts {
  sandbox: Sandbox;
  registration: Registration;
  person: Person;
  course: Course | null;
  assignment: Assignment | null;
  lineItem: LineItem | null;
  message: MessageKind;
  placement: string | null;
  forUser: Person | null;
  targetLinkUri: string;
  studentView: boolean;
  /** False when the LMS's privacy setting withholds names and email. */
  showsNames: boolean;
  /** Ties the answer of a deep-linking dialog to its launch. */
  deepLinkId: string;
}

/** How one product differs. Everything that is not here is the same in both dresses. */
export interface DressRules {
  dress: Dress;
  productName: string;
  family: Dress;
  clientId: string;
  deploymentId: string;
  paths: { authorize: string; token: string; jwks: string; configuration: string };
  scopes: string[];
  idTokenSeconds: number;
  /** `_parent` or the name of the frame that keeps the tool's data. */
  storageTarget: string;
  /** NRPS page size, both default and maximum. */
  membersPageSize: number;
  scoreStatus: number;
  audience(clientId: string): string | string[];
  subject(person: Person, studentView?: boolean): string;
  contextId(course: Course): string;
  /** AGS container path of a course. */
  lineItemsPath(clientId: string, course: Course): string;
  membersPath(clientId: string, course: Course): string;
  deepLinkReturnPath(course: Course): string;
  loginParameters(facts: LaunchFacts): Record<string, string>;
  /** Course roles as the NRPS shows them; the launch adds institution roles. */
  courseRoles(person: Person, course: Course): string[];
  /** All claims except iss, aud, exp, iat, nonce. */
  claims(facts: LaunchFacts): Record<string, unknown>;
  /** The value of `$variable` (name without the dollar sign); undefined = unknown, stays literal. */
  expand(variable: string, facts: LaunchFacts): string | undefined;
  /** Students of a course who are nobody: made for teachers who want to see what students see. */
  testStudents(course: Course, people: Person[]): Person[];
  /** Whether an AGS `userId` means this person. */
  matchesUser(person: Person, userId: string): boolean;
  /** Whether a `results?user_id=` value means this person. */
  matchesResultFilter(person: Person, filter: string): boolean;
  parseScore(body: unknown): Score | { faults: string[] };
  applyScore(score: Score, target: ScoreTarget): ScoreOutcome;
  /** Result score and maximum as the tool reads them back. */
  resultMaximum(lineItem: LineItem, sentMaximum: number | null): number;
}
