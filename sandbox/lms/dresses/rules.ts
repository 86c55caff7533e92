import type { Response } from 'express';
import type {
  Assignment,
  Course,
  Dress,
  Grade,
  Install,
  LineItem,
  MessageKind,
  Person,
  Registration,
} from '../model.ts';
import type { Sandbox } from '../sandbox.ts';
import type { RegistrationHabits } from './registration-habits.ts';
import type { Score, ScoreOutcome, ScoreTarget } from './score.ts';

/** Everything that decides what an id_token says. */
export interface LaunchFacts {
  sandbox: Sandbox;
  registration: Registration;
  deploymentId: string;
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

/** What a deep-linking dialog takes, and how its answer is told from others. */
interface DeepLinkingHabits {
  /** By Canvas's placement; the others have one dialog only. */
  acceptance(placement: string | undefined): {
    acceptTypes: readonly string[];
    acceptMultiple: boolean;
    keepsDates: boolean;
  };
  /** Where the launch comes back: in this parameter of the return address, or (null) in the answer's `data`. */
  returnParameter: string | null;
  refusalStatus: number;
  /** Whether audience, nonce and deployment of the answer are looked at. */
  isStrict: boolean;
  takesAnswersOnce: boolean;
  /** Which text becomes the name of the assignment, and of its column. */
  namedBy: 'title' | 'label';
  /** Whether the column has a name of its own. */
  keepsLabel: boolean;
  keepsWindow: boolean;
}

interface TokenHabits {
  checksAudience: boolean;
  /** Grants what it may of what was asked for; otherwise one unknown scope refuses all. */
  grantsPart: boolean;
  /** What it says its answer is. */
  mediaType: string;
}

/** How one product differs. Everything that is not here is the same in all dresses. */
export interface DressRules extends Install {
  dress: Dress;
  productName: string;
  family: Dress;
  /** What its page of registered tools is called. */
  toolsPage: string;
  paths: { authorize: string; token: string; jwks: string; configuration: string };
  /** The scopes that a registration can be granted. */
  scopes: string[];
  idTokenSeconds: number;
  /** `_parent` or the name of the frame that keeps the tool's data; null = no platform storage. */
  storageTarget: string | null;
  /** NRPS page size, both default and maximum. */
  membersPageSize: number;
  scoreStatus: number;
  /** Ids of the n-th registration, beginning with 1. */
  install(number: number): Install;
  /** The n-th further installation under a client id, beginning with 1; null = there is only one. */
  nextDeployment: ((clientId: string, number: number) => string) | null;
  linkId(number: number): string;
  audience(clientId: string): string | string[];
  subject(person: Person, studentView?: boolean): string;
  contextId(course: Course): string;
  /** AGS container path of a course, without its query. */
  lineItemsPath(install: Install, course: Course): string;
  /** What follows a line item's id in its path. */
  lineItemSuffix: string;
  /** The query of the container and of each line item. */
  lineItemsQuery(install: Install): string;
  /** Whether the launch names a line item of a link that has several. */
  namesOneOfSeveral: boolean;
  membersPath(install: Install, course: Course): string;
  deepLinkReturnPath(course: Course): string;
  loginParameters(facts: LaunchFacts): Record<string, string>;
  loginHint(facts: LaunchFacts): string;
  messageHint(launchId: string, facts: LaunchFacts): string;
  /** Error codes for what a launch can be refused for. */
  launchErrors: { malformed: string; consumed: string; signedOut: string };
  /** Whether a redirect URI must be spelled as registered; otherwise its query does not count. */
  comparesRedirectsExactly: boolean;
  /** Course roles as the NRPS shows them; the launch adds institution roles. */
  courseRoles(person: Person, course: Course): string[];
  /** Whether parents can be in a course. */
  knowsObservers: boolean;
  /** All claims except iss, aud, exp, iat, nonce. */
  claims(facts: LaunchFacts): Record<string, unknown>;
  /** What a roster says of a person beyond the standard. */
  memberExtras(person: Person): Record<string, unknown>;
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
  resultExtras(grade: Grade): Record<string, unknown>;
  deepLinking: DeepLinkingHabits;
  token: TokenHabits;
  /** Null = tools are registered by hand only. */
  registration: RegistrationHabits | null;
  /** What the services answer to what they do not take. */
  refusals: { wrongScope: number; wrongMediaType: number; notAStudent: number; foreignLink: number };
  /** The body of a service's refusal, and whatever else there is to it; absent = a list of errors in JSON. */
  presentRefusal?: (res: Response, status: number, reason: string) => unknown;
}
