/** Rounds to two decimals, half up: 83.865 becomes 83.87 although its binary form lies just below. */
export function roundPoints(points: number): number {
  return Math.round(Number((points * 100).toFixed(6))) / 100;
}
