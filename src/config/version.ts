import { keyedHash, type DerivedKeys } from './keys.ts';
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

/** The same for all processes of one version with one secret, and no use to anyone else: which version runs is nobody’s business. */
export function installationOf(keys: DerivedKeys): string {
  return keyedHash(keys.session, `installation:${version}`, 16);
}
