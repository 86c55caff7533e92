// Makes a checkout ready to run: installs when the lockfile changed, builds when a source changed.
// Prints to stderr only, so that command-line output on stdout stays one JSON object.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = ['src', 'sandbox', 'test/bench', 'test/support', 'config'];
const settings = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
  'scripts/build.mjs',
];

if (existsSync(join(root, 'tsconfig.build.json'))) withLock(prepare);

function prepare() {
  step('node_modules/.waymark-installed', fileDigest('package-lock.json'), 'Installing dependencies …', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  step('dist/.waymark-built', sourceDigest(), 'Building …', () =>
    run(process.execPath, ['scripts/build.mjs']),
  );
}

function step(stamp, digest, message, work) {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === digest) return;
  process.stderr.write(`${message}\n`);
  work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, digest);
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')} failed.\n`);
    process.exit(result.status ?? 1);
  }
}

function fileDigest(path) {
  return createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');
}

function sourceDigest() {
  const hash = createHash('sha256');
  for (const path of [...sources.flatMap(filesBelow), ...settings].toSorted()) {
    if (!existsSync(join(root, path))) continue;
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path}\0${mtimeMs}\0${size}\0`);
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Two commands started at once must not install or build over each other. */
function withLock(work) {
  const lock = join(root, '.waymark-preparing');
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST' || Date.now() > deadline) throw error;
      if (!ownerAlive(lock)) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  process.on('exit', () => rmSync(lock, { recursive: true, force: true }));
  work();
}

function ownerAlive(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    // A lock without its pid file is being made just now, unless it is old.
    if (error.code === 'ENOENT') return existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 2000;
    return error.code === 'EPERM';
  }
}
