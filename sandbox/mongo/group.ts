import { Int32 } from 'bson';
import { refuse } from './errors.ts';
import { averageOf, compileExpression, sumOf } from './expressions.ts';
import { compareValues, encodeKey, isDoc, type Doc } from './values.ts';

/** Each gets the values of one group in the order of the documents; undefined is a missing field. */
const accumulators: Record<string, (values: unknown[]) => unknown> = {
  $sum: sumOf,
  $avg: averageOf,
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: (values) => [
    ...new Map(
      values.filter((value) => value !== undefined).map((value) => [encodeKey(value), value]),
    ).values(),
  ],
  $count: (values) => new Int32(values.length),
};

/** Compiles `$group`; groups come in the order in which they were first met. */
export function compileGroup(specification: unknown): (documents: Iterable<Doc>) => Doc[] {
  if (!isDoc(specification)) return refuse(15947, `a group's fields must be specified in an object`);
  if (!Object.hasOwn(specification, '_id')) refuse(15955, 'a group specification must include an _id');
  const { _id: idExpression, ...rest } = specification;
  const makeId = compileExpression(idExpression);
  const fields = Object.entries(rest).map(([field, given]) => compileField(field, given));
  return (documents) => {
    const groups = new Map<string, { id: unknown; members: Doc[] }>();
    for (const document of documents) {
      const id = makeId(document) ?? null;
      const key = encodeKey(id);
      const group = groups.get(key) ?? { id, members: [] };
      if (group.members.length === 0) groups.set(key, group);
      group.members.push(document);
    }
    return [...groups.values()].map(({ id, members }) => ({
      _id: id,
      ...Object.fromEntries(
        fields.map(({ field, make, accumulate }) => [field, accumulate(members.map(make))]),
      ),
    }));
  };
}

function compileField(field: string, given: unknown) {
  if (field.includes('.')) refuse(40235, `The field name '${field}' cannot contain '.'`);
  const [name, ...others] = isDoc(given) ? Object.keys(given) : [];
  if (!isDoc(given) || name === undefined || others.length > 0) {
    return refuse(40234, `The field '${field}' must be an accumulator object`);
  }
  const accumulate = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined;
  if (!accumulate) return refuse(15952, `unknown group operator '${name}'`);
  const argument = given[name];
  if (name === '$count' && (!isDoc(argument) || Object.keys(argument).length > 0)) {
    refuse(9, '$count takes no arguments, i.e. $count:{}');
  }
  return { field, accumulate, make: compileExpression(argument) };
}

function extreme(values: unknown[], sign: number): unknown {
  let best: unknown = null;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (best === null || compareValues(value, best) * sign > 0) best = value;
  }
  return best;
}
