import { useMongo } from './connect.ts';

const mongoServer = useMongo();

const works: [title: string, documents: object[], pipeline: object[], wanted: unknown[]][] = [
  [
    '$match, $sort, $skip and $limit',
    [{ _id: 1, a: 3 }, { _id: 2, a: 1 }, { _id: 3, a: 2 }, { _id: 4 }],
    [{ $match: { a: { $gte: 1 } } }, { $sort: { a: -1 } }, { $skip: 1 }, { $limit: 1 }],
    [{ _id: 3, a: 2 }],
  ],
  [
    '$project includes, leaves out and computes',
    [{ _id: 1, a: { b: 1, c: 2 }, d: [5, 6] }],
    [{ $project: { 'a.b': 1, n: { $size: '$d' }, last: { $arrayElemAt: ['$d', -1] }, none: '$missing' } }],
    [{ _id: 1, a: { b: 1 }, n: 2, last: 6 }],
  ],
  ['$project without _id', [{ _id: 1, a: 1, b: 2 }], [{ $project: { _id: 0, b: 0 } }], [{ a: 1 }]],
  [
    '$addFields reaches into arrays and documents',
    [{ _id: 1, a: [{ b: 1 }, { b: 2 }], c: { d: 1 } }],
    [{ $addFields: { 'a.x': 9, c: { e: 2 } } }],
    [
      {
        _id: 1,
        a: [
          { b: 1, x: 9 },
          { b: 2, x: 9 },
        ],
        c: { d: 1, e: 2 },
      },
    ],
  ],
  [
    'a path through an array gives an array',
    [{ _id: 1, a: [{ b: 1 }, {}, { b: 3 }] }],
    [{ $set: { all: '$a.b', a: '$$ROOT._id' } }],
    [{ _id: 1, a: 1, all: [1, 3] }],
  ],
  [
    '$unwind leaves out what is empty',
    [{ _id: 1, a: [1, 2] }, { _id: 2, a: [] }, { _id: 3 }, { _id: 4, a: 'x' }],
    [{ $unwind: '$a' }],
    [
      { _id: 1, a: 1 },
      { _id: 1, a: 2 },
      { _id: 4, a: 'x' },
    ],
  ],
  [
    '$unwind keeps it when asked, and tells positions',
    [{ _id: 1, a: ['x'] }, { _id: 2, a: [] }, { _id: 3 }],
    [
      { $unwind: { path: '$a', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
      { $set: { at: { $ifNull: ['$at', -1] } } },
    ],
    [
      { _id: 1, a: 'x', at: 0 },
      { _id: 2, at: -1 },
      { _id: 3, at: -1 },
    ],
  ],
  [
    '$count counts, and says nothing about nothing',
    [{ _id: 1 }, { _id: 2 }],
    [{ $match: { _id: { $gt: 1 } } }, { $count: 'n' }],
    [{ n: 1 }],
  ],
  ['$count of nothing', [{ _id: 1 }], [{ $match: { _id: 9 } }, { $count: 'n' }], []],
  [
    '$group with every accumulator',
    [
      { _id: 1, k: 'a', n: 1 },
      { _id: 2, k: 'a', n: 4 },
      { _id: 3, k: 'a' },
      { _id: 4, k: 'b', n: 'text' },
    ],
    [
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: '$k',
          sum: { $sum: '$n' },
          avg: { $avg: '$n' },
          min: { $min: '$n' },
          max: { $max: '$n' },
          first: { $first: '$n' },
          last: { $last: '$n' },
          all: { $push: '$n' },
          count: { $count: {} },
          ones: { $sum: 1 },
        },
      },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'a', sum: 5, avg: 2.5, min: 1, max: 4, first: 1, last: null, all: [1, 4], count: 3, ones: 3 },
      {
        _id: 'b',
        sum: 0,
        avg: null,
        min: 'text',
        max: 'text',
        first: 'text',
        last: 'text',
        all: ['text'],
        count: 1,
        ones: 1,
      },
    ],
  ],
  [
    '$group by a document, missing and null apart only inside of it',
    [{ _id: 1, a: null }, { _id: 2 }],
    [{ $group: { _id: '$a', n: { $sum: 1 } } }],
    [{ _id: null, n: 2 }],
  ],
  [
    '$group by a document of fields, after $unwind, with each value once',
    [
      { _id: 1, p: 'x', s: 'a', taps: ['one', 'two'] },
      { _id: 2, p: 'x', s: 'a', taps: ['one'] },
      { _id: 3, p: 'x', s: 'b', taps: ['one'] },
      { _id: 4, p: 'x', s: 'b', taps: [] },
    ],
    [
      { $match: { p: { $in: ['x'] }, $or: [{ s: 'a' }, { s: { $in: ['b'] } }] } },
      { $unwind: '$taps' },
      { $group: { _id: { s: '$s', tap: '$taps' }, who: { $addToSet: '$p' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: { s: 'a', tap: 'one' }, who: ['x'] },
      { _id: { s: 'a', tap: 'two' }, who: ['x'] },
      { _id: { s: 'b', tap: 'one' }, who: ['x'] },
    ],
  ],
  [
    '$addToSet in a group',
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ],
    [{ $group: { _id: null, s: { $addToSet: '$a' } } }],
    [{ _id: null, s: [1] }],
  ],
  [
    'comparisons in expressions know missing from null, and compare all types',
    [{ _id: 1, n: null }],
    [
      {
        $project: {
          a: { $eq: ['$x', null] },
          b: { $lt: ['$x', null] },
          c: { $gt: ['text', 5] },
          d: { $eq: ['$n', null] },
          e: { $not: ['$n'] },
          f: { $and: [1, 'x'] },
          g: { $or: [0, '$n'] },
        },
      },
    ],
    [{ _id: 1, a: false, b: true, c: true, d: true, e: true, f: true, g: false }],
  ],
  [
    '$cond in both forms and $sum over arrays',
    [{ _id: 1, a: [1, 2, 'x'], b: 3 }],
    [
      {
        $project: {
          s: { $sum: '$a' },
          t: { $sum: ['$a', '$b'] },
          c: { $cond: [{ $gte: ['$b', 3] }, 'yes', 'no'] },
          // oxlint-disable-next-line unicorn/no-thenable -- the name that MongoDB gave it
          d: { $cond: { if: '$x', then: 1, else: { $literal: '$y' } } },
        },
      },
    ],
    [{ _id: 1, s: 3, t: 3, c: 'yes', d: '$y' }],
  ],
  [
    '$first and $last of an array',
    [{ _id: 1, a: [1, 2], e: [] }],
    [{ $project: { f: { $first: '$a' }, l: { $last: '$a' }, e: { $first: '$e' } } }],
    [{ _id: 1, f: 1, l: 2 }],
  ],
];

test.each(works)('%s', async (_title, documents, pipeline, wanted) => {
  const collection = await mongoServer.filled(...documents);
  expect(await collection.aggregate(pipeline).toArray()).toEqual(wanted);
});

test('$lookup joins by equality, arrays by their elements, missing with null', async () => {
  const courses = await mongoServer.filled({ _id: 'c1', t: 'Science' }, { _id: 'c2', t: 'Maths' });
  const people = await mongoServer.filled(
    { _id: 1, in: 'c1' },
    { _id: 2, in: ['c1', 'c2'] },
    { _id: 3 },
    { _id: 4, in: [] },
  );
  const joined = await people
    .aggregate([
      { $lookup: { from: courses.collectionName, localField: 'in', foreignField: '_id', as: 'courses' } },
      { $project: { titles: '$courses.t' } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  expect(joined).toEqual([
    { _id: 1, titles: ['Science'] },
    { _id: 2, titles: ['Science', 'Maths'] },
    { _id: 3, titles: [] },
    { _id: 4, titles: [] },
  ]);
});

test('a result is given over several batches', async () => {
  const collection = await mongoServer.filled(...Array.from({ length: 500 }, (_, n) => ({ _id: n })));
  const all = await collection.aggregate([{ $sort: { _id: 1 } }], { batchSize: 33 }).toArray();
  expect(all.map(({ _id }) => _id)).toEqual(Array.from({ length: 500 }, (_, n) => n));
});

const refusals: [title: string, pipeline: object[], code: number][] = [
  ['an unknown stage', [{ $frobnicate: {} }], 40324],
  ['two stages in one', [{ $match: {}, $sort: { a: 1 } }], 40323],
  ['$limit 0', [{ $limit: 0 }], 15958],
  ['$group without _id', [{ $group: { n: { $sum: 1 } } }], 15955],
  ['an unknown accumulator', [{ $group: { _id: 1, n: { $frobnicate: 1 } } }], 15952],
  ['$size of what is no array', [{ $project: { n: { $size: '$a' } } }], 17124],
];

test.each(refusals)('refused: %s', async (_title, pipeline, code) => {
  const collection = await mongoServer.filled({ _id: 1, a: 'x' });
  await expect(collection.aggregate(pipeline).toArray()).rejects.toMatchObject({ code });
});
