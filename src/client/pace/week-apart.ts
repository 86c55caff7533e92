const weekMilliseconds = 7 * 24 * 3_600_000;

/**
 * Fills in empty days: a week after the one before, or a week before the one after. What is there stays.
 * @param ids in the order of the way
 * @param days `YYYY-MM-DD` by id; empty or absent where there is none yet
 */
export function weekApart(
  ids: readonly string[],
  days: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled = { ...days };
  const fillFrom = (order: readonly string[], step: number) => {
    let last = '';
    for (const id of order) {
      if (!filled[id] && last !== '') filled[id] = shifted(last, step);
      last = filled[id] ?? '';
    }
  };
  fillFrom(ids, weekMilliseconds);
  fillFrom(ids.toReversed(), -weekMilliseconds);
  return filled;
}

function shifted(day: string, milliseconds: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + milliseconds).toISOString().slice(0, 10);
}
