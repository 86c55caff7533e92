import { existsSync, readFileSync } from 'node:fs';

/** The version of this installation, from package.json, which lies above `src` and above `dist/src`. */
export const version: string = readVersion();

function readVersion(): string {
  const file = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  if (!file) throw new Error('package.json is not part of this installation.');
  return String((JSON.parse(readFileSync(file, 'utf8')) as { version: unknown }).version);
}
