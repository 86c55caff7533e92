import { encodeField, type Direction, type IndexField } from './index-keys.ts';
import { AFTER, type Index } from './index-store.ts';
import { compileFilter, isOperatorDoc } from './match.ts';
import { conjuncts } from './update-paths.ts';
import { bsonTag, encodeKey, isDoc, isIdentical, isNaNValue, rank, typeOf, type Doc } from './values.ts';

/** Key ranges of one index that hold every document the filter can match; each is still checked by the filter. */
export interface Plan {
  index: Index;
  ranges: [from: string, to: string][];
  descending: boolean;
  /** The ranges give the documents in the wanted order. */
  sorted: boolean;
  score: number;
}

type Conditions = Map<string, [operator: string, argument: unknown][]>;

/** More ranges than this are slower than a scan. */
const MAX_RANGES = 2000;

/** Chooses the index that narrows the filter most, or gives the order; undefined means a scan. */
export function choosePlan(indexes: Iterable<Index>, filter: Doc, sort: IndexField[]): Plan | undefined {
  const conditions = conditionsOf(filter);
  let best: Plan | undefined;
  for (const index of indexes) {
    const plan = planIndex(index, conditions, sort);
    if (plan && plan.score > (best?.score ?? 0)) best = plan;
  }
  return best;
}

function conditionsOf(filter: Doc): Conditions {
  const conditions: Conditions = new Map();
  const add = (path: string, condition: unknown): void => {
    const pairs: [string, unknown][] = isOperatorDoc(condition)
      ? Object.entries(condition)
      : [['$eq', condition]];
    const known = conditions.get(path) ?? [];
    conditions.set(path, [...known, ...pairs]);
    for (const [operator, argument] of pairs) {
      if (operator !== '$elemMatch' || !isDoc(argument) || isOperatorDoc(argument)) continue;
      for (const [inner, item] of conjuncts(argument)) add(`${path}.${inner}`, item);
    }
  };
  for (const [path, condition] of conjuncts(filter)) add(path, condition);
  return conditions;
}

function planIndex(index: Index, conditions: Conditions, sort: IndexField[]): Plan | undefined {
  const { spec, multikey } = index;
  if (!isComplete(index, conditions)) return undefined;
  let prefixes = [''];
  let equal = 0;
  let usedArray = false;
  let score = 0;
  const fixed = new Set<string>();
  for (const [position, [path, direction]] of spec.fields.entries()) {
    const points = pointsOf(conditions.get(path) ?? []);
    if (!points || (multikey[position] && usedArray) || prefixes.length * points.length > MAX_RANGES) break;
    usedArray ||= multikey[position] === true;
    prefixes = prefixes.flatMap((prefix) => points.map((point) => prefix + encodeField(point, direction)));
    equal += 1;
    if (points.length === 1 && !multikey[position]) fixed.add(path);
    score += points.length === 1 ? 10 : 8;
  }
  if (spec.unique && equal === spec.fields.length) score += 20;
  let ranges = prefixes.map((prefix): [string, string] => [prefix, prefix + AFTER]);
  const next = spec.fields[equal];
  const isArray = multikey[equal] === true;
  const bounds = next && !(isArray && usedArray) && boundsOf(conditions.get(next[0]) ?? [], next[1], isArray);
  if (bounds) {
    ranges = prefixes.map((prefix) => [prefix + bounds[0], prefix + bounds[1]]);
    score += 5;
  }
  const order = ranges.length === 1 ? orderOf(index, equal, sort, fixed) : undefined;
  if (order !== undefined) score += 6;
  if (score === 0) return undefined;
  return { index, ranges: ranges.toSorted(), descending: order === -1, sorted: order !== undefined, score };
}

/** The direction in which reading the index from a field on gives the wanted order; undefined when it does not. */
function orderOf(index: Index, from: number, sort: IndexField[], fixed: Set<string>): Direction | undefined {
  if (sort.length === 0 || index.multikey.includes(true)) return undefined;
  const wanted = sort.filter(([path]) => !fixed.has(path));
  const offered = index.spec.fields.slice(from);
  let order: Direction | undefined;
  for (const [position, [path, direction]] of wanted.entries()) {
    const field = offered[position];
    if (!field || field[0] !== path) return undefined;
    const here = field[1] === direction ? 1 : -1;
    if (order !== undefined && order !== here) return undefined;
    order = here;
  }
  return order ?? 1;
}

/** Whether the index holds every document that the conditions can match. */
function isComplete({ spec }: Index, conditions: Conditions): boolean {
  if (spec.sparse && !spec.fields.some(([path]) => excludesMissing(conditions.get(path) ?? []))) return false;
  return spec.partialFilter === undefined || implies(conditions, spec.partialFilter);
}

function excludesMissing(conditions: [string, unknown][]): boolean {
  const points = pointsOf(conditions);
  if (points) return points.every((point) => point !== null);
  return boundsOf(conditions, 1, true) !== undefined;
}

function implies(conditions: Conditions, partialFilter: Doc): boolean {
  return Object.entries(partialFilter).every(([path, condition]) => {
    if (path === '$and') return (condition as Doc[]).every((part) => implies(conditions, part));
    if (path.startsWith('$')) return false;
    const wanted: Doc = isOperatorDoc(condition) ? condition : { $eq: condition };
    const known = conditions.get(path) ?? [];
    const points = pointsOf(known);
    return Object.entries(wanted).every(([operator, argument]) => {
      const test = compileFilter({ value: { [operator]: argument } });
      if (points && points.every((point) => point !== null && test({ value: point }))) return true;
      if (operator === '$exists' && excludesMissing(known)) return true;
      return known.some(([name, given]) => name === operator && isIdentical(given, argument));
    });
  });
}

/** The finitely many values that a field must have; undefined when the conditions do not say. */
function pointsOf(conditions: [string, unknown][]): unknown[] | undefined {
  const equal = conditions.find(([operator, argument]) => operator === '$eq' && isPoint(argument));
  if (equal) return [equal[1] ?? null];
  const among = conditions.find(
    ([operator, argument]) => operator === '$in' && Array.isArray(argument) && argument.every(isPoint),
  );
  if (!among) return undefined;
  const distinct = new Map((among[1] as unknown[]).map((value) => [encodeKey(value), value ?? null]));
  return [...distinct.values()];
}

function isPoint(value: unknown): boolean {
  return !Array.isArray(value) && bsonTag(value) !== 'BSONRegExp';
}

/** The key range of `$gt`, `$gte`, `$lt` and `$lte` in one field, ends included. Arrays allow one bound only. */
function boundsOf(
  conditions: [string, unknown][],
  direction: Direction,
  isArray: boolean,
): [string, string] | undefined {
  const usable = conditions.filter(
    ([operator, value]) =>
      /^\$[gl]te?$/.test(operator) && !isNaNValue(value) && !Array.isArray(value) && isBracketed(value),
  );
  const first = usable[0];
  if (!first) return undefined;
  const order = typeOf(first[1])[2];
  const used = isArray ? [first] : usable.filter(([, value]) => typeOf(value)[2] === order);
  const lower = used
    .filter(([operator]) => operator.startsWith('$g'))
    .map(([, value]) => encodeField(value, direction));
  const upper = used
    .filter(([operator]) => operator.startsWith('$l'))
    .map(([, value]) => encodeField(value, direction));
  const bracket = direction === 1 ? order : 255 - order;
  const [starts, ends] = direction === 1 ? [lower, upper] : [upper, lower];
  return [
    starts.toSorted().at(-1) ?? String.fromCharCode(bracket),
    ends.length > 0 ? ends.toSorted()[0] + AFTER : String.fromCharCode(bracket + 1),
  ];
}

function isBracketed(value: unknown): boolean {
  const order = typeOf(value)[2];
  return order !== rank.null && order !== rank.minKey && order !== rank.maxKey && order !== rank.regex;
}
