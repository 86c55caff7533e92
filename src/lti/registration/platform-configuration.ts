import { z } from 'zod';
import { RegistrationError } from '../../http/errors.ts';
import { faultsOf } from '../../http/zod-faults.ts';
import { addressSchema } from '../new-platform.ts';
import { assertOutboundUrl, type Outbound } from '../outbound.ts';
import { canvas } from '../platforms/canvas.ts';
import { readLmsJson, unreachable, unusable } from './lms-answer.ts';

const platformKey = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const name = z.string().max(300);
const names = z.array(name).max(1_000);

/** The parts of an LMS's OpenID configuration that a registration needs (Dynamic Registration 1.0 §3.4); real ones omit some. */
function configurationSchema(allowPrivateNetwork: boolean) {
  const address = addressSchema(allowPrivateNetwork);
  return z.object({
    issuer: address.refine(isPlainAddress, 'must have no query and no fragment'),
    authorization_endpoint: address,
    token_endpoint: address,
    jwks_uri: address,
    registration_endpoint: address,
    authorization_server: z.string().min(1).max(2_000).optional(),
    scopes_supported: names.optional(),
    claims_supported: names.optional(),
    response_types_supported: offering('id_token'),
    id_token_signing_alg_values_supported: offering('RS256'),
    token_endpoint_auth_methods_supported: offering('private_key_jwt'),
    [platformKey]: z
      .object({
        product_family_code: z.string().max(100).default(''),
        version: name.optional(),
        messages_supported: z
          .array(z.object({ type: name, placements: names.nullish() }))
          .max(100)
          .optional(),
        variables: names.nullish(),
        'https://canvas.instructure.com/lti/account_name': name.optional().catch(undefined),
      })
      .default({ product_family_code: '' }),
  });
}

/** Real configurations leave these lists out; a list that is there must hold what we need. */
function offering(value: string) {
  return names.refine((list) => list.includes(value), `must offer ${value}`).optional();
}

function isPlainAddress(value: string): boolean {
  return !/[?#]/.test(value);
}

export interface PlatformConfiguration {
  issuer: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  registrationUrl: string;
  authorizationServer: string | undefined;
  /** Undefined when the LMS does not say what it offers. */
  scopes: string[] | undefined;
  claims: string[] | undefined;
  messages: { type: string; placements: string[] | undefined }[] | undefined;
  variables: string[] | undefined;
  productCode: string;
  version: string | undefined;
  /** The name that the LMS has for the school or district. */
  accountName: string | undefined;
}

export type ReadConfiguration = (
  configurationUrl: string,
  registrationToken: string | undefined,
) => Promise<PlatformConfiguration>;

/**
 * Reads what an LMS says about itself, with its registration token, which Canvas wants to see there too.
 * @throws RegistrationError in words for its admin
 */
export function createReadConfiguration(dependencies: {
  outbound: Outbound;
  allowPrivateNetwork: boolean;
}): ReadConfiguration {
  const { outbound, allowPrivateNetwork } = dependencies;
  const schema = configurationSchema(allowPrivateNetwork);
  return async (configurationUrl, registrationToken) => {
    assertAskable(configurationUrl, allowPrivateNetwork);
    const answer = await outbound.call(configurationUrl, { bearer: registrationToken }).catch((error) => {
      throw unreachable(error);
    });
    const parsed = schema.safeParse(readLmsJson(answer, 'its configuration'));
    if (!parsed.success) {
      throw unusable(
        'The configuration of your LMS is not one that Waymark can use.',
        'Tell your LMS admin what is listed here.',
        faultsOf(parsed),
      );
    }
    const found = toConfiguration(parsed.data);
    assertBelongTogether(found.issuer, configurationUrl);
    return found;
  };
}

function assertAskable(configurationUrl: string, allowPrivateNetwork: boolean): void {
  try {
    const url = assertOutboundUrl(configurationUrl, { allowPrivateNetwork });
    if (!url.hash) return;
  } catch (error) {
    throw addressRefused((error as Error).message, error);
  }
  throw addressRefused('An address that the LMS gave has a fragment (#).');
}

function addressRefused(message: string, cause?: unknown): RegistrationError {
  return new RegistrationError({
    code: 'REGISTRATION_ADDRESS_REFUSED',
    status: 400,
    message,
    nextStep: 'Tell your LMS admin: its addresses must be public and begin with https://.',
    cause,
  });
}

/**
 * Only the LMS itself may speak for its issuer: the configuration must lie on the issuer's own host (Dynamic Registration 1.0 §3.4).
 * Hosted Canvas schools share issuers whose pages are on several hosts of their maker.
 */
function assertBelongTogether(issuer: string, configurationUrl: string): void {
  const [ours, theirs] = [new URL(issuer), new URL(configurationUrl)];
  if (ours.host === theirs.host && ours.protocol === theirs.protocol) return;
  const shared = canvas.registration.sharedIssuers;
  if (shared?.issuers.includes(issuer) && shared.configurationUrl.test(configurationUrl)) return;
  throw new RegistrationError({
    code: 'REGISTRATION_ISSUER_WRONG',
    status: 400,
    message: 'This configuration speaks for another LMS than the one that it lies on.',
    nextStep: `Tell your LMS admin: the configuration on ${theirs.host} names the issuer ${ours.origin}. A Canvas of your own needs its own lti_iss first.`,
  });
}

function toConfiguration(read: z.infer<ReturnType<typeof configurationSchema>>): PlatformConfiguration {
  const platform = read[platformKey];
  return {
    issuer: read.issuer,
    authUrl: read.authorization_endpoint,
    tokenUrl: read.token_endpoint,
    jwksUrl: read.jwks_uri,
    registrationUrl: read.registration_endpoint,
    authorizationServer: read.authorization_server,
    scopes: read.scopes_supported,
    claims: read.claims_supported,
    messages: platform.messages_supported?.map(({ type, placements }) => ({
      type,
      placements: placements ?? undefined,
    })),
    variables: platform.variables ?? undefined,
    productCode: platform.product_family_code,
    version: platform.version,
    accountName: platform['https://canvas.instructure.com/lti/account_name'],
  };
}
