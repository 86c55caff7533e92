import { Double, Int32 } from 'bson';
import { refuse } from './errors.ts';
import { isTrue } from './match.ts';
import type { Compute } from './project.ts';
import { addNumbers } from './update-operators.ts';
import { encodeKey, isDoc, own, toNumber, typeOf, type Doc } from './values.ts';

type Operator = (args: unknown[], name: string) => unknown;

const operators: Record<string, { arity?: number; run: Operator }> = {
  $eq: { arity: 2, run: ([a, b]) => orderKey(a) === orderKey(b) },
  $ne: { arity: 2, run: ([a, b]) => orderKey(a) !== orderKey(b) },
  $gt: { arity: 2, run: ([a, b]) => orderKey(a) > orderKey(b) },
  $gte: { arity: 2, run: ([a, b]) => orderKey(a) >= orderKey(b) },
  $lt: { arity: 2, run: ([a, b]) => orderKey(a) < orderKey(b) },
  $lte: { arity: 2, run: ([a, b]) => orderKey(a) <= orderKey(b) },
  $and: { run: (args) => args.every(isTrue) },
  $or: { run: (args) => args.some(isTrue) },
  $not: { arity: 1, run: ([value]) => !isTrue(value) },
  $ifNull: { run: (args) => args.find((value) => value !== null && value !== undefined) ?? args.at(-1) },
  $size: {
    arity: 1,
    run: ([value]) =>
      Array.isArray(value)
        ? new Int32(value.length)
        : refuse(17124, `The argument to $size must be an array, but was of type: ${nameOf(value)}`),
  },
  $first: { arity: 1, run: ([value]) => elementAt(value, 0, '$first') },
  $last: { arity: 1, run: ([value]) => elementAt(value, -1, '$last') },
  $arrayElemAt: { arity: 2, run: ([value, at]) => elementAt(value, toNumber(at), '$arrayElemAt') },
  $sum: {
    run: (args) => {
      const [only] = args;
      return sumOf(args.length === 1 && Array.isArray(only) ? only : args);
    },
  },
};

/** Compiles an aggregation expression. A missing field evaluates to undefined. */
export function compileExpression(expression: unknown): Compute {
  if (typeof expression === 'string' && expression.startsWith('$')) return compileFieldPath(expression);
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (document) => items.map((item) => item(document) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const [name, ...others] = Object.keys(expression);
  if (name === undefined || !name.startsWith('$')) return compileObject(expression);
  if (others.length > 0) refuse(15983, 'An object representing an expression must have exactly one field');
  const argument = expression[name];
  if (name === '$literal') return () => argument;
  if (name === '$cond') return compileCond(argument);
  return compileOperator(name, argument);
}

function compileOperator(name: string, argument: unknown): Compute {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) return refuse(168, `Unrecognized expression '${name}'`);
  const args = Array.isArray(argument) ? argument : [argument];
  if (operator.arity !== undefined && args.length !== operator.arity) {
    refuse(
      16020,
      `Expression ${name} takes exactly ${operator.arity} arguments. ${args.length} were passed in.`,
    );
  }
  const compiled = args.map(compileExpression);
  return (document) =>
    operator.run(
      compiled.map((item) => item(document)),
      name,
    );
}

function compileCond(argument: unknown): Compute {
  const parts = isDoc(argument) ? [argument['if'], argument['then'], argument['else']] : argument;
  const unknownPart =
    isDoc(argument) && Object.keys(argument).find((part) => !['if', 'then', 'else'].includes(part));
  if (unknownPart) refuse(17083, `Unrecognized parameter to $cond: ${unknownPart}`);
  if (!Array.isArray(parts) || parts.length !== 3)
    return refuse(16020, 'Expression $cond takes exactly 3 arguments.');
  const [test, whenTrue, whenFalse] = parts.map(compileExpression);
  return (document) => (isTrue(test?.(document)) ? whenTrue?.(document) : whenFalse?.(document));
}

function compileObject(expression: Doc): Compute {
  const fields = Object.entries(expression).map(([field, value]) => ({
    field,
    make: compileExpression(value),
  }));
  for (const { field } of fields) {
    if (field.includes('.')) refuse(16412, `FieldPath field names may not contain '.': ${field}`);
  }
  return (document) => {
    const result: Doc = {};
    for (const { field, make } of fields) {
      const value = make(document);
      if (value !== undefined) result[field] = value;
    }
    return result;
  };
}

function compileFieldPath(path: string): Compute {
  if (!path.startsWith('$$')) return pathOf(path.slice(1).split('.'));
  const [variable, ...parts] = path.slice(2).split('.');
  if (variable !== 'ROOT') refuse(17276, `Use of undefined variable: ${variable}`);
  return pathOf(parts);
}

function pathOf(parts: string[]): Compute {
  if (parts.some((part) => part === '' || part.startsWith('$')))
    refuse(15998, 'FieldPath must not contain empty parts');
  return (document) => valueOf(document, parts);
}

/** Unlike in queries, a path through an array gives the array of what its documents hold; numbers are names. */
export function valueOf(value: unknown, parts: string[]): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value
      .map((item) => (isDoc(item) || Array.isArray(item) ? valueOf(item, parts) : undefined))
      .filter((item) => item !== undefined);
  }
  return isDoc(value) ? valueOf(own(value, part), rest) : undefined;
}

export function sumOf(values: unknown[]): unknown {
  let total: unknown = new Int32(0);
  for (const value of values) if (toNumber(value) !== undefined) total = addNumbers(total, value);
  return total;
}

export function averageOf(values: unknown[]): unknown {
  const numbers = values.filter((value) => toNumber(value) !== undefined);
  return numbers.length === 0 ? null : new Double((toNumber(sumOf(numbers)) ?? 0) / numbers.length);
}

/** In expressions a missing field is less than null. */
function orderKey(value: unknown): string {
  return value === undefined ? '\x02' : encodeKey(value);
}

function elementAt(value: unknown, at: number | undefined, name: string): unknown {
  if (value === null || value === undefined || at === undefined) return null;
  if (!Array.isArray(value))
    return refuse(28689, `${name}'s argument must be an array, but is ${nameOf(value)}`);
  return value.at(at);
}

function nameOf(value: unknown): string {
  return value === undefined ? 'missing' : typeOf(value)[0];
}
