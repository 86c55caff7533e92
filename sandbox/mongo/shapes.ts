import { isDoc, own, type Doc } from './values.ts';

/** Fields that every command may carry; they say nothing about what is used. */
const everywhere = new Set([
  'lsid',
  '$db',
  '$readPreference',
  '$clusterTime',
  'txnNumber',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'comment',
]);
const unrecorded = new Set([
  'hello',
  'isMaster',
  'ismaster',
  'ping',
  'endSessions',
  'buildInfo',
  'killCursors',
  'getMore',
]);
/** Parts of a command that hold a query, an update or a pipeline; the rest is named but not looked into. */
const inspected = new Set([
  'filter',
  'query',
  'q',
  'u',
  'update',
  'pipeline',
  'updates',
  'deletes',
  'indexes',
  'partialFilterExpression',
  'arrayFilters',
]);
/** Their arguments are data, not operators. */
const opaque = new Set([
  '$set',
  '$setOnInsert',
  '$unset',
  '$inc',
  '$min',
  '$max',
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$all',
]);

/**
 * What a command uses, without names and values: `find: filter($in $or) limit sort`. Undefined for commands
 * of the connection itself.
 */
export function shapeOf(command: Doc): string | undefined {
  const name = Object.keys(command)[0] ?? '';
  if (unrecorded.has(name)) return undefined;
  const parts = Object.keys(command).filter((field) => field !== name && !everywhere.has(field));
  return `${name}: ${parts
    .toSorted()
    .map((field) => describe(field, own(command, field)))
    .join(' ')}`.trim();
}

/** Lists of statements, each described by the parts that it has. */
const lists = new Set(['updates', 'deletes', 'indexes']);

function describe(field: string, value: unknown): string {
  if (!inspected.has(field)) return field;
  const used = new Set<string>();
  if (lists.has(field)) {
    for (const statement of Array.isArray(value) ? value : []) {
      if (!isDoc(statement)) continue;
      for (const part of Object.keys(statement)) used.add(describe(part, statement[part]));
    }
  } else collect(value, used);
  return used.size === 0 ? field : `${field}(${[...used].toSorted().join(' ')})`;
}

function collect(value: unknown, used: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, used);
  if (!isDoc(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('$')) used.add(key);
    notePositional(key, used);
    if (!opaque.has(key)) collect(item, used);
    else if (isDoc(item)) for (const path of Object.keys(item)) notePositional(path, used);
  }
}

/** `list.$.a`, `list.$[].a`, `list.$[id].a`: the operator stands inside the path. */
function notePositional(path: string, used: Set<string>): void {
  for (const [, operator = ''] of path.matchAll(/\.(\$(?:\[\w*\])?)(?=\.|$)/g)) {
    used.add(operator.replace(/\[\w+\]/, '[id]'));
  }
}
