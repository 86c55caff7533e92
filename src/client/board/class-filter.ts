import { useState } from 'react';
import type { BoardRow } from '../../features/journeys/board.contract.ts';

type FilteredRow = Pick<BoardRow, 'hasLeft' | 'sections'>;

/** Names of the sections of a class; fewer than two are nothing to choose from. */
export function sectionsOf(rows: FilteredRow[], compare: (left: string, right: string) => number): string[] {
  const names = [...new Set(rows.flatMap((row) => row.sections))].toSorted(compare);
  return names.length > 1 ? names : [];
}

/** The class without who has left; those stand last where their work is to be shown. */
export function filterRows<Row extends FilteredRow>(
  rows: Row[],
  { section, showsLeft }: { section: string | null; showsLeft: boolean },
): Row[] {
  const chosen = section === null ? rows : rows.filter((row) => row.sections.includes(section));
  const here = chosen.filter((row) => !row.hasLeft);
  return showsLeft ? [...here, ...chosen.filter((row) => row.hasLeft)] : here;
}

let kept: { section: string | null; showsLeft: boolean } = { section: null, showsLeft: false };

/** Which part of the class is shown; kept for coming back from a student's page. */
export function useClassFilter() {
  const [filter, setFilter] = useState(kept);
  return {
    filter,
    change(next: Partial<typeof filter>) {
      kept = { ...filter, ...next };
      setFilter(kept);
    },
  };
}
