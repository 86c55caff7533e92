import type { PlatformFamily } from '../platform.model.ts';
import { familyOf } from '../platforms/index.ts';
import type { Family } from '../platforms/family.ts';
import type { PlatformConfiguration } from './platform-configuration.ts';
import {
  deepLinkingMessage,
  resourceLinkMessage,
  toolAddresses,
  toolDescription,
  toolTitle,
  wantedClaims,
  wantedScopes,
  welcomeScopes,
} from './tool-description.ts';

const toolKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const canvasPrefix = 'https://canvas.instructure.com/lti/';

interface ToolMessage {
  type: string;
  target_link_uri: string;
  label: string;
  icon_uri: string;
  placements?: string[];
  [member: string]: unknown;
}

/** Everything about one registration before it is done: what is shown to the admin is what is sent and stored. */
export interface RegistrationPlan {
  lmsName: string;
  version: string | undefined;
  family: PlatformFamily;
  platform: {
    issuer: string;
    authUrl: string;
    tokenUrl: string;
    jwksUrl: string;
    audience: string | undefined;
  };
  registrationUrl: string;
  configurationUrl: string;
  messages: ToolMessage[];
  scopes: string[];
  /** Wanted and not offered. */
  missingScopes: string[];
  /** The LMS does not say which services it offers; all are asked for. */
  isOfferUnknown: boolean;
  claims: string[];
  custom: Record<string, string>;
  frameAncestors: string[];
  /** The body of the request (Dynamic Registration 1.0 §3.5). */
  request: Record<string, unknown>;
}

/** Asks for what Waymark needs of what this LMS offers, and for nothing else. */
export function planRegistration(input: {
  configuration: PlatformConfiguration;
  configurationUrl: string;
  family: PlatformFamily;
  /** What the platform is called when the LMS has no name for itself. */
  fallbackName: string | undefined;
  publicUrl: string;
  frameAncestors: string[];
}): RegistrationPlan {
  const { configuration, configurationUrl, publicUrl, frameAncestors } = input;
  const family = familyOf(input.family);
  const welcome = configuration.scopes ? offered(welcomeScopes, configuration.scopes) : [];
  const scopes = [...offered(wantedScopes, configuration.scopes), ...welcome];
  const messages = planMessages(configuration, family, publicUrl);
  const claims = offered(wantedClaims, configuration.claims);
  const custom = offeredVariables(family.customVariables, configuration.variables);
  const { issuer, authUrl, tokenUrl, jwksUrl, authorizationServer } = configuration;
  const { audience: ownAudience = authorizationServer } = family.registration;
  const audience = ownAudience === 'token-url' ? undefined : ownAudience;
  const lmsName = configuration.accountName?.trim() || input.fallbackName || new URL(issuer).host;
  return {
    lmsName: lmsName.slice(0, 200),
    version: configuration.version,
    family: family.family,
    platform: { issuer, authUrl, tokenUrl, jwksUrl, audience },
    registrationUrl: configuration.registrationUrl,
    configurationUrl,
    messages,
    scopes,
    missingScopes: wantedScopes.filter((scope) => !scopes.includes(scope)),
    isOfferUnknown: configuration.scopes === undefined,
    claims,
    custom,
    frameAncestors,
    request: registrationRequest({ family, publicUrl, scopes, messages, claims, custom }),
  };
}

function registrationRequest(asked: {
  family: Family;
  publicUrl: string;
  scopes: string[];
  messages: ToolMessage[];
  claims: string[];
  custom: Record<string, string>;
}): Record<string, unknown> {
  const address = toolAddresses(asked.publicUrl);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: address.login,
    redirect_uris: [address.launch],
    client_name: toolTitle,
    client_uri: asked.publicUrl,
    logo_uri: address.icon,
    jwks_uri: address.jwks,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: asked.scopes.join(' '),
    [toolKey]: {
      // With its port: Moodle compares it with the host of target_link_uri.
      domain: address.host,
      target_link_uri: address.launch,
      description: toolDescription,
      custom_parameters: asked.custom,
      claims: asked.claims,
      messages: asked.messages,
      ...asked.family.registration.toolMembers,
    },
  };
}

/** Deep linking first: where an LMS takes one message per placement, the first listed wins. */
function planMessages(
  configuration: PlatformConfiguration,
  family: Family,
  publicUrl: string,
): ToolMessage[] {
  const { placements, needsPlacements, resourceLinkMembers, adminMembers } = family.registration;
  const address = toolAddresses(publicUrl);
  const wanted = [
    { type: deepLinkingMessage, places: placements.deepLinking, label: 'Add a pathway', members: {} },
    {
      type: resourceLinkMessage,
      places: placements.resourceLink,
      label: toolTitle,
      members: resourceLinkMembers,
    },
    ...(placements.admin.length > 0
      ? [{ type: resourceLinkMessage, places: placements.admin, label: toolTitle, members: adminMembers }]
      : []),
  ];
  return wanted.flatMap(({ type, places, label, members }) => {
    const offer = configuration.messages?.find((message) => message.type === type);
    if (configuration.messages && !offer) return [];
    const found = offeredPlaces(places, offer?.placements);
    if (needsPlacements && found.length === 0) return [];
    return [
      {
        type,
        target_link_uri: address.launch,
        label,
        icon_uri: address.icon,
        ...(found.length > 0 ? { placements: found } : {}),
        ...members,
      },
    ];
  });
}

/** Canvas lists its placements with and without a prefix; they are named as the LMS names them. */
function offeredPlaces(wanted: string[], offer: string[] | undefined): string[] {
  return wanted.flatMap(
    (place) => offer?.find((each) => each === place || each === canvasPrefix + place) ?? [],
  );
}

function offered(wanted: string[], offer: string[] | undefined): string[] {
  return offer ? wanted.filter((each) => offer.includes(each)) : [...wanted];
}

function offeredVariables(
  wanted: Record<string, string>,
  offer: string[] | undefined,
): Record<string, string> {
  if (!offer) return { ...wanted };
  const names = new Set(offer.map((each) => each.replace(/^\$/, '')));
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => names.has(value.slice(1))));
}
