/** One line of an assignment sheet, as far as it can be understood by itself. */
export interface SheetLine {
  kind: 'blank' | 'heading' | 'choice' | 'item' | 'words';
  /** Without bullets, points and minutes. */
  text: string;
  raw: string;
  /** Columns of white space before it; a tab counts four. */
  indent: number;
  choose?: number;
  points?: number;
  /** The points are for each option, not for all together. */
  isEach?: boolean;
  minutes?: number;
}

const longestLine = 1_000;

const numbers: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
};
const count = `(\\d{1,2}|${Object.keys(numbers).join('|')})`;

const markdownHeading = /^#{1,6}\s+(.+?)\s*#*$/;
const namedHeading =
  /^(?:week|day|part|unit|lesson|module|milestone|step|section|phase|stage|semana|d[ií]a|parte|unidad|lecci[oó]n|etapa|paso)\s+(?:\d+|[ivx]+|[a-h]|one|two|three|four|five|uno|dos|tres)\b/i;
const bullet = /^(?:[-*+•‣◦▪–—·●○■□☐✓✔]|\[[ x]?\]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/i;
const choose = new RegExp(
  `\\b(?:choose|pick|select|complete|do|elige|elijan|elija|escoge|escoja|haz)\\s+(?:any\\s+|at least\\s+|al menos\\s+)?${count}\\b(?:\\s+(?:of|from|out of|de|entre|task|option|activit|project|the following|below|tarea|opci|actividad|proyecto))?`,
  'i',
);
const chooseAnchor = /\b(?:of|from|below|following|option|choice|these|de|entre|opci|siguiente|estas|estos)/i;
const points =
  /[[(]?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:points?|pts?\b\.?|marks?\b|puntos?|ptos?\b\.?)(?:\s*(?:each|cada un[oa]))?\s*[\])]?/i;
const eachOne = /\b(?:each|apiece|cada un[oa])\b/i;
const barePoints = /[[(]\s*\/?\s*(\d{1,3})\s*[\])]\s*$/;
const minutes =
  /[[(]?\s*(?:about |approx\.? |~|unos )?(\d{1,3})\s*(?:minutes?|mins?\b\.?|minutos?|')\s*[\])]?/i;
const hours = /[[(]?\s*(\d{1,2}(?:\.5)?)\s*(?:hours?|hrs?\b\.?|horas?)\s*[\])]?/i;

/** Reads one line; a line that is nothing in particular is `words`. */
export function readLine(raw: string): SheetLine {
  const expanded = raw.replaceAll('\t', '    ').trimEnd();
  const trimmed = expanded.trim();
  const indent = expanded.length - expanded.trimStart().length;
  const base = { raw: expanded, indent };
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return { ...base, kind: 'blank', text: '' };
  // A whole paragraph is no heading and no bullet, and patterns need not look through it.
  if (trimmed.length > longestLine) return { ...base, kind: 'words', text: trimmed };
  const heading = markdownHeading.exec(trimmed)?.[1];
  const isItem = heading === undefined && bullet.test(trimmed);
  const bare = plain(heading ?? trimmed.replace(bullet, ''));
  const { text, ...worth } = takeWorth(bare);
  const chosen = choose.exec(text);
  if (chosen?.[1] !== undefined && chooseAnchor.test(text.slice(chosen.index))) {
    return {
      ...base,
      ...worth,
      kind: 'choice',
      text: text.replace(/[:.]\s*$/, ''),
      choose: readCount(chosen[1]),
      isEach: eachOne.test(bare),
    };
  }
  if (isItem) return { ...base, ...worth, kind: 'item', text: text || bare };
  if (heading !== undefined || namedHeading.test(bare) || isShouted(bare)) {
    return { ...base, ...worth, kind: 'heading', text: text.replace(/:\s*$/, '') || bare };
  }
  return { ...base, kind: 'words', text: bare };
}

/** Points and minutes taken out of a line, wherever they stand. */
function takeWorth(line: string): { text: string; points?: number; minutes?: number } {
  const worth: { points?: number; minutes?: number } = {};
  let text = line;
  const take = (pattern: RegExp, use: (value: number) => void) => {
    const found = pattern.exec(text);
    if (!found) return;
    use(Number((found[1] ?? '0').replace(',', '.')));
    text = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  };
  take(points, (value) => (worth.points = Math.min(1000, value)));
  if (worth.points === undefined) take(barePoints, (value) => (worth.points = value));
  take(minutes, (value) => (worth.minutes = clampMinutes(value)));
  if (worth.minutes === undefined) take(hours, (value) => (worth.minutes = clampMinutes(value * 60)));
  return { text: tidy(text), ...worth };
}

function clampMinutes(value: number): number {
  return Math.min(600, Math.max(1, Math.round(value)));
}

/** What is left when something was taken out: no double spaces, no lonely dashes and commas at the ends. */
function tidy(text: string): string {
  return text
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/^[\s,;:–—-]+|[\s,;–—-]+$/g, '');
}

/** Without bold and underline marks around it. */
function plain(text: string): string {
  return text.replace(/(\*\*|__)(.+?)\1/g, '$2').trim();
}

function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return (
    letters.length >= 4 &&
    text.length <= 60 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase()
  );
}

function readCount(word: string): number {
  return Math.max(1, numbers[word.toLowerCase()] ?? (Number(word) || 1));
}
