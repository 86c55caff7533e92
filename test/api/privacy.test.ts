import { randomUUID } from 'node:crypto';
import { holdings } from '../../src/features/privacy/holdings.ts';
import type {
  ErasurePreviewView,
  ErasureView,
  FoundLearners,
  HoldView,
  LearnerRecordView,
} from '../../src/features/privacy/privacy.contract.ts';
import type { AuditPageView } from '../../src/features/audit/audit.contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openApi } from '../support/browser-steps.ts';
import { openConsole } from '../support/console.ts';
import { addAssignment, findEverywhere, workAs, written, type Worker } from '../support/privacy-world.ts';
import { readZip } from '../support/read-zip.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { startSchool, type School } from '../support/tool.ts';

const day = 24 * 3_600_000;

let school: School;
let admin: ApiClient;
let adminToken: string;
let tenantId: string;
let link: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = await addAssignment(school);
  tenantId = school.platforms.canvas.tenantId ?? '';
  await signIn();
});
afterAll(() => school.close());

const privacy = () => school.tool.dependencies.privacy;

/** Lets time pass; an admin's session does not last, so it is begun anew. */
async function wait(milliseconds: number): Promise<void> {
  shift += milliseconds;
  await signIn();
}

async function signIn(): Promise<void> {
  const { api, view } = await openConsole(school.tool, tenantId);
  [admin, adminToken] = [api, view.session.token];
}

/** Does what is due, and the last look after it. */
async function eraseAll(): Promise<void> {
  await privacy().worker.runOnce();
  await wait(60_000);
  await privacy().worker.runOnce();
}

async function requestErasure(scope: { kind: string; id: string }, inDays = 0): Promise<ErasureView> {
  const preview = await admin.post<ErasurePreviewView>('/api/admin/privacy/erasure-previews', { scope });
  return admin.post('/api/admin/privacy/erasures', {
    id: randomUUID(),
    scope,
    inDays,
    reference: '2026-014',
    confirmation: preview.confirmWith,
  });
}

const recordOf = (personId: string) =>
  admin.get<LearnerRecordView>(`/api/admin/privacy/learners/${personId}`);

async function exportOf(personId: string): Promise<Map<string, Buffer>> {
  const answer = await fetch(`${school.tool.url}/api/admin/privacy/learners/${personId}/export`, {
    headers: { authorization: `Bearer ${adminToken}` },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  return readZip(Buffer.from(await answer.arrayBuffer()));
}

describe('The list of what is held', () => {
  test('names every collection, so that none is forgotten when somebody is exported or erased', async () => {
    const { connection } = school.tool.dependencies;
    const collections = (await connection.db?.listCollections().toArray()) ?? [];
    const models = Object.values(connection.models).map((model) => model.collection.collectionName);
    const listed = new Set([...holdings.map(({ collection }) => collection), 'files.chunks']);
    const missing = [...collections.map(({ name }) => name), ...models].filter((name) => !listed.has(name));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('names every field that holds a person', () => {
    const { connection } = school.tool.dependencies;
    const unlisted = Object.values(connection.models).flatMap((model) => {
      const holding = holdings.find(({ collection }) => collection === model.collection.collectionName);
      const known = [
        ...Object.values(holding?.by ?? {}),
        ...(holding?.mentions ?? []).flatMap(({ fields }) => fields),
      ];
      return Object.keys(model.schema.paths)
        .filter((path) =>
          /(person|owner)Id$|(^|\.)(created|updated|published|reviewed|answered)By$/i.test(path),
        )
        .filter((path) => !known.includes(path))
        .map((path) => `${model.collection.collectionName}.${path}`);
    });
    expect(unlisted).toEqual([]);
  });

  test('is what the inventory shows, with what the tenant chose', async () => {
    const { parts } = await admin.get<{ parts: { collection: string; kept: string | number }[] }>(
      '/api/admin/privacy/inventory',
    );
    expect(parts.map(({ collection }) => collection)).toEqual(holdings.map(({ collection }) => collection));
    expect(parts.find(({ collection }) => collection === 'drafts')).toMatchObject({ kept: 90 });
  });
});

describe('A learner', () => {
  let ana: Worker;
  beforeAll(async () => {
    ana = await workAs(school, 'ana', link);
    await workAs(school, 'grace', link);
  });

  test('is found by a part of the name, or by an id, in the own tenant alone', async () => {
    const find = (search: string, by = admin) =>
      by.get<FoundLearners>(`/api/admin/privacy/learners?search=${encodeURIComponent(search)}`);
    expect((await find('duar')).found.map(({ id }) => id)).toEqual([ana.personId]);
    expect((await find(ana.personId)).found.map(({ name }) => name)).toEqual([ana.name]);
    expect((await find('.*')).found).toEqual([]);
    const other = await openConsole(school.tool, school.platforms.schoology.tenantId ?? '');
    expect((await find('duar', other.api)).found).toEqual([]);
    expect((await other.api.send('GET', `/api/admin/privacy/learners/${ana.personId}`)).status).toBe(404);
  });

  test('has a record that says what is held, and who looked at it', async () => {
    const record = await recordOf(ana.personId);
    const rows = Object.fromEntries(record.counts.map(({ collection, rows: count }) => [collection, count]));
    expect(rows).toMatchObject({ people: 1, journeys: 1, 'files.files': 1, enrolments: 1 });
    expect(record.courses).toMatchObject([{ role: 'student' }]);
    const { entries } = await admin.get<AuditPageView>(`/api/admin/audit?subject=${ana.personId}`);
    expect(entries.map(({ action }) => action)).toContain('record.opened');
    expect(entries[0]?.actor).toEqual({ kind: 'admin', name: 'Pat Admin' });
  });

  test('has an audit trail of the teachers who opened and reviewed the work', async () => {
    const { api } = await openApi(school, { as: 'rivera', link });
    const look = () => api.get(`/api/board/students/${ana.personId}`);
    await look();
    await look();
    const { entries, subject } = await admin.get<AuditPageView>(`/api/admin/audit?subject=${ana.personId}`);
    expect(subject).toMatchObject({ name: ana.name });
    const byStaff = entries.filter(({ actor }) => actor.kind === 'person');
    expect(byStaff).toMatchObject([
      {
        action: 'work.opened',
        actor: { name: 'Marisol Rivera' },
        target: { kind: 'journey', id: ana.journeyId },
      },
      { action: 'work.reviewed', actor: { name: 'Marisol Rivera' } },
    ]);
  });

  test('may have a statement put beside the record, and taken back', async () => {
    const path = `/api/admin/privacy/learners/${ana.personId}/notes`;
    const note = await admin.post<{ id: string }>(path, {
      from: 'family',
      text: 'She had the flu that week.',
    });
    expect((await recordOf(ana.personId)).notes).toMatchObject([{ text: 'She had the flu that week.' }]);
    expect((await admin.send('DELETE', `${path}/${note.id}`)).status).toBe(200);
    expect((await recordOf(ana.personId)).notes).toEqual([]);
    await admin.post(path, { from: 'family', text: 'She had the flu that week.' });
  });

  test('gets a copy of everything: to read, for machines, and the files', async () => {
    const zip = await exportOf(ana.personId);
    const page = zip.get('index.html')?.toString() ?? '';
    const data = zip.get('data.json')?.toString() ?? '';
    for (const text of [
      ana.name,
      written.note,
      written.draft,
      written.reason,
      written.idea,
      written.question,
      'You read the graph well.',
    ])
      for (const copy of [page, data]) expect(copy).toContain(text);
    expect(page).toContain('She had the flu that week.');
    expect(page).toContain('Twenty years of lake trout');
    const path = [...zip.keys()].find((name) => name.startsWith(`files/${ana.fileId}`)) ?? '';
    expect(zip.get(path)).toEqual(sampleFiles.png);
    expect(page).toContain(`href="${path}"`);
    expect(page).not.toMatch(/https?:\/\/|<script/);
    const { dictionary } = JSON.parse(data) as { dictionary: { part: string; purpose: string }[] };
    expect(dictionary.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['journeys', 'people', 'drafts']),
    );
    const { entries } = await admin.get<AuditPageView>(`/api/admin/audit?subject=${ana.personId}`);
    expect(entries[0]).toMatchObject({ action: 'learner.exported', details: { files: 1 } });
  });

  test('has no classmate, and no id of staff, in the copy', async () => {
    const { view: rivera } = await openApi(school, { as: 'rivera', link });
    const grace = (await privacy().learners.find(tenantId, 'grace', 0)).found[0];
    const data = (await exportOf(ana.personId)).get('data.json')?.toString() ?? '';
    for (const other of [grace?.id, grace?.name, rivera.person.id, tenantId])
      expect(data).not.toContain(other);
  });
});

describe('Erasing a learner', () => {
  // Before time passes: our assertions to the LMS carry the real one.
  test('sends no grade that still waited for the LMS', async () => {
    const theo = await workAs(school, 'theo', link);
    await requestErasure({ kind: 'person', id: theo.personId });
    await privacy().worker.runOnce();
    await school.tool.dependencies.outbox.runOnce();
    expect(school.lms.findGrade(link, 'theo')).toBeNull();
    expect(school.lms.findGrade(link, 'ana')).toMatchObject({ score: 6 });
  });

  test('asks for the name, shows what goes, and does nothing before its day', async () => {
    const dev = await workAs(school, 'dev', link);
    const scope = { kind: 'person', id: dev.personId };
    const preview = await admin.post<ErasurePreviewView>('/api/admin/privacy/erasure-previews', { scope });
    expect(preview).toMatchObject({ confirmWith: dev.name, people: 0, holds: [] });
    expect(preview.counts.find(({ collection }) => collection === 'journeys')).toMatchObject({ rows: 1 });
    const wrong = { id: randomUUID(), scope, inDays: 3, confirmation: 'Dev' };
    expect(await admin.send('POST', '/api/admin/privacy/erasures', wrong)).toMatchObject({ status: 400 });
    const asked = { ...wrong, confirmation: dev.name };
    const erasure = await admin.post<ErasureView>('/api/admin/privacy/erasures', asked);
    expect(erasure).toMatchObject({ status: 'waiting', name: dev.name });
    expect(await admin.post('/api/admin/privacy/erasures', asked)).toMatchObject({ id: erasure.id });
    const again = { ...asked, id: randomUUID() };
    expect(await admin.send('POST', '/api/admin/privacy/erasures', again)).toMatchObject({ status: 409 });
    await eraseAll();
    expect((await recordOf(dev.personId)).erasure?.status).toBe('waiting');
    await admin.post(`/api/admin/privacy/erasures/${erasure.id}/cancellations`);
    await wait(4 * day);
    await eraseAll();
    expect((await recordOf(dev.personId)).erasure).toBeUndefined();
  });

  test('leaves nothing of that learner in any collection nor in the files, and a certificate that names nobody', async () => {
    const mina = await workAs(school, 'mina', link);
    const rivera = await openApi(school, { as: 'rivera', link });
    await rivera.api.post(`/api/class/people/${mina.personId}/suggestions/changes`, { weights: { need: 1 } });
    await exportOf(mina.personId);
    await admin.post(`/api/admin/privacy/learners/${mina.personId}/notes`, {
      from: 'learner',
      text: 'pepinillo statement',
    });
    const person = await (
      await school.tool.openOwnConnection()
    )
      .collection('people')
      .findOne({ tenantId, name: mina.name });
    const marks = [mina.personId, mina.journeyId, mina.fileId, mina.name, String(person?.['sub'])];
    const found = await findEverywhere(school, [...marks, 'pepinillo']);
    for (const mark of marks) expect(found.some((each) => each.endsWith(mark))).toBe(true);

    const { id } = await requestErasure({ kind: 'person', id: mina.personId });
    await eraseAll();
    // The launch that began is forgotten by its own clock.
    const left = await findEverywhere(school, [...marks, 'pepinillo']);
    expect(left.filter((each) => !each.startsWith('launch_states'))).toEqual([]);

    const certificate = await admin.get<ErasureView>(`/api/admin/privacy/erasures/${id}`);
    expect(certificate).toMatchObject({
      status: 'done',
      kind: 'person',
      reference: '2026-014',
      requestedBy: { kind: 'admin', name: 'Pat Admin' },
    });
    const rows = Object.fromEntries(
      certificate.counts.map(({ collection, rows: count }) => [collection, count]),
    );
    expect(rows).toMatchObject({ people: 1, journeys: 1, 'files.files': 1, privacy_notes: 1 });
    expect(rows).toMatchObject({ suggestion_policies: 1 });
    expect(Date.parse(certificate.backupsUntil ?? '') - Date.parse(certificate.erasedAt ?? '')).toBe(
      35 * day,
    );
    const { entries } = await admin.get<AuditPageView>('/api/admin/audit');
    expect(entries[0]).toMatchObject({ action: 'person.erased', target: { kind: 'erasure', id } });
  });

  test('ends the learner’s sessions, and a later launch begins anew', async () => {
    const before = await openApi(school, { as: 'wilhelmina', link });
    await workAs(school, 'wilhelmina', link);
    await requestErasure({ kind: 'person', id: before.view.person.id });
    await privacy().worker.runOnce();
    expect(await before.api.send('GET', '/api/journey')).toMatchObject({ status: 401 });
    await wait(60_000);
    await privacy().worker.runOnce();
    const after = await openApi(school, { as: 'wilhelmina', link });
    expect(after.view.person.id).not.toBe(before.view.person.id);
    const screen = after.view.screen;
    expect(screen.name === 'journey' && screen.journey.score).toMatchObject({ earned: 0 });
  });

  test('goes on where a process died, and finds what came meanwhile', async () => {
    const kwame = await workAs(school, 'kwame', link);
    const connection = await school.tool.openOwnConnection();
    const { id } = await requestErasure({ kind: 'person', id: kwame.personId });
    const journeys = connection.collection('journeys');
    const kept = await journeys.findOne({ tenantId, personId: kwame.personId });
    await privacy().worker.runOnce();
    // A slow request of another process writes once more, and the next worker dies with the request in hand.
    await journeys.insertOne(kept as never);
    await wait(60_000);
    await connection
      .collection('privacy_erasures')
      .updateOne(
        { _id: id as never },
        { $set: { leaseToken: 'dead', nextAt: new Date(Date.now() + shift + 5000) } },
      );
    await privacy().worker.runOnce();
    expect(await admin.get(`/api/admin/privacy/erasures/${id}`)).toMatchObject({ status: 'erased' });
    await wait(10_000);
    await privacy().worker.runOnce();
    expect(await findEverywhere(school, [kwame.journeyId])).toEqual([]);
    const { status, counts } = await admin.get<ErasureView>(`/api/admin/privacy/erasures/${id}`);
    expect({ status, journeys: counts.find(({ collection }) => collection === 'journeys')?.rows }).toEqual({
      status: 'done',
      journeys: 2,
    });
  });
});

describe('A legal hold', () => {
  test('stops erasing until it is released, and says so', async () => {
    const dev = await recordOf((await privacy().learners.find(tenantId, 'dev', 0)).found[0]?.id ?? '');
    const scope = { kind: 'person', id: dev.id };
    const hold = await admin.post<HoldView>('/api/admin/privacy/holds', { scope, reason: 'Case 12' });
    expect(await admin.send('POST', '/api/admin/privacy/holds', { scope, reason: 'x' })).toMatchObject({
      status: 409,
    });
    const preview = await admin.post<ErasurePreviewView>('/api/admin/privacy/erasure-previews', { scope });
    expect(preview.holds).toMatchObject([{ id: hold.id, reason: 'Case 12' }]);
    const { id } = await requestErasure(scope);
    await eraseAll();
    expect(await admin.get(`/api/admin/privacy/erasures/${id}`)).toMatchObject({ status: 'held' });
    expect((await recordOf(dev.id)).holds).toMatchObject([{ id: hold.id }]);
    await admin.post(`/api/admin/privacy/holds/${hold.id}/releases`);
    await eraseAll();
    expect(await admin.get(`/api/admin/privacy/erasures/${id}`)).toMatchObject({ status: 'done' });
    expect(await admin.send('GET', `/api/admin/privacy/learners/${dev.id}`)).toMatchObject({ status: 404 });
  });
});

describe('Erasing staff', () => {
  test('keeps students’ work and takes the person out of it', async () => {
    const ingrid = await workAs(school, 'ingrid', link);
    const { view, api } = await openApi(school, { as: 'rivera', link });
    await api.get(`/api/class/people/${ingrid.personId}/conferences`);
    await requestErasure({ kind: 'person', id: view.person.id });
    await eraseAll();
    // The log of launches is written behind the launch.
    const left = await findEverywhere(school, [view.person.id]);
    expect(left.filter((each) => !each.startsWith('launch_log'))).toEqual([]);
    const rows = await (
      await school.tool.openOwnConnection()
    )
      .collection('journeys')
      .find({ tenantId, personId: ingrid.personId })
      .toArray();
    expect(JSON.stringify(rows)).toContain('"reviewedBy":"erased"');
  });
});
