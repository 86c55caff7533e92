import type { RubricRow } from '../../domain/pathway.ts';

type Levels = RubricRow['levels'];

/** Words of a pasted table, by line and cell; null for words without line or cell, which are pasted as they are. */
function readCells(text: string): string[][] | null {
  const lines = text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const cells = lines.map((line) =>
    line.split('\t').map((cell) => cell.trim().replace(/^(?:[-*•]|[1-4][.)])\s+/, '')),
  );
  return cells.length > 1 || (cells[0]?.length ?? 0) > 1 ? cells : null;
}

/**
 * Rows of a table from a spreadsheet or document: a name and four levels in each line. Lines with fewer cells leave the rest
 * empty. Null where the words are no such table.
 */
export function readRubricTable(text: string): { title: string; levels: Levels }[] | null {
  const cells = readCells(text);
  if (!cells || cells.some((line) => line.length < 2)) return null;
  return cells.map(([title = '', first = '', second = '', third = '', fourth = '']) => ({
    title,
    levels: [first, second, third, fourth],
  }));
}

/** Several lines pasted into one level go on into the levels after it. Null where there is one line only. */
export function spreadOverLevels(levels: Levels, at: number, text: string): Levels | null {
  const words = readCells(text)?.flat();
  if (!words) return null;
  const [first, second, third, fourth] = levels.map((before, index) => words[index - at] ?? before);
  return [first ?? '', second ?? '', third ?? '', fourth ?? ''];
}
