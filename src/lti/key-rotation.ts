import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Config } from '../config/config.ts';
import { newId } from '../database/ids.ts';
import { ConflictError, NotFoundError } from '../http/errors.ts';
import type { Clock } from '../observability/clock.ts';
import type { Platform, PlatformModels } from './platform.model.ts';
import type { SealedBox } from './sealed-box.ts';

/** Which of our keys a platform sees, now and later. */
export interface KeySchedule {
  platformId: string;
  /** The key that signs now. */
  kid: string;
  /** Published already; signs from then on. */
  next?: { kid: string; signsAt: Date };
  /** No longer sign, and are published until then. */
  old: { kid: string; removedAt: Date }[];
}

export interface KeyRotation {
  /**
   * Makes a new key pair for a platform. It is published at once and signs later, because LMSs keep our key set for a while; the old
   * one stays published after that. While a rotation is under way, another one changes nothing.
   * @param options.isLeaked the old key may be in wrong hands: the new one signs at once and the old one goes
   * @throws NotFoundError; ConflictError for a registration whose keys were never made
   */
  rotate(platformId: string, options?: { isLeaked?: boolean }): Promise<KeySchedule>;
  /** @throws NotFoundError; ConflictError as above */
  getSchedule(platformId: string): Promise<KeySchedule>;
  /** Does what is due: lets new keys sign, removes old ones. Safe to repeat, also by several processes at once. */
  advance(): Promise<void>;
  start(onError: (error: unknown) => void): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** A pair that no platform took up (its process died) is removed after this. */
const orphanMilliseconds = 3_600_000;
const makeKeyPair = promisify(generateKeyPair);

interface KeyRotationDependencies {
  models: Pick<PlatformModels, 'platforms' | 'keyPairs'>;
  box: SealedBox;
  clock: Clock;
  settings: Config['ownKeys'];
}

/** Rotation of the keys with which we sign client assertions and deep-linking messages (Security Framework 1.0 §6.3). */
export function createKeyRotation(dependencies: KeyRotationDependencies): KeyRotation {
  const { models, settings } = dependencies;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();

  const getSchedule = (platformId: string) => readSchedule(models, platformId);

  async function advance(): Promise<void> {
    await switchDue(dependencies);
    await removeDue(dependencies);
  }

  return {
    getSchedule,
    advance,
    async rotate(platformId, { isLeaked = false } = {}) {
      const platform = await getWithKey(models, platformId);
      if (!platform.nextKey) await prepareNext(dependencies, platform);
      if (isLeaked) {
        const { clock } = dependencies;
        await models.platforms.updateOne(
          { _id: platformId, nextKey: { $exists: true } },
          { $set: { 'nextKey.signsAt': clock(), 'nextKey.keepOldSeconds': 0 } },
        );
        await advance();
      }
      return getSchedule(platformId);
    },
    start(onError) {
      timer = setInterval(() => {
        underWay = advance().catch(onError);
      }, settings.pollSeconds * 1000);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function readSchedule(
  models: Pick<PlatformModels, 'platforms' | 'keyPairs'>,
  platformId: string,
): Promise<KeySchedule> {
  const platform = await getWithKey(models, platformId);
  const pairs = await models.keyPairs
    .find({ issuer: platform.issuer, clientId: platform.clientId, removeAt: { $exists: true } })
    .lean();
  const isInUse = (kid: string) => kid === platform.kid || kid === platform.nextKey?.kid;
  return {
    platformId,
    kid: platform.kid,
    ...(platform.nextKey ? { next: { kid: platform.nextKey.kid, signsAt: platform.nextKey.signsAt } } : {}),
    old: pairs.flatMap(({ kid, removeAt }) =>
      removeAt && !isInUse(kid) ? [{ kid, removedAt: removeAt }] : [],
    ),
  };
}

async function getWithKey(
  { platforms }: Pick<PlatformModels, 'platforms'>,
  platformId: string,
): Promise<Platform & { kid: string }> {
  const platform = await platforms.findOne({ _id: platformId }).lean();
  if (!platform) throw new NotFoundError('There is no platform with this id.');
  const { kid } = platform;
  if (!kid) throw new ConflictError('This registration was never finished: it has no keys to rotate.');
  return { ...platform, kid };
}

/** The pair first, with an end; then the platform takes it up, if no other process was quicker; only then has it no end. */
async function prepareNext(
  { models, box, clock, settings }: KeyRotationDependencies,
  { _id, issuer, clientId }: Platform,
): Promise<void> {
  // As ltijs makes them, but without holding up the process meanwhile.
  const { publicKey, privateKey } = await makeKeyPair('rsa', {
    modulusLength: 4096,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const kid = randomBytes(16).toString('hex');
  const now = clock().getTime();
  await models.keyPairs.create({
    _id: newId(),
    kid,
    issuer,
    clientId,
    publicKey: box.seal(publicKey),
    privateKey: box.seal(privateKey),
    createdAt: new Date(now),
    removeAt: new Date(now + orphanMilliseconds),
  });
  const signsAt = new Date(now + settings.publishedBeforeUseSeconds * 1000);
  const { modifiedCount } = await models.platforms.updateOne(
    { _id, nextKey: { $exists: false } },
    { $set: { nextKey: { kid, signsAt, keepOldSeconds: settings.keptAfterUseSeconds } } },
  );
  if (modifiedCount === 0) await models.keyPairs.deleteOne({ kid });
  else await models.keyPairs.updateOne({ kid }, { $unset: { removeAt: 1 } });
}

/** Notes first when the old key goes, then lets the new one sign: who dies in between does both again. */
async function switchDue({ models, clock }: KeyRotationDependencies): Promise<void> {
  const now = clock();
  const due = await models.platforms.find({ 'nextKey.signsAt': { $lte: now } }).lean();
  for (const { _id, kid, nextKey } of due) {
    if (!kid || !nextKey) continue;
    const removeAt = new Date(now.getTime() + nextKey.keepOldSeconds * 1000);
    await models.keyPairs.updateOne({ kid }, { $set: { removeAt } });
    await models.platforms.updateOne(
      { _id, kid, 'nextKey.kid': nextKey.kid },
      { $set: { kid: nextKey.kid }, $unset: { nextKey: 1 } },
    );
  }
}

/** A key that some platform still names is left alone, whatever its end says. */
async function removeDue({ models, clock }: KeyRotationDependencies): Promise<void> {
  const removeAt = { $lte: clock() };
  for (const { kid } of await models.keyPairs.find({ removeAt }).lean()) {
    const user = await models.platforms.findOne({ $or: [{ kid }, { 'nextKey.kid': kid }] }).lean();
    if (!user) await models.keyPairs.deleteOne({ kid, removeAt });
  }
}
