import type { Connection } from 'mongoose';
import type { Journey } from '../../domain/journey.ts';
import { withOwnOptions } from '../../domain/own-options.ts';
import { pathwayTasks, type PathwayContent } from '../../domain/pathway.ts';
import type { Passback } from '../../domain/passback.ts';
import type { Audit, AuditEntry } from '../audit/audit.ts';
import type { Holding } from './holding.ts';
import { personalHoldings } from './holdings.ts';
import type { Learners, PersonRecord } from './learners.service.ts';
import { rowsOf, valueAt, type Row } from './rows.ts';
import { filterOf, findSelection } from './selection.ts';

export interface ExportedFile {
  id: string;
  /** Inside the zip. */
  path: string;
  name: string;
}

/** A journey as it is stored, for reading. */
export type ExportedJourney = Row & Journey & { assignmentId: string; courseId: string; passback?: Passback };

/** Everything that is held about one person, ready to be written down. */
export interface ExportedRecord {
  person: PersonRecord;
  exportedAt: Date;
  parts: { holding: Holding; rows: Row[] }[];
  files: ExportedFile[];
  journeys: ExportedJourney[];
  /** Titles of courses, assignments and milestones, of tasks as `journey/task`, of their rows and ways as `journey/task/part`. */
  titles: Map<string, string>;
  /** Who saw and changed what, newest first. */
  audit: AuditEntry[];
  /** Names of staff who appear in the audit trail. */
  names: Map<string, string>;
}

/** What stands where the id of somebody else stood. */
const someoneElse = 'staff';
const auditPage = 200;

export interface ExportDependencies {
  connection: Connection;
  learners: Learners;
  audit: Audit;
}

/** Reads everything about a person. @throws NotFoundError */
export async function readRecord(
  { connection, learners, audit }: ExportDependencies,
  { tenantId, personId, exportedAt }: { tenantId: string; personId: string; exportedAt: Date },
): Promise<ExportedRecord> {
  const person = await learners.getRecord(tenantId, personId);
  const selection = await findSelection(connection, tenantId, { kind: 'person', id: personId });
  const parts: ExportedRecord['parts'] = [];
  for (const holding of personalHoldings) {
    const filter = filterOf(holding, selection);
    if (!filter || holding.isPaperwork) continue;
    const rows = await rowsOf(connection, holding.collection).find(filter).toArray();
    if (rows.length > 0) parts.push({ holding, rows });
  }
  const rowsIn = (name: string) => parts.find(({ holding }) => holding.collection === name)?.rows ?? [];
  const journeys = rowsIn('journeys') as ExportedJourney[];
  const entries = await readAudit(audit, tenantId, personId);
  const staff = entries.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
  return {
    person,
    exportedAt,
    parts: parts.map(({ holding, rows }) => ({ holding, rows: rows.map((row) => readable(holding, row)) })),
    files: rowsIn('files.files').map(toFile),
    journeys,
    titles: await readTitles(connection, tenantId, journeys),
    audit: entries,
    names: await learners.namesOf(tenantId, [...new Set(staff)]),
  };
}

async function readAudit(audit: Audit, tenantId: string, personId: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let before: string | undefined;
  do {
    const page = await audit.list(tenantId, {
      subjectPersonId: personId,
      limit: auditPage,
      ...(before ? { before } : {}),
    });
    entries.push(...page.entries);
    before = page.nextBefore;
  } while (before);
  return entries;
}

async function readTitles(
  connection: Connection,
  tenantId: string,
  journeys: ExportedJourney[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const [collection, field] of [
    ['courses', 'courseId'],
    ['assignments', 'assignmentId'],
  ] as const) {
    const ids = journeys.map((journey) => journey[field]);
    const rows = await rowsOf(connection, collection)
      .find({ tenantId, _id: { $in: ids } })
      .toArray();
    for (const { _id, title } of rows) titles.set(String(_id), String(title ?? ''));
  }
  for (const journey of journeys) {
    const version = await rowsOf(connection, 'pathway_versions').findOne({
      tenantId,
      pathwayId: journey['pathwayId'],
      version: journey['pathwayVersion'],
    });
    // Checked whole before it was stored.
    const content = version?.['content'] as PathwayContent | undefined;
    if (!content) continue;
    for (const { id, title } of content.milestones) titles.set(`${String(journey._id)}/${id}`, title);
    for (const { task } of pathwayTasks(withOwnOptions(content, journey))) {
      const key = `${String(journey._id)}/${task.id}`;
      titles.set(key, task.title);
      for (const part of [...(task.rubric ?? []), ...(task.ways ?? [])])
        titles.set(`${key}/${part.id}`, part.title);
    }
  }
  return titles;
}

function toFile(row: Row): ExportedFile {
  const name = String(row['filename'] ?? 'file');
  return { id: String(row._id), name, path: `files/${String(row._id)}-${name}` };
}

/** The row without what says nothing to a reader, and without the ids of others. */
function readable({ unexported = [], mentions = [], tenant }: Holding, row: Row): Row {
  const others = mentions.flatMap(({ fields }) => fields);
  const left = structuredCloneOf(row) as Row;
  for (const path of [...unexported, ...(tenant ? [tenant] : [])]) remove(left, path.split('.'));
  for (const path of others) replace(left, path.split('.'));
  return left;
}

/** As JSON would have it: ids and dates as text. */
function structuredCloneOf(row: Row): unknown {
  return JSON.parse(JSON.stringify(row));
}

function remove(value: unknown, [first = '', ...rest]: string[]): void {
  const holder = rest.length === 0 ? value : undefined;
  if (holder && typeof holder === 'object') return void Reflect.deleteProperty(holder, first);
  const inner = valueAt(value, first);
  if (inner !== undefined) remove(inner, rest);
}

/** Follows a path, through arrays too. */
function replace(value: unknown, path: string[]): void {
  if (Array.isArray(value)) return value.forEach((each) => replace(each, path));
  if (typeof value !== 'object' || value === null) return;
  const [first = '', ...rest] = path;
  const holder = value as Record<string, unknown>;
  if (rest.length > 0) return replace(holder[first], rest);
  if (typeof holder[first] === 'string') holder[first] = someoneElse;
}
