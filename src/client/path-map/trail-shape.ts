/** A place on the drawing, in CSS pixels from its upper left corner. */
export interface Spot {
  x: number;
  y: number;
}

/** How the drawing is measured, in CSS pixels. */
export interface TrailFrame {
  /** Where the trail turns at the end of a row. */
  right: number;
  /** One sixteenth of the text size: turns grow and shrink with the text. */
  unit: number;
  /** Down in one column, or across in rows. */
  layout: 'tall' | 'wide';
}

/** How far beside and above marks the trail turns, in units. */
const bendUnits = 12;
const aboveUnits = 30;

/**
 * The trail through the given spots as an SVG path: straight along a row or a column; from the end of a row it turns
 * round the right edge, runs back between the rows and turns into the next one.
 */
export function trailPath(spots: Spot[], frame: TrailFrame): string {
  const [first, ...rest] = spots;
  if (!first) return '';
  let path = `M${at(first)}`;
  let from = first;
  for (const spot of rest) {
    path += frame.layout === 'tall' || isNear(from.y, spot.y) ? `L${at(spot)}` : wayRound(from, spot, frame);
    from = spot;
  }
  return path;
}

function wayRound(from: Spot, to: Spot, { right, unit }: TrailFrame): string {
  const bend = bendUnits * unit;
  const between = to.y - aboveUnits * unit;
  const outer = Math.max(right, from.x + bend);
  const inner = to.x - 2 * bend;
  return [
    `H${round(outer - bend)}Q${at({ x: outer, y: from.y })} ${at({ x: outer, y: from.y + bend })}`,
    `V${round(between - bend)}Q${at({ x: outer, y: between })} ${at({ x: outer - bend, y: between })}`,
    `H${round(inner + bend)}Q${at({ x: inner, y: between })} ${at({ x: inner, y: between + bend })}`,
    `V${round(to.y - bend)}Q${at({ x: inner, y: to.y })} ${at({ x: inner + bend, y: to.y })}`,
    `L${at(to)}`,
  ].join('');
}

/**
 * One arm of a fork, from the fork to an option: straight down to one below; down and then right to the first of a
 * row; along a beam above the row to the others.
 */
export function branchPath(
  fork: Spot,
  option: Spot,
  { isFirst, unit }: { isFirst: boolean; unit: number },
): string {
  const { x, y } = option;
  const bend = bendUnits * unit;
  if (isNear(fork.x, x)) return `M${at(fork)}L${at(option)}`;
  if (isFirst) {
    const turned = { x: Math.min(fork.x + bend, x), y };
    return `M${at(fork)}V${round(y - bend)}Q${at({ x: fork.x, y })} ${at(turned)}L${at(option)}`;
  }
  const beam = y - aboveUnits * unit;
  return [
    `M${at(fork)}V${round(beam - bend)}Q${at({ x: fork.x, y: beam })} ${at({ x: fork.x + bend, y: beam })}`,
    `H${round(x - bend)}Q${at({ x, y: beam })} ${at({ x, y: beam + bend })}L${at(option)}`,
  ].join('');
}

const isNear = (one: number, other: number) => Math.abs(one - other) < 6;
const at = ({ x, y }: Spot) => `${round(x)} ${round(y)}`;
const round = (value: number) => Math.round(value * 10) / 10;
