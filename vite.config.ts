import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('src/client', import.meta.url));

// No HTML entry: the server writes the page and finds the files in the manifest.
export default defineConfig({
  root,
  plugins: [react()],
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
      onwarn(warning, report) {
        // "use client" of libraries means nothing outside React server components.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') report(warning);
      },
    },
  },
});
