import type { CourseRole } from '../http/api-contract.ts';
import { customValue, substituted, type DeepLinkingSettings, type LtiMessage } from './claims.ts';
import { courseRole, isLmsAdministrator, isTestUser } from './roles.ts';
import { sectionNames } from './section-names.ts';
import type { SentNames } from './sent-names.ts';
import { claim } from './vocabulary.ts';

/** A verified launch in our own words: everything that features need, nothing of the token. */
export interface Launch {
  kind: 'resource-link' | 'deep-linking' | 'submission-review';
  /** `sub`: the LMS's opaque id of the person. */
  userId: string;
  /** Absent when the LMS withholds names; a stored name is then kept. */
  userName: string | undefined;
  role: CourseRole;
  isTestStudent: boolean;
  /** Administers the LMS or a part of it; outside courses only. */
  isLmsAdministrator: boolean;
  deploymentId: string;
  targetLinkUri: string | undefined;
  context: { id: string; title: string | undefined; label: string | undefined } | undefined;
  resourceLink: { id: string; title: string | undefined } | undefined;
  custom: Record<string, string>;
  /** Names of the person's own sections (Canvas); empty where the LMS does not tell. */
  sections: string[];
  /** AGS endpoint of this launch (§3.1); URLs may change and are refreshed at each launch. */
  grades: { scopes: string[]; lineItems: string | undefined; lineItem: string | undefined } | undefined;
  /** NRPS memberships URL. */
  membershipsUrl: string | undefined;
  /** Where the LMS takes our wish to be told of things (Platform Notification Service 1.0); Canvas, with its scope. */
  notices: { serviceUrl: string; types: string[] } | undefined;
  /** `sub`s that a mentor may follow (Core §E.1); only with the Mentor role. */
  mentees: string[];
  /** Submission review: `sub` of the student whose work is to be shown. */
  reviewedUserId: string | undefined;
  deepLinking: DeepLinkingSettings | undefined;
  locale: string | undefined;
  returnUrl: string | undefined;
  /** What came with it, by name: for the connection check. */
  sent: SentNames;
}

/** Translates a message that passed the schemas. */
export function toLaunch(message: LtiMessage): Omit<Launch, 'sent'> {
  const roles = message[claim.roles];
  const role = courseRole(roles);
  // Canvas gives its account as the context of a launch from the account's navigation.
  const isAccountLaunch = message[claim.canvasPlacement] === 'account_navigation';
  const context = isAccountLaunch ? undefined : message[claim.context];
  const presentation = message[claim.launchPresentation];
  const endpoint = message[claim.endpoint];
  const notificationService = message[claim.notificationService];
  const link = claim.resourceLink in message ? message[claim.resourceLink] : undefined;
  const resourceLink = isOwnLink(link, message[claim.context]) ? link : undefined;
  return {
    kind: kinds[message[claim.messageType]],
    userId: message.sub,
    userName: displayName(message),
    role,
    isTestStudent: isTestUser(roles),
    isLmsAdministrator: isLmsAdministrator(roles),
    deploymentId: message[claim.deploymentId],
    targetLinkUri: message[claim.targetLinkUri],
    context: context && {
      id: context.id,
      title: substituted(context.title),
      label: substituted(context.label),
    },
    resourceLink: resourceLink && { id: resourceLink.id, title: substituted(resourceLink.title) },
    custom: message[claim.custom] ?? {},
    sections: sectionNames(message[claim.custom]),
    grades: endpoint && {
      scopes: endpoint.scope,
      lineItems: endpoint.lineitems,
      lineItem: endpoint.lineitem,
    },
    membershipsUrl: message[claim.namesRoleService]?.context_memberships_url,
    notices: notificationService && {
      serviceUrl: notificationService.platform_notification_service_url,
      types: notificationService.notice_types_supported,
    },
    mentees: role === 'mentor' ? (message[claim.roleScopeMentor] ?? []) : [],
    reviewedUserId: claim.forUser in message ? message[claim.forUser].user_id : undefined,
    deepLinking: claim.deepLinkingSettings in message ? message[claim.deepLinkingSettings] : undefined,
    locale: presentation?.locale ?? message.locale ?? customValue(message[claim.custom], 'locale'),
    returnUrl: presentation?.return_url,
  };
}

const kinds = {
  LtiResourceLinkRequest: 'resource-link',
  LtiDeepLinkingRequest: 'deep-linking',
  LtiSubmissionReviewRequest: 'submission-review',
} as const;

function displayName(message: LtiMessage): string | undefined {
  const parts = [message.given_name, message.family_name].map(substituted).filter(Boolean).join(' ');
  return (substituted(message.name) ?? (parts || undefined))?.slice(0, 200);
}

/** Where a launch has no link, as from the course's navigation, Canvas puts its context's id (40 hex digits) in the link's place. */
function isOwnLink(link: { id: string } | undefined, context: { id: string } | undefined): boolean {
  return link !== undefined && !(link.id === context?.id && /^[0-9a-f]{40}$/.test(link.id));
}
