import { parseUrl } from '../../config/parse-url.ts';
import { PlatformFailedError } from '../../http/errors.ts';
import { assertOutboundUrl, isTimeout, type Outbound, type OutboundAnswer } from '../../lti/outbound.ts';

export const addressKinds = ['issuer', 'auth', 'token', 'jwks'] as const;
export type AddressKind = (typeof addressKinds)[number];

export const findingCodes = [
  'good',
  'not-an-address',
  'holds-password',
  'not-https',
  'private',
  'unknown-host',
  'certificate',
  'timeout',
  'unreachable',
  'too-much',
  'redirect',
  'sign-in-page',
  'web-page',
  'nothing',
  'not-found',
  'refused',
  'not-json',
  'no-keys',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What was found at an address that an admin typed. */
export interface AddressFinding {
  code: FindingCode;
  /** HTTP status, number of keys: for the sentence. */
  facts: Record<string, string>;
}

export interface AddressDependencies {
  outbound: Pick<Outbound, 'call'>;
  allowPrivateNetwork: boolean;
}

/**
 * Asks an address as Waymark would later: the key set must be one; the endpoints of sign-in and tokens must be there and may refuse
 * an empty question. An issuer is a name and is not asked. Never throws.
 */
export async function findAtAddress(
  dependencies: AddressDependencies,
  asked: { kind: AddressKind; url: string },
): Promise<AddressFinding> {
  const { outbound, allowPrivateNetwork } = dependencies;
  const { kind, url } = asked;
  const unfit = faultOf(url, allowPrivateNetwork);
  if (unfit) return finding(unfit);
  if (kind === 'issuer') return finding('good');
  try {
    // A token endpoint answers POST only.
    const answer = await outbound.call(url, kind === 'token' ? { json: {} } : {});
    return kind === 'jwks' ? readKeys(answer) : readEndpoint(kind, answer);
  } catch (error) {
    return finding(reasonOf(error));
  }
}

/** What is wrong with the text itself. */
function faultOf(value: string, allowPrivateNetwork: boolean): FindingCode | undefined {
  const url = parseUrl(value.trim());
  if (!url || !['https:', 'http:'].includes(url.protocol)) return 'not-an-address';
  if (url.username || url.password) return 'holds-password';
  if (url.protocol !== 'https:' && !allowPrivateNetwork) return 'not-https';
  try {
    assertOutboundUrl(url.href, { allowPrivateNetwork });
    return undefined;
  } catch {
    return 'private';
  }
}

/** Why nothing usable came back. */
function reasonOf(error: unknown): FindingCode {
  if (!(error instanceof PlatformFailedError)) return 'unreachable';
  // What may not be asked is never tried again; by now that is a name that leads into a private network.
  if (!error.retryable) return 'private';
  const code = String((error.cause as { code?: unknown } | undefined)?.code ?? '');
  if (isTimeout(error.cause)) return 'timeout';
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'unknown-host';
  if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED/.test(code)) return 'certificate';
  return code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' ? 'too-much' : 'unreachable';
}

/** What an answer is that is neither JSON nor an endpoint's refusal; undefined when it may be one. */
function misleading({ status, contentType, text }: OutboundAnswer): AddressFinding | undefined {
  const facts = { status: String(status) };
  if (status >= 300 && status < 400) return finding('redirect', facts);
  if (status === 404 || status === 410) return finding('not-found', facts);
  if (status >= 500) return finding('refused', facts);
  if (status >= 400 || (contentType !== 'text/html' && !/^\s*<(!doctype|html)/i.test(text))) return undefined;
  return finding(/type=["']?password/i.test(text) ? 'sign-in-page' : 'web-page', facts);
}

function readEndpoint(kind: 'auth' | 'token', answer: OutboundAnswer): AddressFinding {
  const { status } = answer;
  // Without parameters the sign-in endpoint may well show a page or lead to one.
  if (kind === 'auth' && status < 400) return finding('good');
  return misleading(answer) ?? finding('good');
}

function readKeys(answer: OutboundAnswer): AddressFinding {
  const facts = { status: String(answer.status) };
  const wrong = misleading(answer);
  if (wrong) return wrong;
  if (answer.status !== 200) return finding('refused', facts);
  if (answer.text.trim() === '') return finding('nothing');
  const body = parseJson(answer.text);
  if (body === undefined) return finding('not-json');
  const { keys } = (body ?? {}) as { keys?: unknown };
  const usable = Array.isArray(keys)
    ? keys.filter((key) => (key as { kty?: unknown } | null)?.kty === 'RSA')
    : [];
  return usable.length === 0 ? finding('no-keys') : finding('good', { count: String(usable.length) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function finding(code: FindingCode, facts: Record<string, string> = {}): AddressFinding {
  return { code, facts };
}
