import type { PlatformFamily } from '../platform.model.ts';

/** What is to be told to the LMS about one student's work on one line item. Points are on the assignment's scale. */
export interface GradeToSend {
  /** `sub` of the student. */
  userId: string;
  /** Undefined while nothing was reviewed. */
  scoreGiven: number | undefined;
  scoreMaximum: number;
  activityProgress: 'InProgress' | 'Submitted' | 'Completed';
  gradingProgress: 'Pending' | 'PendingManual' | 'FullyGraded';
  comment: string;
  /** Strictly increasing per line item and student. */
  timestamp: Date;
  submittedAt?: Date;
  /** The student handed in since the last score that was delivered. */
  isNewSubmission: boolean;
  /** Where a grader can read the work; opened by the LMS as a launch. */
  submissionUrl: string;
}

/** What a score that was refused (4xx) calls for. */
export type RefusalMeaning =
  /** The column is gone. */
  | 'line-item-missing'
  /** Another score of this student has the same or a later timestamp. */
  | 'newer-timestamp'
  /** The student's attempts are used up; it will be taken when it makes no new one. */
  | 'attempts-used-up'
  /** It will be taken once someone changes something in the LMS, such as publishing the assignment. */
  | 'wait'
  /** It will never be taken as it is. */
  | 'refused';

/** How this LMS registers a tool from its own admin pages (Dynamic Registration 1.0). */
export interface RegistrationHabits {
  /** What its `product_family_code` looks like. */
  productCode: RegExp;
  /**
   * Where Waymark asks to stand, by message. Of these only what the LMS offers is asked for; an empty list asks for the message
   * without naming places. `admin`: where admins open the tool outside courses; no place, no message.
   */
  placements: { deepLinking: string[]; resourceLink: string[]; admin: string[] };
  /** The LMS puts a message without a place somewhere of its own choice, so such a message is left out. */
  needsPlacements: boolean;
  /** Further members of the tool configuration. */
  toolMembers: Record<string, unknown>;
  /** Further members of the resource-link message. */
  resourceLinkMembers: Record<string, unknown>;
  /** Further members of the message for admins. */
  adminMembers: Record<string, unknown>;
  /** What the privacy setting means that comes with it, when it says more than the claims do. */
  privacyNote?: string;
  /**
   * `aud` of our client assertions, when it is not what the configuration names as authorization server. `token-url`: the token URL,
   * whatever else the configuration names.
   */
  audience?: 'token-url' | `https://${string}`;
  /** Issuers that many installations share, and the hosts that may speak for them. */
  sharedIssuers?: { issuers: string[]; configurationUrl: RegExp };
  /** Hosts frame us that are not in the configuration, such as a school's own domain. */
  framesFromOwnDomains?: boolean;
  /** What the LMS admin does next, in order. */
  nextSteps: string[];
}

/** What one LMS family does its own way. Everything here names the quirk that it answers. */
export interface Family {
  family: PlatformFamily;
  /** The name that people know. */
  label: string;
  /** Origins that frame tools in this LMS, beside the registration's own. */
  frameOrigins: string[];
  /**
   * The score body for AGS, or undefined when this LMS has no use for such a message (it would clear or hide something).
   */
  scoreBody(grade: GradeToSend): Record<string, unknown> | undefined;
  /** Shortest time between the timestamps of two scores of one student, in milliseconds. */
  timestampStepMilliseconds: number;
  /** Whether `results` can be asked, so that a grade changed by hand is noticed before it is overwritten. */
  readsResults: boolean;
  /** Whether `results?user_id=` finds the student; otherwise all results are read. */
  filtersResults: boolean;
  /** Whether a result's `userId` means the student with this `sub`. */
  isSameUser(resultUserId: string, sub: string): boolean;
  /** @param words what the LMS said, cut; may be empty */
  refusalMeaning(status: number, words: string): RefusalMeaning;
  /** Extra members of the deep-linked content item. */
  contentItemExtras(): Record<string, unknown>;
  /** Extra members of its line item. */
  lineItemExtras(): Record<string, unknown>;
  /** Whether a column that a tool makes may name the link that it is for. */
  linksNewColumns: boolean;
  /** Custom parameters worth asking for in each link: `$Variables` that this LMS substitutes. Keys are lower snake_case. */
  customVariables: Record<string, string>;
  /** Where the connection check tries a column: `alone`, or `beside-link` where one alone would be a whole assignment. */
  testColumn: 'alone' | 'beside-link';
  registration: RegistrationHabits;
}

/** The AGS 2.0 score body without any quirk (§3.4.10). */
export function standardScore(grade: GradeToSend): Record<string, unknown> {
  return {
    userId: grade.userId,
    ...(grade.scoreGiven === undefined
      ? {}
      : { scoreGiven: grade.scoreGiven, scoreMaximum: grade.scoreMaximum }),
    activityProgress: grade.activityProgress,
    gradingProgress: grade.gradingProgress,
    timestamp: grade.timestamp.toISOString(),
    comment: grade.comment,
    ...(grade.submittedAt ? { submission: { submittedAt: grade.submittedAt.toISOString() } } : {}),
  };
}

/** AGS 2.0 names no codes; these are what platforms use. Moodle's 409 is a timestamp that is not later in whole seconds. */
export function standardRefusal(status: number): RefusalMeaning {
  if (status === 404 || status === 410) return 'line-item-missing';
  return status === 409 ? 'newer-timestamp' : 'refused';
}

export const standardRegistration: RegistrationHabits = {
  productCode: /^$/,
  placements: { deepLinking: ['ContentArea'], resourceLink: [], admin: [] },
  needsPlacements: false,
  toolMembers: {},
  resourceLinkMembers: {},
  adminMembers: {},
  nextSteps: [
    'In your LMS, look whether the new tool has to be switched on.',
    'Open it once from a course, as a teacher.',
  ],
};

/** What any LTI Advantage platform understands; families change what they do differently. */
export const standardFamily: Family = {
  family: 'other',
  label: 'The LMS',
  frameOrigins: [],
  scoreBody: standardScore,
  timestampStepMilliseconds: 1,
  readsResults: true,
  filtersResults: true,
  isSameUser: (resultUserId, sub) => resultUserId === sub,
  refusalMeaning: standardRefusal,
  contentItemExtras: () => ({}),
  lineItemExtras: () => ({}),
  linksNewColumns: true,
  customVariables: {
    resource_link_history: '$ResourceLink.id.history',
    context_history: '$Context.id.history',
    due_at: '$ResourceLink.submission.endDateTime',
  },
  testColumn: 'alone',
  registration: standardRegistration,
};
