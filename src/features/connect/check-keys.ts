import type { PlatformModels, Platform } from '../../lti/platform.model.ts';
import { createAccessTokens, type AccessTokens } from '../../lti/access-tokens.ts';
import { agsScopes } from '../../lti/grade-service.ts';
import { rosterScope } from '../../lti/roster-service.ts';
import { findAtAddress, type AddressDependencies, type FindingCode } from './address-finding.ts';
import { failedLine, line, oauthError } from './check-line.ts';
import type { CheckLine, CheckLineId } from './check.contract.ts';

/** The key set with which the LMS signs launches. */
export async function checkLmsKeys(
  dependencies: AddressDependencies,
  platform: Platform,
): Promise<CheckLine[]> {
  const { code, facts } = await findAtAddress(dependencies, { kind: 'jwks', url: platform.jwksUrl });
  const good = code === 'good';
  return [
    line('lms-keys', good ? 'good' : 'bad', code, {
      facts: { ...facts, url: platform.jwksUrl },
      ...(good ? {} : { fix: 'address' as const }),
    }),
  ];
}

/** Said from where we stand: the LMS, which is elsewhere, may well see what we do not. */
const seenFromHereOnly: readonly FindingCode[] = ['private', 'timeout', 'unreachable', 'unknown-host'];

/** Our key set at the public address, as an LMS would fetch it, with this registration's key in it. */
export async function checkOwnKeys(
  dependencies: AddressDependencies & { publicUrl: string },
  platform: Platform,
): Promise<CheckLine[]> {
  const url = `${dependencies.publicUrl}/lti/jwks`;
  const { code, facts } = await findAtAddress(dependencies, { kind: 'jwks', url });
  if (seenFromHereOnly.includes(code))
    return [line('own-keys', 'note', 'own-address-unseen', { facts: { url }, fix: 'own-address' })];
  if (code !== 'good')
    return [line('own-keys', 'bad', code, { facts: { ...facts, url }, fix: 'own-address' })];
  const answer = await dependencies.outbound.call(url);
  const { keys } = JSON.parse(answer.text) as { keys: { kid?: string }[] };
  const isThere = platform.kid !== undefined && keys.some(({ kid }) => kid === platform.kid);
  return [
    isThere
      ? line('own-keys', 'good', 'good', { facts: { ...facts, url } })
      : line('own-keys', 'bad', 'key-missing', { facts: { url }, fix: 'own-address' }),
  ];
}

const tokens: [CheckLineId, string, 'services' | 'roster'][] = [
  ['token-score', agsScopes.score, 'services'],
  ['token-columns', agsScopes.lineItem, 'services'],
  ['token-columns-read', agsScopes.lineItemReadonly, 'services'],
  ['token-results', agsScopes.resultReadonly, 'services'],
  ['token-roster', rosterScope, 'roster'],
];

/** A fresh token for each service, asked one after the other; after one that was not answered the others are not asked. */
export async function checkTokens(
  lti: Parameters<typeof createAccessTokens>[0],
  platform: Platform,
): Promise<CheckLine[]> {
  const access = createAccessTokens(lti);
  const lines: CheckLine[] = [];
  for (const [id, scope, fix] of tokens) {
    const found = await checkToken({ access, accessTokens: lti.accessTokens, platform }, { id, scope, fix });
    lines.push(found);
    if (found.state === 'bad' && found.code !== 'scope-refused') return lines;
  }
  return lines;
}

async function checkToken(
  place: { access: AccessTokens; accessTokens: PlatformModels['accessTokens']; platform: Platform },
  { id, scope, fix }: { id: CheckLineId; scope: string; fix: 'services' | 'roster' },
): Promise<CheckLine> {
  const { access, accessTokens, platform } = place;
  const { issuer, clientId } = platform;
  // One that we still hold would prove nothing about today.
  await accessTokens.deleteMany({ issuer, clientId, scopes: scope });
  try {
    await access.with(platform, scope, (getToken) => getToken());
    return line(id, 'good', 'good');
  } catch (error) {
    const said = oauthError(error);
    const failed = failedLine(id, error, 'client');
    if (said === 'invalid_scope') return { ...failed, code: 'scope-refused', fix };
    if (said === 'invalid_client' || said === 'unauthorized_client')
      return { ...failed, code: 'invalid-client', fix: 'client' };
    return failed.code === 'not-found' ? { ...failed, fix: 'address' } : failed;
  }
}
