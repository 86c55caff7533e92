// Runs the tests: `node scripts/test.mjs [browser|shapes] [jest options]`. Browser tests need Chromium; without it they are left out, in words.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const args = process.argv.slice(2);
const browserOnly = args[0] === 'browser';
const writesShapes = args[0] === 'shapes';
if (browserOnly || writesShapes) args.shift();

const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
  .filter(Boolean)
  .find((path) => existsSync(path));
const projects = browserOnly ? ['browser'] : ['unit', 'mongo', 'api', ...(chromium ? ['browser'] : [])];

if (!chromium) {
  console.error(
    'Chromium was not found, so the browser tests were NOT run. Install Debian’s "chromium" or set CHROMIUM_PATH.',
  );
  if (browserOnly) process.exit(1);
}

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...projects.map((project) => `--selectProjects=${project}`),
    ...args,
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      CHROMIUM_PATH: chromium ?? '',
      WAYMARK_SHAPES: writesShapes ? 'write' : 'check',
    },
  },
);
if (status === 0 && !chromium)
  console.error('Reminder: the browser tests were NOT run, because Chromium was not found.');
process.exit(status ?? 1);
