/** Stable codes of every error that leaves the server. Clients and tests compare codes, never texts. */
export type ErrorCode =
  | 'INVALID_REQUEST'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'SESSION_MISSING'
  | 'SESSION_EXPIRED'
  | 'CONFLICT'
  | 'RULE_BROKEN'
  | 'TOO_MANY_REQUESTS'
  | 'BODY_TOO_LARGE'
  | 'FILE_TOO_LARGE'
  | 'FILE_EMPTY'
  | 'FILE_TYPE_REFUSED'
  | 'INTERNAL'
  | 'PLATFORM_FAILED'
  | 'ADMIN_LINK_UNUSABLE'
  | RegistrationCode
  | LaunchRefusalCode;

export type RegistrationCode =
  | 'REGISTRATION_INVALID'
  | 'REGISTRATION_ADDRESS_REFUSED'
  | 'REGISTRATION_NOT_OFFERED'
  | 'REGISTRATION_ISSUER_WRONG'
  | 'REGISTRATION_LMS_UNUSABLE'
  | 'REGISTRATION_LMS_UNREACHABLE'
  | 'REGISTRATION_REFUSED'
  | 'REGISTRATION_UNFINISHED'
  | 'REGISTRATION_TOO_MANY_WAIT'
  | 'REGISTRATION_PAGE_UNKNOWN'
  | 'REGISTRATION_PAGE_EXPIRED'
  | 'INVITE_UNKNOWN'
  | 'INVITE_EXPIRED'
  | 'INVITE_USED'
  | 'INVITE_FOR_ANOTHER_LMS';

export type LaunchRefusalCode =
  | 'LOGIN_INVALID'
  | 'PLATFORM_UNKNOWN'
  | 'PLATFORM_AMBIGUOUS'
  | 'PLATFORM_NOT_ACTIVE'
  | 'PLATFORM_REPORTED_ERROR'
  | 'PLATFORM_KEYS_UNAVAILABLE'
  | 'LAUNCH_MALFORMED'
  | 'STATE_UNKNOWN'
  | 'STATE_EXPIRED'
  | 'STATE_USED'
  | 'BROWSER_NOT_BOUND'
  | 'TOKEN_MALFORMED'
  | 'TOKEN_ALGORITHM_REFUSED'
  | 'TOKEN_KEY_MISSING'
  | 'TOKEN_KEY_UNKNOWN'
  | 'TOKEN_SIGNATURE_INVALID'
  | 'TOKEN_ISSUER_WRONG'
  | 'TOKEN_AUDIENCE_WRONG'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_TOO_OLD'
  | 'TOKEN_FROM_THE_FUTURE'
  | 'TOKEN_LIFETIME_TOO_LONG'
  | 'NONCE_WRONG'
  | 'VERSION_UNSUPPORTED'
  | 'MESSAGE_TYPE_UNSUPPORTED'
  | 'CLAIMS_INVALID'
  | 'USER_ANONYMOUS'
  | 'TARGET_LINK_WRONG'
  | 'DEPLOYMENT_WRONG'
  | 'DEPLOYMENT_UNCLAIMED'
  | 'DEPLOYMENT_SUSPENDED';

/** One thing that is wrong with an input: where (dotted path) and what, in words for people. */
export interface Fault {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  code: ErrorCode;
  /** HTTP status, 400–599. */
  status: number;
  /** A sentence that is safe to show to anyone. */
  message: string;
  /** For the person: what to do next. */
  nextStep?: string;
  faults?: Fault[];
  /** For logs only: opaque ids and numbers, never names or tokens. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** The one error family: everything that is refused on purpose is an AppError. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly nextStep: string | undefined;
  readonly faults: Fault[];
  readonly details: Record<string, unknown>;

  constructor(options: AppErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.status = options.status;
    this.nextStep = options.nextStep;
    this.faults = options.faults ?? [];
    this.details = options.details ?? {};
  }
}

/** The input is wrong: 400 with all faults at once. */
export class InvalidRequestError extends AppError {
  constructor(faults: Fault[], message = 'Some of what was sent is not right.') {
    super({ code: 'INVALID_REQUEST', status: 400, message, faults });
  }
}

/** The thing does not exist, or the asker may not know that it does: 404. */
export class NotFoundError extends AppError {
  constructor(message = 'We could not find that.') {
    super({ code: 'NOT_FOUND', status: 404, message });
  }
}

/** The person is known and may not do this: 403. */
export class ForbiddenError extends AppError {
  constructor(message = 'Your role in this course does not allow that.') {
    super({ code: 'FORBIDDEN', status: 403, message });
  }
}

/** No usable session: 401. `SESSION_EXPIRED` tells the client to keep unsent work and ask for a relaunch. */
export class SessionError extends AppError {
  constructor(code: 'SESSION_MISSING' | 'SESSION_EXPIRED') {
    super({
      code,
      status: 401,
      message: 'Your session has ended. Your work is kept.',
      nextStep: 'Open the assignment again from your course.',
    });
  }
}

/** A sign-in link to the console that opens nothing: 403. */
export class AdminSignInError extends AppError {
  constructor(why: 'unknown' | 'used' | 'expired') {
    const sentences = {
      unknown: 'This sign-in link is not one of ours.',
      used: 'This sign-in link was used already.',
      expired: 'This sign-in link is too old.',
    };
    super({
      code: 'ADMIN_LINK_UNUSABLE',
      status: 403,
      message: sentences[why],
      nextStep: why === 'unknown' ? 'Copy the whole link.' : 'Ask whoever sent it for a new one.',
      details: { why },
    });
  }
}

/** What was asked no longer fits the state of things: 409. */
export class ConflictError extends AppError {
  constructor(
    message: string,
    code: 'CONFLICT' | 'RULE_BROKEN' = 'CONFLICT',
    details: Record<string, unknown> = {},
  ) {
    super({ code, status: 409, message, details });
  }
}

/** A launch that we refuse. Always a page with a sentence, a code and a next step. */
export class LaunchRefusedError extends AppError {
  declare readonly code: LaunchRefusalCode;
}

/** Waymark could not be registered in an LMS from the LMS's own page. */
export class RegistrationError extends AppError {
  declare readonly code: RegistrationCode;
}

/** An LMS service did not do what was asked. `retryable` tells whether trying again can help. */
export class PlatformFailedError extends AppError {
  readonly upstreamStatus: number | undefined;
  readonly retryable: boolean;
  /** Seconds that the platform asked us to wait, from Retry-After. */
  readonly retryAfterSeconds: number | undefined;
  /** The platform's own words, cut to 300 characters; never shown to students. */
  readonly upstreamMessage: string | undefined;

  constructor(options: {
    message: string;
    upstreamStatus?: number;
    retryable: boolean;
    retryAfterSeconds?: number;
    upstreamMessage?: string;
    cause?: unknown;
  }) {
    super({
      code: 'PLATFORM_FAILED',
      status: 502,
      message: options.message,
      cause: options.cause,
      details: { upstreamStatus: options.upstreamStatus, retryable: options.retryable },
    });
    this.upstreamStatus = options.upstreamStatus;
    this.retryable = options.retryable;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.upstreamMessage = options.upstreamMessage?.slice(0, 300);
  }
}
