import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Addresses of the built client's files. */
export interface ClientAssets {
  /** Folder on disk that is served below /assets. */
  folder: string;
  main: string;
  styles: string[];
  /** Chunks to begin loading with the page, by screen name. */
  chunks: Record<string, { scripts: string[]; styles: string[] }>;
  platformStorage: string;
  registrationDone: string;
}

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    css: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
    isDynamicEntry: z.boolean().optional(),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** Reads Vite's manifest. @throws when the client was not built */
export function readClientAssets(clientFolder: string): ClientAssets {
  const path = join(clientFolder, '.vite/manifest.json');
  if (!existsSync(path))
    throw new Error(`The client was not built: ${path} is missing. Run "npm run build".`);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const main = manifest['main.tsx'];
  const storage = manifest['platform-storage.ts'];
  const registration = manifest['registration-done.ts'];
  if (!main || !storage || !registration)
    throw new Error('The client build has no main.tsx, platform-storage.ts or registration-done.ts.');
  const chunks = Object.entries(manifest)
    .filter(([, chunk]) => chunk.isDynamicEntry)
    .map(([key, chunk]) => [chunk.name ?? key, filesOf(manifest, key)] as const);
  return {
    folder: join(clientFolder, 'assets'),
    main: address(main.file),
    styles: filesOf(manifest, 'main.tsx').styles,
    chunks: Object.fromEntries(chunks),
    platformStorage: address(storage.file),
    registrationDone: address(registration.file),
  };
}

/** A chunk with all that it imports. */
function filesOf(
  manifest: Manifest,
  key: string,
  seen = new Set<string>(),
): { scripts: string[]; styles: string[] } {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return { scripts: [], styles: [] };
  seen.add(key);
  const below = chunk.imports.map((name) => filesOf(manifest, name, seen));
  return {
    scripts: [address(chunk.file), ...below.flatMap((files) => files.scripts)],
    styles: [...chunk.css.map(address), ...below.flatMap((files) => files.styles)],
  };
}

const address = (file: string): string => `/${file}`;
