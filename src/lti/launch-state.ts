import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import { keyedHash } from '../config/keys.ts';
import { LaunchRefusedError } from '../http/errors.ts';
import type { Clock } from '../observability/clock.ts';

/** One login on its way to a launch. Kept until it expires, so that a second use can be told from an unknown one. */
export interface LaunchState {
  _id: string;
  platformId: string;
  targetLinkUri: string;
  /** `lti_deployment_id` of the login, which the launch must repeat. */
  deploymentId?: string;
  loginHint: string;
  messageHint?: string;
  /** Frame for LTI Platform Storage, when the LMS offered it at login. */
  storageTarget?: string;
  expiresAt: Date;
  usedAt?: Date;
}

export interface LaunchStates {
  /** Stores a login and returns its state (the secret that travels through the LMS). */
  begin(login: Omit<LaunchState, '_id' | 'expiresAt' | 'usedAt'>): Promise<string>;
  /** Whether we made this state; checked before any work is done for a launch. */
  isOurs(state: string): boolean;
  /** The nonce that belongs to a state. */
  nonceOf(state: string): string;
  /** The value that proves that the launch ends in the browser where it began. */
  bindingOf(state: string): string;
  /** Short public name of a state, for cookie names and storage keys. */
  nameOf(state: string): string;
  find(state: string): Promise<LaunchState | undefined>;
  /** A login of this platform that a launch may still use. @throws LaunchRefusedError STATE_UNKNOWN, STATE_EXPIRED, STATE_USED */
  getUnused(state: string, platformId: string): Promise<LaunchState>;
  /**
   * Uses a state up, atomically and once. `expected` must be what the login said.
   * @throws LaunchRefusedError STATE_UNKNOWN, STATE_EXPIRED, STATE_USED, TARGET_LINK_WRONG, DEPLOYMENT_WRONG
   */
  consume(
    state: string,
    expected: { platformId: string; targetLinkUri: string | undefined; deploymentId: string },
  ): Promise<void>;
}

export type LaunchStateModel = Model<LaunchState>;

export function createLaunchStateModel(connection: Connection): LaunchStateModel {
  const text = { type: String, required: true };
  const schema = new Schema<LaunchState>(
    {
      _id: text,
      platformId: text,
      targetLinkUri: text,
      deploymentId: String,
      loginHint: String,
      messageHint: String,
      storageTarget: String,
      expiresAt: Date,
      usedAt: Date,
    },
    { versionKey: false },
  );
  return connection.model<LaunchState>('launch_states', schema);
}

/**
 * States carry a keyed hash of themselves, so junk is refused without a look-up; nonce and browser binding are derived from the
 * state with the same key. The database holds what makes a state single-use across processes and restarts.
 */
export function createLaunchStates(dependencies: {
  model: LaunchStateModel;
  key: Uint8Array;
  clock: Clock;
  lifetimeSeconds: number;
}): LaunchStates {
  const { model, key, clock, lifetimeSeconds } = dependencies;
  // The driver's own collection: logins and launches of a whole district pass here, and there is nothing to cast.
  const collection = model.db.getClient().db(model.db.name).collection<LaunchState>(model.collection.name);
  const seal = (id: string) => keyedHash(key, `state:${id}`, 22);

  function isOurs(state: string): boolean {
    const given = Buffer.from(state.slice(22));
    const right = Buffer.from(seal(idOf(state)));
    return given.length === right.length && timingSafeEqual(given, right);
  }

  async function begin(login: Omit<LaunchState, '_id' | 'expiresAt' | 'usedAt'>): Promise<string> {
    const id = randomBytes(16).toString('base64url');
    const expiresAt = new Date(clock().getTime() + lifetimeSeconds * 1000);
    await collection.insertOne({ _id: id, ...login, expiresAt });
    return id + seal(id);
  }

  async function find(state: string): Promise<LaunchState | undefined> {
    return (await model.findOne({ _id: idOf(state) }).lean()) ?? undefined;
  }

  async function getUnused(state: string, platformId: string): Promise<LaunchState> {
    const found = await find(state);
    if (!found || found.platformId !== platformId) throw stateRefusal('STATE_UNKNOWN');
    if (found.usedAt) throw stateRefusal('STATE_USED');
    if (found.expiresAt <= clock()) throw stateRefusal('STATE_EXPIRED');
    return found;
  }

  const consume: LaunchStates['consume'] = async (state, expected) => {
    const now = clock();
    const used = await collection.updateOne(
      {
        _id: idOf(state),
        platformId: expected.platformId,
        usedAt: { $exists: false },
        expiresAt: { $gt: now },
        ...(expected.targetLinkUri === undefined ? {} : { targetLinkUri: expected.targetLinkUri }),
        $or: [{ deploymentId: expected.deploymentId }, { deploymentId: { $exists: false } }],
      },
      { $set: { usedAt: now } },
    );
    if (used.modifiedCount === 1) return;
    throw whyNot(await find(state), expected, now);
  };

  return {
    begin,
    isOurs,
    find,
    getUnused,
    consume,
    nonceOf: (state) => keyedHash(key, `nonce:${state}`),
    bindingOf: (state) => keyedHash(key, `binding:${state}`),
    nameOf: (state) => keyedHash(key, `name:${state}`, 12),
  };
}

/** A state is its id and the keyed hash that seals it. */
function idOf(state: string): string {
  return state.slice(0, 22);
}

const openAgain = 'Open it again from your course.';

/** A refusal for a state that is not, or no longer, good. */
export function stateRefusal(code: 'STATE_UNKNOWN' | 'STATE_EXPIRED' | 'STATE_USED'): LaunchRefusedError {
  const messages = {
    STATE_UNKNOWN: 'We did not start this launch.',
    STATE_EXPIRED: 'This launch took too long.',
    STATE_USED: 'This launch was used already.',
  };
  return new LaunchRefusedError({ code, status: 401, message: messages[code], nextStep: openAgain });
}

function whyNot(
  found: LaunchState | undefined,
  expected: { platformId: string; targetLinkUri: string | undefined; deploymentId: string },
  now: Date,
): LaunchRefusedError {
  if (!found || found.platformId !== expected.platformId) return stateRefusal('STATE_UNKNOWN');
  if (found.usedAt) return stateRefusal('STATE_USED');
  if (found.expiresAt <= now) return stateRefusal('STATE_EXPIRED');
  if (found.deploymentId !== undefined && found.deploymentId !== expected.deploymentId) {
    return new LaunchRefusedError({
      code: 'DEPLOYMENT_WRONG',
      status: 401,
      message: 'This launch names another installation than its login did.',
      nextStep: openAgain,
    });
  }
  return new LaunchRefusedError({
    code: 'TARGET_LINK_WRONG',
    status: 401,
    message: 'This launch leads to another page than its login did.',
    nextStep: openAgain,
  });
}
