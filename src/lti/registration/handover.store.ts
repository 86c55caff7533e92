import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../config/keys.ts';
import { RegistrationError, type AppError, type RegistrationCode } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import type { SealedBox } from '../sealed-box.ts';
import type { RegistrationPlan } from './plan.ts';
import type { RegistrationHandover, RegistrationModels } from './registration.model.ts';

/** An admin reads the page and presses the button; the LMS's own permission lasts about an hour. */
const shownMinutes = 30;
/** How long the page can be loaded again and shows the same outcome. */
const rememberedHours = 24;
const idLength = 22;

/** What came of a registration; `status` is that of the platform afterwards. */
export interface RegistrationSuccess {
  kind: 'active' | 'pending' | 'updated' | 'known';
  platformId: string;
  status: 'active' | 'pending' | 'suspended';
  withheldScopes: string[];
}

export interface RegistrationFailure {
  kind: 'failed';
  error: Pick<AppError, 'code' | 'status' | 'message' | 'nextStep' | 'faults'>;
}

export type RegistrationOutcome = RegistrationSuccess | RegistrationFailure;

export interface OpenHandover {
  id: string;
  plan: RegistrationPlan;
  registrationToken: string | undefined;
  inviteId: string | undefined;
}

export interface RegistrationHandovers {
  /** Keeps what is shown; the handle goes into the page's form and is good for one registration. */
  begin(shown: {
    plan: RegistrationPlan;
    registrationToken: string | undefined;
    inviteId: string | undefined;
  }): Promise<string>;
  /**
   * The hand-over for its first use, or what came of it. `undefined` outcome: another request is carrying it out.
   * @throws RegistrationError REGISTRATION_PAGE_UNKNOWN, REGISTRATION_PAGE_EXPIRED
   */
  open(
    handle: string,
  ): Promise<{ first: OpenHandover } | { plan: RegistrationPlan; outcome: RegistrationOutcome | undefined }>;
  finish(id: string, outcome: RegistrationOutcome): Promise<void>;
}

/**
 * A handle is a random id and a keyed hash over the id and what was shown, so that it cannot be made up and cannot come to mean
 * anything else. It is known only to the page that it was given to, and no cookie takes part: a forged form has nothing to send.
 */
export function createRegistrationHandovers(dependencies: {
  models: Pick<RegistrationModels, 'handovers'>;
  box: SealedBox;
  key: Uint8Array;
  clock: Clock;
}): RegistrationHandovers {
  const { models, box, key, clock } = dependencies;
  const { handovers } = models;
  const sign = (id: string, plan: string) =>
    keyedHash(key, `registration:${id}:${createHash('sha256').update(plan).digest('base64url')}`);
  const later = (milliseconds: number) => new Date(clock().getTime() + milliseconds);

  async function find(handle: string): Promise<RegistrationHandover> {
    const found = await handovers.findOne({ _id: handle.slice(0, idLength) }).lean();
    if (!found || !sameText(handle.slice(idLength), sign(found._id, found.plan)))
      throw pageRefusal('REGISTRATION_PAGE_UNKNOWN');
    return found;
  }

  return {
    async begin({ plan, registrationToken, inviteId }) {
      const id = randomBytes(16).toString('base64url');
      const text = JSON.stringify(plan);
      await handovers.create({
        _id: id,
        plan: text,
        ...(registrationToken === undefined ? {} : { sealedToken: box.seal(registrationToken) }),
        ...(inviteId === undefined ? {} : { inviteId }),
        expiresAt: later(shownMinutes * 60_000),
      });
      return id + sign(id, text);
    },
    async open(handle) {
      const found = await find(handle);
      const plan = JSON.parse(found.plan) as RegistrationPlan;
      const now = clock();
      const started = await handovers.updateOne(
        { _id: found._id, startedAt: { $exists: false }, expiresAt: { $gt: now } },
        {
          $set: { startedAt: now, expiresAt: later(rememberedHours * 3_600_000) },
          $unset: { sealedToken: 1 },
        },
      );
      if (started.modifiedCount === 1) {
        const registrationToken = found.sealedToken === undefined ? undefined : box.open(found.sealedToken);
        return { first: { id: found._id, plan, registrationToken, inviteId: found.inviteId } };
      }
      const { startedAt, outcome } = await find(handle);
      if (!startedAt) throw pageRefusal('REGISTRATION_PAGE_EXPIRED');
      return {
        plan,
        outcome: outcome === undefined ? undefined : (JSON.parse(outcome) as RegistrationOutcome),
      };
    },
    async finish(id, outcome) {
      await handovers.updateOne({ _id: id }, { $set: { outcome: JSON.stringify(outcome) } });
    },
  };
}

function pageRefusal(code: Extract<RegistrationCode, `REGISTRATION_PAGE_${string}`>): RegistrationError {
  return new RegistrationError({
    code,
    status: 400,
    message:
      code === 'REGISTRATION_PAGE_EXPIRED'
        ? 'This page stood open for too long.'
        : 'This registration did not begin on one of our pages, or stood open for too long.',
    nextStep: 'Start the registration again in your LMS.',
  });
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
