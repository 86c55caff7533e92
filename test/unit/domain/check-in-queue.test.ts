import {
  checkInQueue,
  reasonsFor,
  schoolDaysBetween,
  talkedToday,
  type CheckInFacts,
} from '../../../src/domain/check-in-queue.ts';

// Who is on today's list, and by which rule. 2026-11-20 is a Friday.

const now = new Date('2026-11-20T15:00:00Z');
const at = (day: string) => new Date(`2026-${day}T15:00:00Z`);
const rulesOf = (facts: Omit<CheckInFacts, 'personId'>) =>
  reasonsFor({ personId: 'a', ...facts }, now).map(({ rule }) => rule);
const idsOf = (facts: CheckInFacts[]) => checkInQueue(facts, now).map(({ personId }) => personId);

test.each([
  ['who asked', { askedAt: at('11-19') }, ['asked']],
  ['whose goal day is past', { goalDay: '2026-11-10' }, ['goal-day']],
  ['whose task came back twice', { sentBackTwice: 'Trout' }, ['sent-back-twice']],
  ['who did nothing for five school days', { idleSince: at('11-13') }, ['idle']],
  ['who did something four school days ago', { idleSince: at('11-16') }, ['longest-without-talk']],
  ['who never had a talk', {}, ['longest-without-talk']],
  ['who had one long ago', { lastTalkAt: at('10-01') }, ['longest-without-talk']],
  [
    'for whom several rules hold',
    { askedAt: at('11-19'), goalDay: '2026-11-10', idleSince: at('11-02') },
    ['asked', 'goal-day', 'idle'],
  ],
  [
    'who had a talk this week',
    { lastTalkAt: at('11-17'), goalDay: '2026-11-10', sentBackTwice: 'Trout' },
    [],
  ],
  ['who had a talk this week and asks again', { lastTalkAt: at('11-17'), askedAt: at('11-19') }, ['asked']],
])('%s is on the list by its rule', (_, facts, expected) => {
  expect(rulesOf(facts)).toEqual(expected);
});

test('rules come in their order, and within one who waits longest is first', () => {
  expect(
    idsOf([
      { personId: 'never', lastTalkAt: at('09-01') },
      { personId: 'idle', idleSince: at('11-02') },
      { personId: 'asked-late', askedAt: at('11-19') },
      { personId: 'goal', goalDay: '2026-11-01' },
      { personId: 'asked-early', askedAt: at('11-18') },
    ]),
  ).toEqual(['asked-early', 'asked-late', 'goal', 'idle', 'never']);
});

test('five a day, those included with whom the teacher has talked; who asked is never left out', () => {
  const plain = Array.from({ length: 9 }, (_, index) => ({ personId: `p${index}` }));
  expect(idsOf(plain)).toHaveLength(5);
  const talked = [1, 2, 3].map((index) => ({
    personId: `t${index}`,
    lastTalkAt: new Date(now.getTime() - 60_000),
  }));
  expect(talkedToday([...plain, ...talked], now)).toBe(3);
  expect(idsOf([...plain, ...talked])).toEqual(['p0', 'p1']);
  const asking = Array.from({ length: 7 }, (_, index) => ({ personId: `a${index}`, askedAt: at('11-19') }));
  expect(idsOf([...plain, ...talked, ...asking])).toHaveLength(7);
});

test('weekends are no school days', () => {
  expect(schoolDaysBetween(at('11-13'), at('11-16'))).toBe(1);
  expect(schoolDaysBetween(at('11-14'), at('11-15'))).toBe(0);
  expect(schoolDaysBetween(at('11-13'), at('11-20'))).toBe(5);
  expect(schoolDaysBetween(at('11-20'), at('11-13'))).toBe(0);
});
