/**
 * A short, stable number that says nothing about the person: for names that the LMS withholds, and for screens that
 * everybody in the room can see.
 * @param personId 24 hex characters
 */
export function learnerNumber(personId: string): number {
  return (Number.parseInt(personId.slice(-6), 16) % 9_000) + 1_000;
}

/**
 * The same for a class, each number once: of two people with one number, the one whose id comes later takes the next that is free.
 */
export function learnerNumbers(personIds: string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  for (const personId of personIds.toSorted()) {
    let number = learnerNumber(personId);
    while (taken.has(number)) number += 1;
    taken.add(number);
    numbers.set(personId, number);
  }
  return numbers;
}
