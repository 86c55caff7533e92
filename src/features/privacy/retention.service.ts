import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Erasures } from './erasures.service.ts';
import type { Holds } from './holds.service.ts';
import type { PrivacyModels } from './privacy.model.ts';
import { getRetentionSettings } from './retention-settings.ts';
import { rowsOf } from './rows.ts';

const dayMilliseconds = 24 * 3_600_000;
const everyMilliseconds = dayMilliseconds;
const leaseMilliseconds = 3_600_000;
const batch = 200;
/** An admin sees in the queue what will be erased, and may place a hold, this long before it happens. */
const noticeMilliseconds = 14 * dayMilliseconds;

/** What a sweep did. */
export interface SweepRun {
  drafts: number;
  auditEntries: number;
  certificates: number;
  /** Courses that were put in the queue. */
  courses: number;
}

export interface Retention {
  /** Sweeps every tenant, once a day however many processes ask. @returns undefined when it is not the time */
  sweepIfDue(): Promise<SweepRun | undefined>;
  sweepTenant(tenantId: string): Promise<SweepRun>;
  /** Whether nothing has happened in a course for as long as the tenant keeps work. */
  isOver(tenantId: string, courseId: string): Promise<boolean>;
}

export function createRetention(dependencies: {
  connection: Connection;
  models: PrivacyModels;
  erasures: Erasures;
  holds: Holds;
  clock: Clock;
}): Retention {
  const { connection, models, erasures, holds, clock } = dependencies;

  const before = (days: number) => new Date(clock().getTime() - days * dayMilliseconds);

  async function isOver(tenantId: string, courseId: string): Promise<boolean> {
    const { periods } = await getRetentionSettings(models, tenantId);
    return isIdleSince(connection, { tenantId, courseId, since: before(periods.work) });
  }

  async function sweepTenant(tenantId: string): Promise<SweepRun> {
    const { periods } = await getRetentionSettings(models, tenantId);
    const held = await findHeld(tenantId);
    const drafts = await rowsOf(connection, 'drafts').deleteMany({
      tenantId,
      savedAt: { $lt: before(periods.drafts) },
      journeyId: { $nin: held.journeys },
    });
    const entries = await rowsOf(connection, 'audit_entries').deleteMany({
      tenantId,
      at: { $lt: before(periods.audit) },
      subjectPersonId: { $nin: held.people },
    });
    const certificates = await models.erasures.deleteMany({
      tenantId,
      requestedAt: { $lt: before(periods.certificates) },
      status: { $in: ['done', 'cancelled'] },
    });
    return {
      drafts: drafts.deletedCount,
      auditEntries: entries.deletedCount,
      certificates: certificates.deletedCount,
      courses: await queueOverCourses(tenantId, before(periods.work)),
    };
  }

  async function findHeld(tenantId: string): Promise<{ people: string[]; journeys: string[] }> {
    const scopes = (await holds.listActive(tenantId)).map(({ scope }) => scope);
    const idsOf = (kind: string) => scopes.filter((scope) => scope.kind === kind).map(({ id }) => id);
    const [people, courses] = [idsOf('person'), idsOf('course')];
    if (scopes.length === 0) return { people, journeys: [] };
    const journeys = await rowsOf(connection, 'journeys')
      .find({ tenantId, $or: [{ personId: { $in: people } }, { courseId: { $in: courses } }] })
      .project({ _id: 1 })
      .toArray();
    return { people, journeys: journeys.map(({ _id }) => String(_id)) };
  }

  /** Looks at every course older than the period; those in which something still happens cost one look into an index. */
  async function queueOverCourses(tenantId: string, since: Date): Promise<number> {
    let queued = 0;
    let after = '';
    for (;;) {
      const courses = await rowsOf(connection, 'courses')
        .find({ tenantId, _id: { $gt: after }, createdAt: { $lt: since } })
        .sort({ _id: 1 })
        .limit(batch)
        .project({ _id: 1 })
        .toArray();
      for (const { _id } of courses) {
        after = String(_id);
        queued += await queueWhenOver(tenantId, after, since);
      }
      if (courses.length < batch) return queued;
    }
  }

  async function queueWhenOver(tenantId: string, courseId: string, since: Date): Promise<number> {
    const scope = { kind: 'course', id: courseId } as const;
    if (!(await isIdleSince(connection, { tenantId, courseId, since }))) return 0;
    if (await erasures.findOpen(tenantId, scope)) return 0;
    if ((await holds.listStopping(tenantId, scope)).length > 0) return 0;
    const dueAt = new Date(clock().getTime() + noticeMilliseconds);
    await erasures.request(
      tenantId,
      { id: newId(), scope, reason: 'retention', dueAt },
      { kind: 'system', id: 'retention' },
    );
    return 1;
  }

  return {
    isOver,
    sweepTenant,
    async sweepIfDue() {
      if (!(await takeTurn(models, clock))) return undefined;
      const run: SweepRun = { drafts: 0, auditEntries: 0, certificates: 0, courses: 0 };
      const tenants = await rowsOf(connection, 'tenants').find().project({ _id: 1 }).toArray();
      // Entries of the whole installation stand under no tenant.
      for (const tenantId of ['', ...tenants.map(({ _id }) => String(_id))]) {
        const swept = await sweepTenant(tenantId);
        for (const name of Object.keys(run) as (keyof SweepRun)[]) run[name] += swept[name];
      }
      const nextAt = new Date(clock().getTime() + everyMilliseconds);
      await models.sweeps.updateOne({ _id: 'nightly' }, { $set: { nextAt } });
      return run;
    },
  };
}

/** One process at a time; one that dies lets the next try in an hour. */
async function takeTurn(models: PrivacyModels, clock: Clock): Promise<boolean> {
  const now = clock();
  const nextAt = new Date(now.getTime() + leaseMilliseconds);
  try {
    const taken = await models.sweeps.updateOne(
      { _id: 'nightly', nextAt: { $lte: now } },
      { $set: { nextAt } },
      { upsert: true },
    );
    return taken.modifiedCount + taken.upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function isIdleSince(
  connection: Connection,
  { tenantId, courseId, since }: { tenantId: string; courseId: string; since: Date },
): Promise<boolean> {
  const course = await rowsOf(connection, 'courses').findOne({ tenantId, _id: courseId });
  if (!course || (course['createdAt'] as Date) >= since) return false;
  const recent = { $gte: since };
  const enrolled = await rowsOf(connection, 'enrolments').findOne({ tenantId, courseId, createdAt: recent });
  if (enrolled) return false;
  const assignments = await rowsOf(connection, 'assignments').find({ tenantId, courseId }).toArray();
  if (assignments.some(({ createdAt }) => (createdAt as Date) >= since)) return false;
  const ids = assignments.map(({ _id }) => String(_id));
  const worked = await rowsOf(connection, 'journeys').findOne({
    tenantId,
    assignmentId: { $in: ids },
    updatedAt: recent,
  });
  return worked === null;
}
