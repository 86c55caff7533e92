import { Int32 } from 'bson';
import { sortRecords, type Collection } from './collection.ts';
import { refuse } from './errors.ts';
import { compileExpression, valueOf } from './expressions.ts';
import { compileGroup } from './group.ts';
import { parseDirections } from './index-spec.ts';
import { compileFilter, isTrue } from './match.ts';
import { compileProjection, setCopy } from './project.ts';
import { bsonTag, isDoc, own, toNumber, type Doc } from './values.ts';

type Stage = (documents: Iterable<Doc>) => Iterable<Doc>;
export type FindCollection = (name: string) => Collection | undefined;

/** Runs a pipeline. The whole of it is checked before the first document is read. */
export function runPipeline(
  pipeline: unknown[],
  collection: Collection | undefined,
  find: FindCollection,
): Doc[] {
  const stages = pipeline.map((stage) => {
    if (!isDoc(stage) || Object.keys(stage).length !== 1) {
      return refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    const [entry] = Object.entries(stage);
    return entry ?? refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
  });
  const compiled = stages.map(([name, argument]) => compileStage(name, argument, find));
  // A leading $match and the $sort after it are left to the collection, which may have an index for them.
  const match = stages[0]?.[0] === '$match' ? stages[0][1] : undefined;
  const at = match === undefined ? 0 : 1;
  const sort = stages[at]?.[0] === '$sort' ? stages[at][1] : undefined;
  const rest = compiled.slice(at + (sort === undefined ? 0 : 1));
  const records = collection?.select({ filter: (match ?? {}) as Doc, sort: parseDirections(sort) }) ?? [];
  let documents: Iterable<Doc> = documentsOf(records);
  for (const stage of rest) documents = stage(documents);
  return [...documents];
}

function* documentsOf(records: Iterable<{ document: Doc }>): Generator<Doc> {
  for (const { document } of records) yield document;
}

function compileStage(name: string, argument: unknown, find: FindCollection): Stage {
  switch (name) {
    case '$match': {
      const matches = compileFilter(documentOf(name, argument));
      return (documents) => filterLazily(documents, matches);
    }
    case '$sort': {
      const sort = parseDirections(argument, 15975);
      if (sort.length === 0) refuse(15976, '$sort stage must have at least one sort key');
      return (documents) =>
        sortRecords(
          [...documents].map((document) => ({ document })),
          sort,
        ).map(({ document }) => document);
    }
    case '$limit': {
      const limit = countOf(name, argument);
      if (limit === 0) refuse(15958, 'the limit must be positive');
      return (documents) => slice(documents, 0, limit);
    }
    case '$skip': {
      const skip = countOf(name, argument);
      return (documents) => slice(documents, skip, Infinity);
    }
    case '$project': {
      const project = compileProjection(documentOf(name, argument), compileExpression);
      return (documents) => mapLazily(documents, project);
    }
    case '$addFields':
    case '$set':
      return compileAddFields(documentOf(name, argument));
    case '$group':
      return compileGroup(argument);
    case '$unwind':
      return compileUnwind(argument);
    case '$lookup':
      return compileLookup(documentOf(name, argument), find);
    case '$count': {
      if (typeof argument !== 'string' || argument === '' || /[$.\0]/.test(argument)) {
        return refuse(40156, 'the count field must be a non-empty string without $ and .');
      }
      return (documents) => {
        const { length } = [...documents];
        return length === 0 ? [] : [{ [argument]: new Int32(length) }];
      };
    }
  }
  return refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
}

function compileAddFields(fields: Doc): Stage {
  const makers = flattenFields(fields).map(([path, value]) => ({
    parts: path.split('.'),
    make: compileExpression(value),
  }));
  return (documents) =>
    mapLazily(documents, (document) => {
      let result: unknown = document;
      for (const { parts, make } of makers) result = setCopy(result, parts, make(document));
      return result as Doc;
    });
}

function flattenFields(fields: Doc, prefix = ''): [string, unknown][] {
  return Object.entries(fields).flatMap(([field, value]): [string, unknown][] => {
    const path = prefix + field;
    if (path.split('.').some((part) => part === '' || part.startsWith('$')))
      refuse(16410, `FieldPath '${path}' is not allowed`);
    if (!isDoc(value) || (Object.keys(value)[0] ?? '$').startsWith('$')) return [[path, value]];
    return flattenFields(value, `${path}.`);
  });
}

function compileUnwind(argument: unknown): Stage {
  const options: Doc = isDoc(argument) ? argument : { path: argument };
  for (const option of Object.keys(options)) {
    if (!['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(option)) {
      refuse(28811, `unrecognized option to $unwind stage: ${option}`);
    }
  }
  const { path, includeArrayIndex: indexField } = options;
  if (typeof path !== 'string' || !/^\$[^$]/.test(path))
    return refuse(28818, `path option to $unwind stage should be prefixed with a '$'`);
  if (indexField !== undefined && typeof indexField !== 'string')
    refuse(28810, 'includeArrayIndex must be a string');
  const parts = path.slice(1).split('.');
  const keepsEmpty = isTrue(options['preserveNullAndEmptyArrays']);
  const withIndex = (document: Doc, index: number | null): Doc =>
    typeof indexField === 'string' ? (setCopy(document, indexField.split('.'), index) as Doc) : document;
  return (documents) =>
    flatMapLazily(documents, (document) => {
      const value = valueOf(document, parts);
      if (Array.isArray(value) && value.length > 0) {
        return value.map((item, index) => withIndex(setCopy(document, parts, item) as Doc, index));
      }
      if (value !== null && value !== undefined && !Array.isArray(value)) return [withIndex(document, null)];
      if (!keepsEmpty) return [];
      return [
        withIndex(Array.isArray(value) ? (setCopy(document, parts, undefined) as Doc) : document, null),
      ];
    });
}

function compileLookup(options: Doc, find: FindCollection): Stage {
  for (const option of Object.keys(options)) {
    if (!['from', 'localField', 'foreignField', 'as'].includes(option))
      refuse(9, `unknown argument to $lookup: ${option}`);
  }
  const [from, localField, foreignField, as] = ['from', 'localField', 'foreignField', 'as'].map((option) => {
    const value = own(options, option);
    return typeof value === 'string' && value !== ''
      ? value
      : refuse(9, `$lookup argument '${option}' must be a string`);
  }) as [string, string, string, string];
  return (documents) =>
    mapLazily(documents, (document) => {
      const local = valueOf(document, localField.split('.')) ?? null;
      const wanted = Array.isArray(local) ? local : [local];
      if (wanted.some((value) => bsonTag(value) === 'BSONRegExp'))
        refuse(238, '$lookup by regular expressions is not supported');
      const records = find(from)?.select({ filter: { [foreignField]: { $in: wanted } } }) ?? [];
      return setCopy(document, as.split('.'), [...documentsOf(records)]) as Doc;
    });
}

function documentOf(name: string, argument: unknown): Doc {
  return isDoc(argument) ? argument : refuse(15959, `the ${name} specification must be an object`);
}

function countOf(name: string, argument: unknown): number {
  const number = toNumber(argument);
  if (number === undefined || !Number.isInteger(number) || number < 0) {
    return refuse(5107201, `invalid argument to ${name} stage: Expected a non-negative number`);
  }
  return number;
}

function* filterLazily(documents: Iterable<Doc>, test: (document: Doc) => boolean): Generator<Doc> {
  for (const document of documents) if (test(document)) yield document;
}

function* mapLazily(documents: Iterable<Doc>, change: (document: Doc) => Doc): Generator<Doc> {
  for (const document of documents) yield change(document);
}

function* flatMapLazily(documents: Iterable<Doc>, change: (document: Doc) => Doc[]): Generator<Doc> {
  for (const document of documents) yield* change(document);
}

function* slice(documents: Iterable<Doc>, from: number, count: number): Generator<Doc> {
  let position = 0;
  for (const document of documents) {
    position += 1;
    if (position > from) yield document;
    if (position >= from + count) return;
  }
}
