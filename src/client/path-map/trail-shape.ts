/** A place on the drawing, in CSS pixels from its upper left corner. */
export interface Spot {
  x: number;
  y: number;
}

/** How far beside and above marks the trail turns, in CSS pixels. */
const bend = 12;
const above = 30;
const isNear = (one: number, other: number) => Math.abs(one - other) < 6;

/**
 * The trail through the given spots as an SVG path: straight along a row or a column; from the end of a row it turns
 * round the right edge, runs back between the rows and turns into the next one.
 */
export function trailPath(spots: Spot[], edge: { left: number; right: number }): string {
  const [first, ...rest] = spots;
  if (!first) return '';
  let path = `M${at(first)}`;
  let from = first;
  for (const spot of rest) {
    path += isNear(from.x, spot.x) || isNear(from.y, spot.y) ? `L${at(spot)}` : wayRound(from, spot, edge);
    from = spot;
  }
  return path;
}

function wayRound(from: Spot, to: Spot, { left, right }: { left: number; right: number }): string {
  const between = to.y - above;
  const outer = Math.max(right, from.x + bend);
  const inner = Math.min(left, to.x - bend);
  return [
    `H${round(outer - bend)}Q${at({ x: outer, y: from.y })} ${at({ x: outer, y: from.y + bend })}`,
    `V${round(between - bend)}Q${at({ x: outer, y: between })} ${at({ x: outer - bend, y: between })}`,
    `H${round(inner + bend)}Q${at({ x: inner, y: between })} ${at({ x: inner, y: between + bend })}`,
    `V${round(to.y - bend)}Q${at({ x: inner, y: to.y })} ${at({ x: inner + bend, y: to.y })}`,
    `L${at(to)}`,
  ].join('');
}

/**
 * One arm of a fork, from the fork to an option: straight down to one below; along a beam above the row to one
 * further right; or down and then right, where the options stand in one column.
 */
export function branchPath(fork: Spot, option: Spot, isFirstOfRow: boolean): string {
  const { x, y } = option;
  if (isNear(fork.x, x)) return `M${at(fork)}L${at(option)}`;
  if (isFirstOfRow) {
    return `M${at(fork)}V${round(y - bend)}Q${at({ x: fork.x, y })} ${at({ x: Math.min(fork.x + bend, x), y })}L${at(option)}`;
  }
  const beam = y - above;
  return [
    `M${at(fork)}V${round(beam - bend)}Q${at({ x: fork.x, y: beam })} ${at({ x: fork.x + bend, y: beam })}`,
    `H${round(x - bend)}Q${at({ x, y: beam })} ${at({ x, y: beam + bend })}L${at(option)}`,
  ].join('');
}

const at = ({ x, y }: Spot) => `${round(x)} ${round(y)}`;
const round = (value: number) => Math.round(value * 10) / 10;
