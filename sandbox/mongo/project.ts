import { refuse } from './errors.ts';
import { isTrue } from './match.ts';
import { isDoc, toNumber, type Doc } from './values.ts';

interface Tree {
  [field: string]: Tree | true;
}

/** Makes a value for a field of the projected document; undefined leaves the field out. */
export type Compute = (document: Doc) => unknown;

/**
 * Compiles an inclusion or exclusion. `compute` compiles what is neither (expressions in `$project`);
 * without it such fields are refused.
 */
export function compileProjection(
  projection: Doc,
  compute?: (value: unknown) => Compute,
): (document: Doc) => Doc {
  const fields = flatten(projection);
  const computed = fields.filter(([, value]) => toNumber(value) === undefined && typeof value !== 'boolean');
  const plain = fields.filter((field) => !computed.includes(field));
  const [bad] = computed;
  if (bad && !compute)
    refuse(2, `Expressions in a projection are not supported by the embedded database: ${bad[0]}`);
  const deciding = plain.filter(([path]) => path !== '_id');
  const inclusive =
    computed.length > 0 || (deciding[0] ? isTrue(deciding[0][1]) : plain.some(([, value]) => isTrue(value)));
  for (const [path, value] of deciding) {
    if (isTrue(value) !== inclusive) {
      if (inclusive) refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
      refuse(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    }
  }
  const id = plain.find(([path]) => path === '_id');
  const keepsId = id ? isTrue(id[1]) : true;
  const paths = deciding.map(([path]) => path);
  if (!inclusive) {
    const tree = toTree(keepsId ? paths : [...paths, '_id']);
    return (document) => exclude(document, tree) as Doc;
  }
  const tree = toTree(keepsId ? ['_id', ...paths.filter((path) => path !== '_id')] : paths);
  const makers = computed.map(([path, value]) => ({ path, make: compute?.(value) ?? (() => undefined) }));
  toTree([...paths, ...makers.map(({ path }) => path)]);
  return (document) => {
    let result = include(document, tree) as Doc;
    for (const { path, make } of makers) {
      const value = make(document);
      if (value !== undefined) result = setCopy(result, path.split('.'), value) as Doc;
    }
    return result;
  };
}

/** `{ a: { b: 1 } }` means `{ 'a.b': 1 }`; an operator document stays a value. */
function flatten(projection: Doc, prefix = ''): [string, unknown][] {
  return Object.entries(projection).flatMap(([field, value]): [string, unknown][] => {
    const path = prefix + field;
    if (field === '' || path.split('.').some((part) => part === '' || part.startsWith('$'))) {
      refuse(2, `The projection path '${path}' is not supported`);
    }
    if (!isDoc(value) || (Object.keys(value)[0] ?? '$').startsWith('$')) return [[path, value]];
    return flatten(value, `${path}.`);
  });
}

function toTree(paths: string[]): Tree {
  const tree: Tree = {};
  for (const path of paths) {
    const parts = path.split('.');
    let node = tree;
    for (const [depth, part] of parts.entries()) {
      const known = Object.hasOwn(node, part) ? node[part] : undefined;
      const last = depth === parts.length - 1;
      if (known === true || (last && known)) refuse(31250, `Path collision at ${path}`);
      if (last) node[part] = true;
      else {
        const next: Tree = known ?? {};
        node[part] = next;
        node = next;
      }
    }
  }
  return tree;
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => isDoc(item) || Array.isArray(item)).map((item) => include(item, tree));
  }
  if (!isDoc(value)) return undefined;
  const result: Doc = {};
  for (const [field, item] of Object.entries(value)) {
    const branch = Object.hasOwn(tree, field) ? tree[field] : undefined;
    if (branch === undefined) continue;
    const kept = branch === true ? item : include(item, branch);
    if (kept !== undefined) result[field] = kept;
  }
  return result;
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree));
  if (!isDoc(value)) return value;
  const result: Doc = {};
  for (const [field, item] of Object.entries(value)) {
    const branch = Object.hasOwn(tree, field) ? tree[field] : undefined;
    if (branch !== true) result[field] = branch ? exclude(item, branch) : item;
  }
  return result;
}

/** Sets a path in a copy, in every element where it meets an array, as `$addFields` does; undefined removes it. */
export function setCopy(target: unknown, parts: string[], value: unknown): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(target)) return target.map((item) => setCopy(item, parts, value));
  const base: Doc = { ...(isDoc(target) ? target : {}) };
  const next = setCopy(Object.hasOwn(base, part) ? base[part] : undefined, rest, value);
  if (next === undefined) delete base[part];
  else base[part] = next;
  return base;
}
