import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('src/client', import.meta.url));

/** What every first screen needs; kept in one file. */
const sharedModules =
  /node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack|lucide-react)\/|src\/client\/(?:ui\/(?!checks|select-field|hand-in-)|api\/|app\/(?!suggestion-policy|proposal-desk))|src\/client\/(?:frame-resize|safe-storage|page-memory|use-kept|use-request-id|request-id)\.ts|src\/client\/journey\/(?:use-journey\.ts|lazy-screens\.ts|task-row\.|said\.|points-trail\.)|src\/client\/messages\/[^/]*(?:formats|language|error-words)\.ts/;

const studentIcons = iconsOf(['api', 'app', 'journey', 'path-map', 'score', 'ui']);

/** Icons and parts of libraries that no student's screen uses stay out of the file that every student loads. */
function isShared(id: string): boolean {
  const [, icon] = /lucide-react\/dist\/esm\/icons\/([^.]+)\./.exec(id) ?? [];
  if (icon !== undefined) return studentIcons.has(icon);
  return (
    sharedModules.test(id) && !/useInfiniteQuery|infiniteQueryObserver|useQueries|queriesObserver/.test(id)
  );
}

/** File names of the icons that these folders of the client import: `Undo2` is `undo-2`. */
function iconsOf(folders: string[]): Set<string> {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const names = sources.flatMap((source) => {
    const [, list = ''] = /import \{([^}]*)\} from 'lucide-react'/.exec(source) ?? [];
    return list.split(',').map((name) => name.trim());
  });
  return new Set(names.map((name) => name.replaceAll(/(?!^)([A-Z]|\d+)/g, '-$1').toLowerCase()));
}

// No HTML entry: the server writes the page and finds the files in the manifest.
export default defineConfig({
  root,
  plugins: [react(), compressBeforehand()],
  build: {
    outDir: '../../dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        main: `${root}/main.tsx`,
        'platform-storage': `${root}/platform-storage.ts`,
        'registration-done': `${root}/registration-done.ts`,
      },
      output: {
        // A school may serve HTTP/1.1, where each file more costs a slow phone another round trip.
        codeSplitting: { groups: [{ name: 'shared', test: isShared }] },
      },
      onwarn(warning, report) {
        // "use client" of libraries means nothing outside React server components.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') report(warning);
      },
    },
  },
});

/** Writes `.br` and `.gz` beside each script and style sheet: best compression, paid for once. */
function compressBeforehand(): Plugin {
  return {
    name: 'compress-beforehand',
    writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets');
      for (const name of readdirSync(folder).filter((each) => /\.(?:js|css)$/.test(each))) {
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}
