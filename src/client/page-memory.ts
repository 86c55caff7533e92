/**
 * Texts that survive a reload where the browser blocks storage: Chromium denies sessionStorage and localStorage to a
 * frame of another site when third-party cookies are blocked. The state of the history entry is open to our own
 * origin only, and a reload keeps it. It ends with the entry, so it does not replace storage for longer.
 */
const slot = 'waymark';
let texts: Record<string, string> | undefined;

export function readPageMemory(key: string): string | null {
  return ensureTexts()[key] ?? null;
}

export function writePageMemory(key: string, value: string | null): void {
  const { [key]: _, ...others } = ensureTexts();
  texts = value === null ? others : { ...others, [key]: value };
  carryPageMemory();
}

/** Writes the texts into the present history entry; to be called after each move to another one. */
export function carryPageMemory(): void {
  if (texts === undefined) return;
  window.history.replaceState({ ...(window.history.state as object | null), [slot]: texts }, '');
}

function ensureTexts(): Record<string, string> {
  if (texts === undefined) {
    const state: unknown = window.history.state;
    const kept: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, slot) : undefined;
    texts = typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  }
  return texts;
}
