// Builds the server (TypeScript compiler) and the client (Vite) into dist/.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
if (existsSync('vite.config.ts')) run('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']);
for (const folder of ['sandbox/lms/pages', 'src/features/pathways/examples']) {
  if (existsSync(folder)) cpSync(folder, `dist/${folder}`, { recursive: true });
}

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
