import { randomUUID } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import { isDuplicateKey } from './connection.ts';
import type { Migration } from './migration.ts';
import { fileIndexes } from './migrations/2026-11-21-files.ts';
import { firstIndexes } from './migrations/2026-11-21-first-indexes.ts';
import { pathwayDrafts } from './migrations/2026-11-21-pathway-drafts.ts';
import { registrationIndexes } from './migrations/2026-11-21-registration.ts';
import { teacherDesk } from './migrations/2026-11-21-teacher-desk.ts';
import { operations } from './migrations/2026-11-22-operations.ts';
import { mediaIndexes } from './migrations/2026-11-22-media.ts';
import { partnerIndexes } from './migrations/2026-11-22-partners.ts';
import { conferenceIndexes } from './migrations/2026-11-22-conferences.ts';
import { profileTemplateIndexes } from './migrations/2026-11-22-profile-templates.ts';
import { profileIndexes } from './migrations/2026-11-22-profiles.ts';
import { suggestionIndexes } from './migrations/2026-11-22-suggestions.ts';
import { adminIndexes } from './migrations/2026-11-22-admin.ts';
import { connectIndexes } from './migrations/2026-11-22-connect.ts';
import { auditIndexes } from './migrations/2026-11-22-audit.ts';
import { privacyIndexes } from './migrations/2026-11-22-privacy.ts';
import { consoleIndexes } from './migrations/2026-11-22-console.ts';
import { goalIndexes } from './migrations/2026-11-22-goals.ts';
import { rosterIndexes } from './migrations/2026-11-22-roster.ts';
import { suggestionPolicyIndexes } from './migrations/2026-11-22-suggestion-policies.ts';
import { settingsWithModes } from './migrations/2026-11-22-settings.ts';

/** Every migration, oldest first. */
const migrations: Migration[] = [
  firstIndexes,
  pathwayDrafts,
  teacherDesk,
  fileIndexes,
  registrationIndexes,
  auditIndexes,
  operations,
  adminIndexes,
  privacyIndexes,
  rosterIndexes,
  settingsWithModes,
  consoleIndexes,
  connectIndexes,
  profileIndexes,
  conferenceIndexes,
  profileTemplateIndexes,
  suggestionIndexes,
  partnerIndexes,
  goalIndexes,
  suggestionPolicyIndexes,
  mediaIndexes,
];

interface DoneMigration {
  _id: string;
  doneAt: Date;
}

interface MigrationLock {
  _id: 'lock';
  owner: string;
  until: Date;
}

const lockMilliseconds = 10 * 60_000;
const waitMilliseconds = 250;

/**
 * Runs the migrations that this database has not seen, one process at a time. A migration must be safe to run again, because a
 * process may die between its work and the note of it.
 * @returns the ids that ran now
 */
export async function migrateUp(connection: Connection): Promise<string[]> {
  if ((await pendingMigrations(connection)).length === 0) return [];
  return withLock(connection, async () => {
    const ran: string[] = [];
    for (const migration of migrations) {
      const seen = await doneMigrations(connection).findOne({ _id: migration.id });
      if (seen) continue;
      await migration.up(connection);
      await doneMigrations(connection).updateOne(
        { _id: migration.id },
        { $set: { doneAt: new Date() } },
        { upsert: true },
      );
      ran.push(migration.id);
    }
    return ran;
  });
}

/** The migrations that this database has not seen yet; those of a newer version are none of our business. */
export async function pendingMigrations(connection: Connection): Promise<string[]> {
  const done = new Set((await doneMigrations(connection).find().toArray()).map((each) => each._id));
  return migrations.map(({ id }) => id).filter((id) => !done.has(id));
}

/** Indexes that a migration made and that somebody removed since. */
export async function findMissingIndexes(
  connection: Connection,
): Promise<{ collection: string; name: string }[]> {
  const done = new Set((await doneMigrations(connection).find().toArray()).map((each) => each._id));
  const expected = migrations.filter(({ id }) => done.has(id)).flatMap(({ indexes }) => indexes);
  const names = new Map<string, Set<string>>();
  for (const collection of new Set(expected.map((each) => each.collection)))
    names.set(collection, await indexNames(connection, collection));
  return expected
    .map(({ collection, options }) => ({ collection, name: options.name }))
    .filter(({ collection, name }) => !names.get(collection)?.has(name));
}

/** Of a collection that is not there, none. */
async function indexNames(connection: Connection, collection: string): Promise<Set<string>> {
  try {
    const indexes = await connection.collection(collection).listIndexes().toArray();
    return new Set(indexes.map(({ name }) => String(name)));
  } catch (error) {
    if ((error as { code?: unknown }).code === 26) return new Set();
    throw error;
  }
}

/** Takes the newest migration back. @returns its id, or undefined when there is none */
export async function migrateDown(connection: Connection): Promise<string | undefined> {
  return withLock(connection, async () => {
    const done = new Set((await doneMigrations(connection).find().toArray()).map((each) => each._id));
    const newest = migrations.findLast(({ id }) => done.has(id));
    if (!newest) return undefined;
    await newest.down(connection);
    await doneMigrations(connection).deleteOne({ _id: newest.id });
    return newest.id;
  });
}

function doneMigrations(connection: Connection): mongo.Collection<DoneMigration> {
  return connection.collection('migrations') as unknown as mongo.Collection<DoneMigration>;
}

/** One process migrates; the others wait for it. A lock whose holder died ends by itself. */
async function withLock<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const locks = connection.collection('migration_locks') as unknown as mongo.Collection<MigrationLock>;
  const owner = randomUUID();
  while (!(await takeLock(locks, owner)))
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
  try {
    return await work();
  } finally {
    await locks.deleteOne({ _id: 'lock', owner });
  }
}

async function takeLock(locks: mongo.Collection<MigrationLock>, owner: string): Promise<boolean> {
  const now = new Date();
  try {
    const taken = await locks.updateOne(
      { _id: 'lock', until: { $lt: now } },
      { $set: { owner, until: new Date(now.getTime() + lockMilliseconds) } },
      { upsert: true },
    );
    return taken.modifiedCount + taken.upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
