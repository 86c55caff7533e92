import { readFileSync, readdirSync } from 'node:fs';
import { parsePortablePathway, type PortablePathway } from '../../domain/portable-pathway.ts';

/** A pathway that ships with Waymark. */
export interface LibraryPathway {
  /** `library:<slug>` */
  id: string;
  slug: string;
  file: PortablePathway;
}

export interface PathwayLibrary {
  list(): LibraryPathway[];
  /** @param pathwayId any pathway id; those that are not of the library are never found */
  find(pathwayId: string): LibraryPathway | undefined;
}

const extension = '.waymark.json';

/**
 * Reads the pathways that ship with Waymark, once, at start. The folder is copied beside the built module.
 * @throws Error naming every fault of every file: a release with a broken library must not start
 */
export function loadPathwayLibrary(folder = new URL('./examples/', import.meta.url)): PathwayLibrary {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort();
  const readings = names.map((name) => ({ name, reading: readPortableFile(new URL(name, folder)) }));
  const faults = readings.flatMap(({ name, reading }) =>
    reading.ok ? [] : reading.faults.map(({ path, message }) => `${name}: ${path} ${message}`),
  );
  if (faults.length > 0) throw new Error(`The pathway library has faults:\n${faults.join('\n')}`);
  const entries = readings.flatMap(({ name, reading }): LibraryPathway[] => {
    const slug = name.slice(0, -extension.length);
    return reading.ok ? [{ id: `library:${slug}`, slug, file: reading.file }] : [];
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return { list: () => entries, find: (pathwayId) => byId.get(pathwayId) };
}

function readPortableFile(address: URL) {
  return parsePortablePathway(readFileSync(address, 'utf8'));
}
