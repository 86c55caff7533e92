/** FNV-1a, 32 bits. */
const fnvStart = 0x811c9dc5;
const fnvPrime = 0x01000193;

/**
 * A short, stable number that says nothing about the person: for names that the LMS withholds, and for screens that
 * everybody in the room can see. Ids are made in the order in which people came, so they are mixed.
 * @param personId 24 hex characters
 */
export function learnerNumber(personId: string): number {
  const mixed = [...personId].reduce(
    (hash, digit) => Math.imul(hash ^ digit.charCodeAt(0), fnvPrime),
    fnvStart,
  );
  return ((mixed >>> 8) % 9_000) + 1_000;
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
