/** Tapped words and own words in one sentence of the page. */
export function lineOf(
  { taps, text }: { taps: string[]; text: string },
  words: Record<string, string>,
): string {
  return [taps.map((tap) => words[tap] ?? tap).join(', '), text].filter(Boolean).join('. ');
}
