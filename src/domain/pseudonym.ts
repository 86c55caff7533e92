/**
 * A short, stable number that says nothing about the person: for names that the LMS withholds, and for screens that
 * everybody in the room can see.
 * @param personId 24 hex characters
 */
export function learnerNumber(personId: string): number {
  return (Number.parseInt(personId.slice(-6), 16) % 9_000) + 1_000;
}
