import type { BoardRow } from '../../features/journeys/board.contract.ts';

export type BoardSort = 'needs-me' | 'name';

/** What the order depends on. */
export type OrderedRow = Pick<BoardRow, 'personId' | 'name' | 'waiting' | 'passback'> &
  Partial<Pick<BoardRow, 'stuck' | 'waitingSince'>>;

const troubles = new Set<BoardRow['passback']['state']>(['refused', 'line-item-missing', 'changed-in-lms']);

/**
 * Person ids in the order of the sort: who waits most (of two alike, who waits longer), then whose grade needs a person, then who
 * may be stuck, then by name.
 */
export function orderRows(
  rows: OrderedRow[],
  sort: BoardSort,
  compare: (left: string, right: string) => number,
): string[] {
  return rows
    .toSorted((left, right) => {
      const byNeed = sort === 'needs-me' ? needOf(right) - needOf(left) || waitsLonger(left, right) : 0;
      return byNeed || compare(left.name, right.name);
    })
    .map(({ personId }) => personId);
}

/** The rows in an order that was fixed earlier; who came since stands last, so that nothing jumps. */
export function rowsInOrder<Row extends OrderedRow>(rows: Row[], order: string[]): Row[] {
  const place = new Map(order.map((personId, index) => [personId, index]));
  const of = (row: OrderedRow) => place.get(row.personId) ?? order.length;
  return rows.toSorted((left, right) => of(left) - of(right));
}

/** The next or previous student with something that waits, going round the class once; null when nobody else does. */
export function findWaiting<Row extends OrderedRow>(rows: Row[], personId: string, step: 1 | -1): Row | null {
  const start = rows.findIndex((row) => row.personId === personId);
  for (let distance = 1; distance < rows.length + 1; distance += 1) {
    const index = (start + step * distance + rows.length * 2) % rows.length;
    const row = rows[index];
    if (row && row.personId !== personId && row.waiting > 0) return row;
  }
  return null;
}

function needOf(row: OrderedRow): number {
  const isTroubled = troubles.has(row.passback.state);
  const isStuck = (row.stuck?.length ?? 0) > 0;
  return row.waiting * 4 + (isTroubled ? 2 : 0) + (isStuck ? 1 : 0);
}

/** ISO times of one form sort as text. */
function waitsLonger(left: OrderedRow, right: OrderedRow): number {
  const [one, other] = [left.waitingSince ?? '', right.waitingSince ?? ''];
  return one === other ? 0 : one < other ? -1 : 1;
}
