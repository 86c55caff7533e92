import { decodeProtectedHeader } from 'jose';
import { agsScopes } from '../../src/lti/grade-service.ts';
import { createAccessTokens } from '../../src/lti/access-tokens.ts';
import type { KeySchedule } from '../../src/lti/key-rotation.ts';
import { startTool, type TestTool } from '../support/tool.ts';
import { startSandboxLms, type SandboxLms } from '../../sandbox/lms/index.ts';

const hour = 3_600_000;
let tool: TestTool;
let lms: SandboxLms;
let now: number;
let canvasId: string;

// The LMS goes by the true time, as ltijs does when it signs; only the tool's days fly.
beforeEach(async () => {
  now = Date.now();
  tool = await startTool({ clock: () => new Date(now) });
  lms = await startSandboxLms({ toolUrl: tool.url });
  canvasId = await register('canvas');
});

afterEach(async () => {
  await tool.close();
  await lms.close();
});

async function register(dress: 'canvas' | 'schoology'): Promise<string> {
  const added = await lti().registry.add({
    ...lms.platform(dress),
    deploymentPolicy: 'accept',
    audience: undefined,
  });
  return added._id;
}

const lti = () => tool.dependencies.lti;
const rotation = () => lti().keyRotation;

/** The ids of the keys that LMSs find at our address. */
async function publishedKids(): Promise<string[]> {
  const answer = await fetch(`${tool.url}/lti/jwks`);
  const { keys } = (await answer.json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
}

/** Asks the sandbox LMS for a token; it believes an assertion only when its key is published. @returns whether it gave one */
async function isBelieved(): Promise<boolean> {
  const { models, ltijs, registry } = lti();
  await models.accessTokens.deleteMany({});
  const tokens = createAccessTokens({ ltijs, accessTokens: models.accessTokens });
  const platform = await registry.get(canvasId);
  const token = await tokens.with(platform, agsScopes.score, (getToken) => getToken());
  return typeof token.access_token === 'string';
}

async function signingKid(): Promise<string | undefined> {
  return (await lti().registry.get(canvasId)).kid;
}

async function afterHours(hours: number): Promise<KeySchedule> {
  now += hours * hour;
  await rotation().advance();
  return rotation().getSchedule(canvasId);
}

test('a new key is published for a day before it signs, and the old one for two days after', async () => {
  const old = await signingKid();
  const schedule = await rotation().rotate(canvasId);
  const next = schedule.next?.kid ?? '';
  expect(schedule).toMatchObject({ kid: old, next: { signsAt: new Date(now + 24 * hour) }, old: [] });
  expect(await publishedKids()).toEqual(expect.arrayContaining([old, next]));
  expect(await isBelieved()).toBe(true);

  expect(await afterHours(23.9)).toMatchObject({ kid: old });
  const switched = await afterHours(0.2);
  expect(switched).toMatchObject({ kid: next, old: [{ kid: old }] });
  expect(switched).not.toHaveProperty('next');
  expect(await publishedKids()).toEqual(expect.arrayContaining([old, next]));
  expect(await isBelieved()).toBe(true);

  await afterHours(47.9);
  expect(await publishedKids()).toContain(old);
  expect(await afterHours(0.2)).toEqual({ platformId: canvasId, kid: next, old: [] });
  expect(await publishedKids()).not.toContain(old);
  expect(await isBelieved()).toBe(true);
});

test('deep linking and grades are signed with the new key as soon as it signs', async () => {
  const { next } = await rotation().rotate(canvasId);
  await afterHours(25);
  const { issuer, clientId } = await lti().registry.get(canvasId);
  const message = await lti().ltijs.DeepLinking.createDeepLinkingMessage(
    { iss: issuer, clientId, deploymentId: '1', platformContext: { deepLinkingSettings: {} } },
    [],
    {},
  );
  expect(decodeProtectedHeader(message).kid).toBe(next?.kid);
});

test('asked twice, also at the same time, it makes one new key', async () => {
  const schedules = await Promise.all([rotation().rotate(canvasId), rotation().rotate(canvasId)]);
  expect(schedules[0]).toEqual(schedules[1]);
  expect(await rotation().rotate(canvasId)).toEqual(schedules[0]);
  expect(await publishedKids()).toHaveLength(2);
});

test('the keys of other registrations stay as they are', async () => {
  const schoologyId = await register('schoology');
  const before = await rotation().getSchedule(schoologyId);
  await rotation().rotate(canvasId);
  await afterHours(100);
  expect(await rotation().getSchedule(schoologyId)).toEqual(before);
});

test('a leaked key goes at once', async () => {
  const old = await signingKid();
  const schedule = await rotation().rotate(canvasId, { isLeaked: true });
  expect(schedule.kid).not.toBe(old);
  expect(await publishedKids()).not.toContain(old);
  expect(await isBelieved()).toBe(true);
});

test('a rotation that was cut off between its steps is finished by the next one, and loses no key in use', async () => {
  const { keyPairs, platforms } = lti().models;
  const old = await signingKid();
  const { next } = await rotation().rotate(canvasId);
  // Died after the platform took the new key up, before it had no end any more; and after the old one got its end.
  await keyPairs.updateOne({ kid: next?.kid ?? '' }, { $set: { removeAt: new Date(now) } });
  await keyPairs.updateOne({ kid: old ?? '' }, { $set: { removeAt: new Date(now) } });
  expect(await afterHours(1)).toMatchObject({ kid: old, next: { kid: next?.kid }, old: [] });
  expect(await publishedKids()).toEqual(expect.arrayContaining([old, next?.kid]));
  const switched = await afterHours(24);
  expect(switched).toMatchObject({
    kid: next?.kid,
    old: [{ kid: old, removedAt: new Date(now + 48 * hour) }],
  });
  // Died after making a pair that nobody took up.
  await keyPairs.create({ ...(await keyPairs.findOne({ kid: old ?? '' }).lean()), _id: 'x', kid: 'orphan' });
  await keyPairs.updateOne({ kid: 'orphan' }, { $set: { removeAt: new Date(now) } });
  await afterHours(1);
  expect(await publishedKids()).not.toContain('orphan');
  expect(await platforms.countDocuments({ nextKey: { $exists: true } })).toBe(0);
});

test('two processes that switch at the same time do it once', async () => {
  const { next } = await rotation().rotate(canvasId);
  now += 25 * hour;
  await Promise.all([rotation().advance(), rotation().advance(), rotation().advance()]);
  expect(await signingKid()).toBe(next?.kid);
  expect((await rotation().getSchedule(canvasId)).old).toHaveLength(1);
  expect(await isBelieved()).toBe(true);
});

test('an unknown registration and one without keys are refused in words', async () => {
  await expect(rotation().rotate('0'.repeat(24))).rejects.toThrow('There is no platform with this id.');
  await lti().models.platforms.updateOne({ _id: canvasId }, { $unset: { kid: 1 } });
  await expect(rotation().rotate(canvasId)).rejects.toThrow('it has no keys to rotate');
});
