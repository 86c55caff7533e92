import { findWaiting, orderRows, rowsInOrder } from '../../../src/client/board/order.ts';
import type { OrderedRow } from '../../../src/client/board/order.ts';

const compare = (left: string, right: string) => left.localeCompare(right);
const row = (
  name: string,
  waiting = 0,
  state: OrderedRow['passback']['state'] = 'delivered',
): OrderedRow => ({
  personId: name.toLowerCase(),
  name,
  waiting,
  passback: { state, lms: 'Canvas' },
});

describe('the order of the class', () => {
  const rows = [row('Ana'), row('Bo', 1), row('Chidi', 0, 'line-item-missing'), row('Dana', 3)];

  test('puts who waits most first, then whose grade is stuck, then the rest by name', () => {
    expect(orderRows(rows, 'needs-me', compare)).toEqual(['dana', 'bo', 'chidi', 'ana']);
    expect(orderRows(rows, 'name', compare)).toEqual(['ana', 'bo', 'chidi', 'dana']);
  });

  test('puts who waits longer first among alike, and who may be stuck before who is not', () => {
    const since = (name: string, waitingSince: string) => ({ ...row(name, 1), waitingSince });
    const stuck = { ...row('Zoe'), stuck: ['quiet' as const] };
    const class5 = [row('Ana'), stuck, since('Bo', '2026-03-09T08:00:00.000Z')];
    const all = [...class5, since('Cy', '2026-03-02T08:00:00.000Z'), row('Di', 0, 'refused')];
    expect(orderRows(all, 'needs-me', compare)).toEqual(['cy', 'bo', 'di', 'zoe', 'ana']);
  });

  test('does not change under the teacher when work comes in; newcomers stand last', () => {
    const fixed = orderRows(rows, 'needs-me', compare);
    const later = [row('Emre', 9), row('Ana', 7), ...rows.slice(1)];
    expect(rowsInOrder(later, fixed).map(({ name }) => name)).toEqual(['Dana', 'Bo', 'Chidi', 'Ana', 'Emre']);
  });

  test('goes round the class to the next and previous student who waits', () => {
    expect(findWaiting(rows, 'bo', 1)?.name).toBe('Dana');
    expect(findWaiting(rows, 'dana', 1)?.name).toBe('Bo');
    expect(findWaiting(rows, 'bo', -1)?.name).toBe('Dana');
    expect(findWaiting([row('Ana', 1), row('Bo')], 'ana', 1)).toBeNull();
  });
});
