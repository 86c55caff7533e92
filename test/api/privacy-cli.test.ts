import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dropTestDatabase, testDatabaseUri } from '../support/database.ts';
import { addAssignment, findEverywhere, workAs, written, type Worker } from '../support/privacy-world.ts';
import { readZip } from '../support/read-zip.ts';
import { startSchool, testSecret, type School } from '../support/tool.ts';

const run = promisify(execFile);
const databaseUri = testDatabaseUri('privacy_cli');

let school: School;
let tenantId: string;
let ana: Worker;
let folder: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ databaseUri, clock: () => new Date(Date.now() + shift) });
  tenantId = school.platforms.canvas.tenantId ?? '';
  ana = await workAs(school, 'ana', await addAssignment(school));
  folder = await mkdtemp(join(tmpdir(), 'waymark-'));
});
afterAll(async () => {
  await school.close();
  await rm(folder, { recursive: true });
  await dropTestDatabase(databaseUri);
});

/** `waymark learner …` beside the running tool. */
async function learner(command: string, ...words: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(
    process.execPath,
    [
      '--import',
      './test/support/typescript-loader.mjs',
      'src/cli.ts',
      'learner',
      command,
      '--tenant',
      tenantId,
      ...words,
    ],
    {
      env: {
        ...process.env,
        MONGODB_URI: databaseUri,
        WAYMARK_SECRET: testSecret,
        PUBLIC_URL: school.tool.url,
      },
    },
  );
  return JSON.parse(stdout) as Record<string, unknown>;
}

test('`learner find` names a person by a part of the name', async () => {
  expect(await learner('find', '--name', 'duar')).toMatchObject({
    people: [{ id: ana.personId, name: ana.name }],
  });
});

test('`learner export` writes the zip once, and leaves a file alone that is there', async () => {
  const out = join(folder, 'ana.zip');
  expect(await learner('export', '--person', ana.personId, '--out', out)).toMatchObject({ out, files: 1 });
  const zip = readZip(await readFile(out));
  expect(zip.get('index.html')?.toString()).toContain(written.note);
  await expect(learner('export', '--person', ana.personId, '--out', out)).rejects.toThrow(
    /There is a file .* already/,
  );
  await expect(learner('export', '--person', 'nobody', '--out', `${out}.2`)).rejects.toThrow(/knows nobody/);
});

test('`learner erase` shows first; with --confirm it erases, and the running tool looks a last time', async () => {
  expect(await learner('erase', '--person', ana.personId)).toMatchObject({ wouldErase: { journeys: 1 } });
  expect(await findEverywhere(school, [ana.name])).toContain(`people: ${ana.name}`);
  const erased = await learner(
    'erase',
    '--person',
    ana.personId,
    '--confirm',
    '--no-wait',
    '--reference',
    'R-7',
  );
  expect(erased).toMatchObject({ status: 'erased', reference: 'R-7', erased: { people: 1, journeys: 1 } });
  shift += 60_000;
  await school.tool.dependencies.privacy.worker.runOnce();
  const left = await findEverywhere(school, [ana.personId, ana.name, ana.journeyId]);
  expect(left.filter((each) => !each.startsWith('launch_'))).toEqual([]);
});
