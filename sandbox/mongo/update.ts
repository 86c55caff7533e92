import { ObjectId } from 'bson';
import { refuse } from './errors.ts';
import { isOperatorDoc } from './match.ts';
import { updateOperators } from './update-operators.ts';
import { compileArrayFilters, concretePaths, conjuncts, parseUpdatePath, setAt } from './update-paths.ts';
import {
  bsonTag,
  cloneValue,
  encodeKey,
  isDoc,
  own,
  showValue,
  toNumber,
  typeOf,
  type Doc,
} from './values.ts';

export interface Update {
  /** The changed copy of a stored document. */
  apply(document: Doc): Doc;
  /** The document that an upsert inserts. */
  build(): Doc;
}

interface Step {
  operator: string;
  parts: string[];
  argument: unknown;
}

/** Compiles an update document (operators or a replacement) for documents chosen by `filter`. */
export function compileUpdate(update: unknown, filter: Doc, arrayFilters: unknown[]): Update {
  if (Array.isArray(update))
    return refuse(238, 'Updates by aggregation pipeline are not supported by the embedded database');
  if (!isDoc(update)) return refuse(9, 'Update argument must be either an object or an array');
  if (!(Object.keys(update)[0] ?? '').startsWith('$'))
    return compileReplacement(update, filter, arrayFilters);
  const steps = parseSteps(update);
  const filters = compileArrayFilters(
    arrayFilters,
    steps.map((step) => step.parts.join('.')),
  );
  const run = (document: Doc, chosen: Step[]): Doc => {
    const result = cloneValue(document);
    const concrete = chosen.flatMap((step) =>
      concretePaths(document, step.parts, { filter, arrayFilters: filters }).map((parts) => ({
        ...step,
        parts,
      })),
    );
    for (const step of sortSteps(concrete))
      updateOperators[step.operator]?.(result, step.parts, step.argument);
    return result;
  };
  return {
    apply(document) {
      const result = run(
        document,
        steps.filter((step) => step.operator !== '$setOnInsert'),
      );
      if (encodeKey(result['_id']) !== encodeKey(document['_id']) || !Object.hasOwn(result, '_id')) {
        refuse(66, `Performing an update on the path '_id' would modify the immutable field '_id'`);
      }
      return result;
    },
    build() {
      const seed = seedFromFilter(filter);
      const result = run(seed, steps);
      if (Object.hasOwn(seed, '_id') && encodeKey(result['_id']) !== encodeKey(seed['_id'])) {
        refuse(66, `Performing an update on the path '_id' would modify the immutable field '_id'`);
      }
      return withId(result);
    },
  };
}

function compileReplacement(replacement: Doc, filter: Doc, arrayFilters: unknown[]): Update {
  if (arrayFilters.length > 0) refuse(9, 'Cannot use array filters with a replacement-style update');
  checkFieldNames(replacement);
  const withGivenId = (id: unknown): Doc => {
    if (
      id !== undefined &&
      Object.hasOwn(replacement, '_id') &&
      encodeKey(id) !== encodeKey(replacement['_id'])
    ) {
      refuse(
        66,
        `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${showValue(replacement['_id'])}`,
      );
    }
    return withId(id === undefined ? replacement : { ...replacement, _id: id });
  };
  return {
    apply: (document) => withGivenId(document['_id']),
    build: () => withGivenId(seedFromFilter(filter)['_id']),
  };
}

function parseSteps(update: Doc): Step[] {
  const steps: Step[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    if (!Object.hasOwn(updateOperators, operator)) {
      refuse(
        9,
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDoc(fields)) {
      return refuse(
        9,
        `Modifiers operate on fields but we found type ${typeOf(fields)[0]} instead. For example: {$mod: {<field>: ...}}`,
      );
    }
    for (const [path, argument] of Object.entries(fields)) {
      if (operator === '$inc' && toNumber(argument) === undefined) {
        refuse(14, `Cannot increment with non-numeric argument: {${path}: ${showValue(argument)}}`);
      }
      steps.push({ operator, parts: parseUpdatePath(path), argument });
    }
  }
  return sortSteps(steps);
}

/** MongoDB applies modifiers in the order of their paths, which decides the order of new fields. */
function sortSteps(steps: Step[]): Step[] {
  const sorted = steps.toSorted((a, b) => comparePaths(a.parts, b.parts));
  for (const [index, { parts }] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && parts.every((part, depth) => part === next.parts[depth])) {
      refuse(
        40,
        `Updating the path '${next.parts.join('.')}' would create a conflict at '${parts.join('.')}'`,
      );
    }
  }
  return sorted;
}

function comparePaths(a: string[], b: string[]): number {
  for (const [depth, part] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return 1;
    if (part === other) continue;
    const [x, y] = [Number(part), Number(other)];
    if (Number.isInteger(x) && Number.isInteger(y)) return x - y;
    return part < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** What the equality conditions of an upsert's filter say about the new document. */
function seedFromFilter(filter: Doc): Doc {
  const seed: Doc = {};
  for (const [path, condition] of conjuncts(filter)) {
    const isOperator = isOperatorDoc(condition);
    if ((isOperator && !Object.hasOwn(condition, '$eq')) || bsonTag(condition) === 'BSONRegExp') continue;
    const value = isOperator ? condition['$eq'] : condition;
    const parts = parseUpdatePath(path);
    if (path in seed) refuse(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    setAt(seed, parts, cloneValue(value));
  }
  return seed;
}

/** Puts `_id` first, making one when it is missing. */
export function withId(document: Doc): Doc {
  const id = own(document, '_id');
  if (id === undefined) return { _id: new ObjectId(), ...document };
  const type = typeOf(id)[0];
  if (type === 'array' || type === 'regex') refuse(2, `The '_id' value cannot be of type ${type}`);
  if (Object.keys(document)[0] === '_id') return document;
  const { _id, ...rest } = document;
  return { _id, ...rest };
}

/** Stored field names with a leading `$` are outside this database's closed world. */
export function checkFieldNames(document: Doc): void {
  for (const name of Object.keys(document)) {
    if (name.startsWith('$')) refuse(52, `Field names may not start with '$': ${name}`);
  }
}
