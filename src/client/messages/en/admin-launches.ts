/** The last launches and refusals: what happened and what an admin does about it, by code. */
export const launches = {
  title: 'Launches',
  intro: 'Each time somebody opened Waymark, newest first. Kept for 30 days, without names.',
  empty: 'Nobody opened Waymark yet.',
  emptyStep: 'Open it once from a course in your LMS.',
  onlyRefused: 'Only what was refused',
  noneRefused: 'Nothing was refused in the last 30 days.',
  more: 'Show earlier ones',
  accepted: 'Opened',
  refused: 'Refused',
  from: (platform: string) => `from ${platform}`,
  unknownLms: 'from an LMS that nobody registered',
  code: (code: string, requestId: string) => `Code ${code}, request ${requestId}`,
  roles: {
    teacher: 'by a teacher',
    reviewer: 'by a reviewer',
    designer: 'by a designer',
    student: 'by a student',
    mentor: 'by a parent or mentor',
    none: 'by somebody without a role in a course',
  } as Record<string, string>,
  kinds: {
    'resource-link': 'a link',
    'deep-linking': 'adding a pathway',
    'submission-review': 'the work of a student',
  } as Record<string, string>,
  other: ['Waymark refused this.', 'Look for the request in the server’s log.'] as readonly [string, string],
  reasons: {
    LOGIN_INVALID: [
      'The LMS’s login lacked something.',
      'Check the login initiation URL in the LMS. Nobody can open it as a bookmark.',
    ],
    PLATFORM_UNKNOWN: [
      'This LMS or client ID is not registered here.',
      'Compare issuer and client ID in the LMS with those under “LMS connections”.',
    ],
    PLATFORM_AMBIGUOUS: [
      'The LMS sent no client ID, and several registrations fit.',
      'Let the LMS send its client ID with the login, or suspend the registration that is not used.',
    ],
    PLATFORM_NOT_ACTIVE: [
      'This connection is suspended or waits for approval.',
      'Approve or activate it under “LMS connections”.',
    ],
    PLATFORM_REPORTED_ERROR: [
      'The LMS stopped the launch itself.',
      'Mostly somebody was not signed in there. If it goes on, check in the LMS whether the tool is switched on and its redirect URL is ours.',
    ],
    PLATFORM_KEYS_UNAVAILABLE: [
      'The LMS’s key set could not be read.',
      'Check the key set address, and whether the LMS answers. It works again by itself once it does.',
    ],
    LAUNCH_MALFORMED: [
      'This was not a launch from an LMS.',
      'Nothing to do, unless it comes often: then check the launch URL in the LMS.',
    ],
    STATE_UNKNOWN: [
      'The launch did not begin at our login.',
      'Check the login initiation URL in the LMS. Somebody may also have opened an old page.',
    ],
    STATE_EXPIRED: ['The launch took more than ten minutes.', 'Nothing to do: they open it again.'],
    STATE_USED: ['The page was loaded a second time.', 'Nothing to do: they open it again.'],
    BROWSER_NOT_BOUND: [
      'The browser kept our cookie away, and a new tab was offered.',
      'If it comes often, allow the LMS to open Waymark in a new tab.',
    ],
    TOKEN_MALFORMED: ['The LMS sent something that is no token.', 'Tell the LMS’s support this code.'],
    TOKEN_ALGORITHM_REFUSED: [
      'The token was not signed with RS256.',
      'Set the LMS’s signature to RS256, the only one that LTI allows here.',
    ],
    TOKEN_KEY_MISSING: ['The token names no key.', 'Tell the LMS’s support this code.'],
    TOKEN_KEY_UNKNOWN: [
      'The token’s key is not in the LMS’s key set.',
      'Check the key set address. After a change of keys it works by itself within a minute.',
    ],
    TOKEN_SIGNATURE_INVALID: [
      'The signature is not the LMS’s.',
      'Check that the key set address belongs to the same LMS. Otherwise somebody tried to get in.',
    ],
    TOKEN_ISSUER_WRONG: ['The token comes from another LMS.', 'Compare the issuer in the LMS with ours.'],
    TOKEN_AUDIENCE_WRONG: [
      'The token is meant for another client ID.',
      'Compare the client ID in the LMS with ours.',
    ],
    TOKEN_EXPIRED: ['The token was too old.', 'Check the LMS server’s clock.'],
    TOKEN_TOO_OLD: ['The token was too old.', 'Check the LMS server’s clock.'],
    TOKEN_FROM_THE_FUTURE: ['The token comes from the future.', 'Check the LMS server’s clock.'],
    TOKEN_LIFETIME_TOO_LONG: ['The token is good for more than a day.', 'Set a shorter time in the LMS.'],
    NONCE_WRONG: [
      'The token belongs to another launch.',
      'Nothing to do, unless it comes often: then tell the LMS’s support this code.',
    ],
    VERSION_UNSUPPORTED: ['This was not LTI 1.3.', 'Set the tool up as LTI 1.3 in the LMS.'],
    MESSAGE_TYPE_UNSUPPORTED: [
      'The LMS sent a kind of message that Waymark does not know.',
      'Remove that placement in the LMS.',
    ],
    CLAIMS_INVALID: ['The launch lacked something that LTI demands.', 'Tell the LMS’s support this code.'],
    USER_ANONYMOUS: [
      'The LMS did not say who it is.',
      'Let the LMS send the user’s id. It is opaque; no name is needed.',
    ],
    TARGET_LINK_WRONG: [
      'The link leads to another site.',
      'Correct the link’s address in the LMS: it must begin with ours.',
    ],
    DEPLOYMENT_WRONG: [
      'Login and launch named different deployments.',
      'Compare the deployment ID in the LMS with ours.',
    ],
    DEPLOYMENT_UNCLAIMED: [
      'This deployment belongs to nobody yet.',
      'Whoever runs Waymark claims it under “LMS connections”.',
    ],
    DEPLOYMENT_SUSPENDED: ['This deployment is suspended.', 'Activate it under “LMS connections”.'],
    TOO_MANY_REQUESTS: [
      'Too many launches came from one address at once.',
      'It works again within a minute. If a school meets this every morning, tell whoever runs Waymark.',
    ],
  } as Record<string, readonly [string, string]>,
};
