import { z } from 'zod';
import { claim } from './vocabulary.ts';

/**
 * Schemas of the LTI claims that Waymark reads (LTI Core 1.3 §5, Deep Linking 2.0 §4.4, AGS 2.0 §3.1, NRPS 2.0 §3.6, Submission
 * Review 1.0). Unknown claims are ignored; optional claims that real platforms send in odd shapes are tolerated, not trusted.
 */
const id255 = z.string().min(1).max(255);
const text = z.string().max(10_000);
/** LMSs send "", null or numbers where the spec says "leave it out": treat these as absent. */
export const lenientText = z
  .unknown()
  .transform((value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= 10_000 ? value.trim() : undefined,
  )
  .optional();
const webAddress = z.url({ protocol: /^https?$/ }).max(4_000);
const lenientUrl = z
  .unknown()
  .transform((value) => (webAddress.safeParse(value).success ? (value as string) : undefined))
  .optional();

const customSchema = z
  .record(z.string(), z.unknown())
  .transform((values) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
        .map(([key, value]) => [key, String(value)]),
    ),
  )
  .catch({});

const contextSchema = z.object({ id: id255, label: lenientText, title: lenientText });
const resourceLinkSchema = z.object({ id: id255, title: lenientText });
const endpointSchema = z.object({
  scope: z.array(z.string()).catch([]),
  lineitems: lenientUrl,
  lineitem: lenientUrl,
});
const presentationSchema = z
  .object({ locale: lenientText, return_url: lenientUrl })
  .catch({ locale: undefined, return_url: undefined });

const commonShape = {
  sub: z.string().min(1).max(255),
  name: lenientText,
  given_name: lenientText,
  family_name: lenientText,
  locale: lenientText,
  [claim.deploymentId]: id255,
  [claim.context]: contextSchema.optional(),
  [claim.custom]: customSchema.optional(),
  [claim.launchPresentation]: presentationSchema.optional(),
  [claim.endpoint]: endpointSchema.optional().catch(undefined),
  [claim.namesRoleService]: z.object({ context_memberships_url: webAddress }).optional().catch(undefined),
  [claim.notificationService]: z
    .object({
      platform_notification_service_url: webAddress,
      notice_types_supported: z.array(z.string()).catch([]),
    })
    .optional()
    .catch(undefined),
  [claim.roleScopeMentor]: z.array(z.string()).optional().catch(undefined),
  [claim.canvasPlacement]: lenientText,
};

const roles = z.array(z.string());

export const resourceLinkRequestSchema = z.object({
  ...commonShape,
  [claim.messageType]: z.literal('LtiResourceLinkRequest'),
  [claim.targetLinkUri]: text.min(1),
  [claim.resourceLink]: resourceLinkSchema.optional(),
  [claim.roles]: roles,
});

export const deepLinkingSettingsSchema = z.object({
  deep_link_return_url: webAddress,
  accept_types: z.array(z.string()),
  accept_presentation_document_targets: z.array(z.string()).catch([]),
  accept_multiple: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')])
    .optional()
    .catch(undefined),
  accept_lineitem: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')])
    .optional()
    .catch(undefined),
  title: lenientText,
  text: lenientText,
  data: z.string().max(20_000).optional(),
});

export const deepLinkingRequestSchema = z.object({
  ...commonShape,
  [claim.messageType]: z.literal('LtiDeepLinkingRequest'),
  [claim.targetLinkUri]: text.optional(),
  [claim.roles]: roles.optional(),
  [claim.deepLinkingSettings]: deepLinkingSettingsSchema,
});

export const submissionReviewRequestSchema = z.object({
  ...commonShape,
  [claim.messageType]: z.literal('LtiSubmissionReviewRequest'),
  [claim.targetLinkUri]: text.min(1),
  [claim.resourceLink]: resourceLinkSchema.optional(),
  [claim.roles]: roles,
  [claim.endpoint]: endpointSchema,
  [claim.forUser]: z.object({ user_id: z.string().min(1).max(255) }),
});

export const ltiMessageSchema = z.discriminatedUnion(claim.messageType, [
  resourceLinkRequestSchema,
  deepLinkingRequestSchema,
  submissionReviewRequestSchema,
]);

export type LtiMessage = z.output<typeof ltiMessageSchema>;
export type DeepLinkingSettings = z.output<typeof deepLinkingSettingsSchema>;

/** Claims checked before any LTI claim (OpenID Connect Core §3.1.3.7). Numbers must be JSON numbers; fractions are tolerated. */
export const tokenClaimsSchema = z.object({
  iss: z.string().max(2_000),
  aud: z.union([z.string(), z.array(z.string()).min(1).max(20)]),
  azp: z.string().optional(),
  exp: z.number(),
  iat: z.number(),
  nonce: z.string().max(2_000),
});

/** A notice (Platform Notification Service 1.0): what its kind needs beyond this is looked at by kind. */
export const noticeSchema = z.object({
  [claim.notice]: z.object({ id: id255, type: z.string().max(255) }),
  [claim.deploymentId]: id255,
  [claim.context]: contextSchema.optional(),
  [claim.originContexts]: z.array(id255).max(1_000).optional(),
});

/** A custom value that a platform really substituted: literal `$Variable` text and empty strings mean "not given". */
export function customValue(custom: Record<string, string> | undefined, key: string): string | undefined {
  return substituted(custom?.[key]?.trim() || undefined);
}

/** A text that the LMS really filled in: `$Variable`, and Blackboard's `@X@user.role@X@`, stand for something that it did not. */
export function substituted(value: string | undefined): string | undefined {
  return value === undefined || value.startsWith('$') || /^@X@.*@X@$/.test(value) ? undefined : value;
}
