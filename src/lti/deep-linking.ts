import type { LtijsProvider } from 'ltijs';
import { ConflictError, InvalidRequestError } from '../http/errors.ts';
import type { DeepLinkingSettings } from './claims.ts';
import { assertOutboundUrl, type OutboundPolicy } from './outbound.ts';
import type { Platform } from './platform.model.ts';
import { familyOf } from './platforms/index.ts';

/** An LTI link for the LMS to keep (Deep Linking 2.0 §3.2). Members that LMSs add are named by full URLs. */
export interface ResourceLinkItem {
  type: 'ltiResourceLink';
  title: string;
  url: string;
  lineItem?: {
    scoreMaximum: number;
    label: string;
    resourceId: string;
    tag: string;
    [extra: string]: unknown;
  };
  submission?: { endDateTime: string };
  custom: Record<string, string>;
  [extension: `https://${string}`]: unknown;
}

interface DeepLinkAnswer {
  /** The LTI deployment_id of the request. */
  deploymentId: string;
  /** `deep_linking_settings` of the verified request. */
  settings: DeepLinkingSettings;
  /** None cancels: the LMS closes its window. */
  items: ResourceLinkItem[];
  /** Plain text that the LMS may show. */
  message?: string;
}

/**
 * Signs an answer for the LMS. `jwt` goes, as the form field JWT, to `returnUrl`. It is valid for a minute and once.
 * @throws ConflictError or InvalidRequestError when the LMS does not take such items; PlatformFailedError for a bad return address
 */
export type SignDeepLink = (
  platform: Platform,
  answer: DeepLinkAnswer,
) => Promise<{ returnUrl: string; jwt: string }>;

/** Deep Linking 2.0 §4.5 through ltijs, with our duties around it. */
export function createDeepLinkResponse(dependencies: {
  ltijs: Pick<LtijsProvider, 'DeepLinking'>;
  outbound: Pick<OutboundPolicy, 'allowPrivateNetwork'>;
}): SignDeepLink {
  const { ltijs, outbound } = dependencies;
  return async (platform, { deploymentId, settings, items, message }) => {
    if (platform.status !== 'active') {
      throw new ConflictError('Waymark is switched off in this LMS at the moment.');
    }
    assertAccepted(platform, settings, items.length);
    // The browser posts there with our signature: https only, and never a script address.
    assertOutboundUrl(settings.deep_link_return_url, outbound);
    const jwt = await ltijs.DeepLinking.createDeepLinkingMessage(
      {
        iss: platform.issuer,
        clientId: platform.clientId,
        deploymentId,
        platformContext: { deepLinkingSettings: toLtijsSettings(settings) },
      },
      items,
      message === undefined ? {} : { message },
    );
    return { returnUrl: settings.deep_link_return_url, jwt };
  };
}

/**
 * Whether the LMS takes this many links here; ltijs would drop what is too much without a word.
 * @throws ConflictError, InvalidRequestError
 */
export function assertAccepted(
  { family }: Pick<Platform, 'family'>,
  settings: DeepLinkingSettings,
  itemCount: number,
): void {
  if (itemCount === 0) return;
  const { label } = familyOf(family);
  if (!settings.accept_types.includes('ltiResourceLink')) {
    throw new ConflictError(`${label} does not take assignments from the place where Waymark was opened.`);
  }
  if (itemCount > 1 && !acceptsSeveral(settings)) {
    throw new InvalidRequestError([{ path: 'items', message: `${label} takes one at a time here` }]);
  }
}

/** Absent means one (the specification leaves it open; sending one is always right). */
export function acceptsSeveral(settings: DeepLinkingSettings): boolean {
  return settings.accept_multiple === true;
}

/** ltijs takes an absent `accept_multiple` for true, and leaves out `data` that is "", which must be echoed (§4.5.8). */
function toLtijsSettings(settings: DeepLinkingSettings) {
  const data = settings.data === '' ? { toJSON: () => '' } : settings.data;
  return { accept_types: settings.accept_types, accept_multiple: acceptsSeveral(settings), data };
}
