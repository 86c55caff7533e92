import type { Connection } from 'mongoose';
import type { Holding, Owner } from './holding.ts';
import type { Scope, Selection } from './scope.ts';
import { rowsOf, type Filter } from './rows.ts';

/**
 * Looks up what belongs to a scope now. A course takes along the students who are in no other course, because nothing would ever
 * end the time of their records.
 */
export async function findSelection(
  connection: Connection,
  tenantId: string,
  scope: Scope,
): Promise<Selection> {
  if (scope.kind === 'tenant') return selection(tenantId, {}, true);
  if (scope.kind === 'person') return withDescendants(connection, tenantId, { person: [scope.id] });
  const students = await onlyStudentsOf(connection, tenantId, scope.id);
  const assignments = await idsOf(connection, 'assignments', { tenantId, courseId: scope.id });
  return withDescendants(connection, tenantId, {
    course: [scope.id],
    assignment: assignments,
    person: students,
  });
}

/** Both together: what was found before anything went, and what has come since. */
export function unite(one: Selection, other: Selection): Selection {
  const ids = Object.fromEntries(
    Object.entries(one.ids).map(([owner, list]) => [
      owner,
      [...new Set([...list, ...other.ids[owner as Owner]])],
    ]),
  ) as Selection['ids'];
  return { ...one, ids };
}

/** The rows of a holding that a selection means; undefined where it has none. */
export function filterOf(holding: Holding, { tenantId, isWhole, ids }: Selection): Filter | undefined {
  const inTenant: Filter = holding.tenant ? { [holding.tenant]: tenantId } : {};
  if (isWhole) return holding.tenant ? inTenant : undefined;
  const ways = Object.entries(holding.by ?? {}).flatMap(([owner, field]) => {
    const list = ids[owner as Owner];
    return list.length > 0 ? [{ [field]: { $in: list } }] : [];
  });
  const [only] = ways;
  if (!only) return undefined;
  return ways.length === 1 ? { ...inTenant, ...only } : { ...inTenant, $or: ways };
}

function selection(tenantId: string, ids: Partial<Record<Owner, string[]>>, isWhole = false): Selection {
  return {
    tenantId,
    isWhole,
    ids: { person: [], sub: [], journey: [], assignment: [], course: [], ...ids },
  };
}

async function withDescendants(
  connection: Connection,
  tenantId: string,
  ids: Partial<Record<Owner, string[]>>,
): Promise<Selection> {
  const { person = [], assignment = [] } = ids;
  const ways = [
    ...(person.length > 0 ? [{ personId: { $in: person } }] : []),
    ...(assignment.length > 0 ? [{ assignmentId: { $in: assignment } }] : []),
  ];
  const journeys = await Promise.all(ways.map((way) => idsOf(connection, 'journeys', { tenantId, ...way })));
  const people = await rowsOf(connection, 'people')
    .find({ tenantId, _id: { $in: person } })
    .project({ sub: 1 })
    .toArray();
  return selection(tenantId, {
    ...ids,
    journey: [...new Set(journeys.flat())],
    sub: people.map(({ sub }) => String(sub)),
  });
}

async function onlyStudentsOf(connection: Connection, tenantId: string, courseId: string): Promise<string[]> {
  const enrolments = rowsOf(connection, 'enrolments');
  const here = await enrolments
    .find({ tenantId, courseId, role: 'student' })
    .project({ personId: 1 })
    .toArray();
  const students = here.map(({ personId }) => String(personId));
  const elsewhere = await enrolments
    .find({ tenantId, personId: { $in: students }, courseId: { $ne: courseId } })
    .project({ personId: 1 })
    .toArray();
  const staying = new Set(elsewhere.map(({ personId }) => String(personId)));
  return students.filter((personId) => !staying.has(personId));
}

async function idsOf(connection: Connection, collection: string, filter: Filter): Promise<string[]> {
  const rows = await rowsOf(connection, collection).find(filter).project({ _id: 1 }).toArray();
  return rows.map(({ _id }) => String(_id));
}
