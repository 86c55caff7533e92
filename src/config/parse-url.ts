/**
 * The parsed address, or undefined when it is none. `URL.canParse` is not asked: in Node 20 it wrongly refuses addresses with letters
 * such as "ü" once the engine has optimised it.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
