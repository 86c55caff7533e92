import { randomUUID } from 'node:crypto';
import { newId } from '../../src/database/ids.ts';
import type {
  ErasurePreviewView,
  ErasureView,
  FoundCourses,
  HoldView,
  RetentionView,
} from '../../src/features/privacy/privacy.contract.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { ApiClient } from '../support/api-client.ts';
import { openConsole } from '../support/console.ts';
import { addAssignment, findEverywhere, workAs } from '../support/privacy-world.ts';
import { startSchool, type School } from '../support/tool.ts';

// Courses, whole schools, and what goes by time. The tests of a part stand in the order in which time passes in its school.

const day = 24 * 3_600_000;

let school: School;
let shift = 0;
let tenantId: string;
let link: string;
let admin: ApiClient;

async function beginSchool(): Promise<void> {
  shift = 0;
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  tenantId = school.platforms.canvas.tenantId ?? '';
  link = await addAssignment(school);
  admin = (await openConsole(school.tool, tenantId)).api;
}

const privacy = () => school.tool.dependencies.privacy;

async function wait(milliseconds: number): Promise<void> {
  shift += milliseconds;
  admin = (await openConsole(school.tool, tenantId)).api;
}

async function eraseDue(): Promise<void> {
  await privacy().worker.runOnce();
  shift += 60_000;
  await privacy().worker.runOnce();
}

async function request(scope: { kind: string; id: string }, inDays = 0): Promise<ErasureView> {
  const { confirmWith } = await admin.post<ErasurePreviewView>('/api/admin/privacy/erasure-previews', {
    scope,
  });
  return admin.post('/api/admin/privacy/erasures', {
    id: randomUUID(),
    scope,
    inDays,
    confirmation: confirmWith,
  });
}

async function scienceCourse(): Promise<string> {
  const { found } = await admin.get<FoundCourses>('/api/admin/privacy/courses?search=science');
  return found[0]?.id ?? '';
}

describe('By request', () => {
  beforeAll(beginSchool);
  afterAll(() => school.close());

  test('erasing a course takes its work, and the students who are in no other; others and staff stay', async () => {
    const [ana, dev] = [await workAs(school, 'ana', link), await workAs(school, 'dev', link)];
    const maths = school.lms.addAssignment({ course: 'maths-4', title: 'Fractions' });
    expect((await launch({ lms: school.lms, as: 'dev', link: maths.id })).status).toBe(200);
    const scope = { kind: 'course', id: await scienceCourse() };
    const preview = await admin.post<ErasurePreviewView>('/api/admin/privacy/erasure-previews', { scope });
    expect(preview).toMatchObject({ people: 1, confirmWith: 'Science, Grade 7' });
    const { id } = await request(scope);
    await eraseDue();
    const left = await findEverywhere(school, [
      ana.personId,
      ana.name,
      ana.journeyId,
      dev.journeyId,
      scope.id,
    ]);
    expect(left.filter((each) => !/^(launch_|privacy_erasures)/.test(each))).toEqual([]);
    expect(await findEverywhere(school, [dev.name, 'Marisol'])).toEqual(
      expect.arrayContaining([`people: ${dev.name}`, 'people: Marisol']),
    );
    await wait(0);
    expect(await admin.get(`/api/admin/privacy/erasures/${id}`)).toMatchObject({
      status: 'done',
      kind: 'course',
    });
  });

  test('erasing a school waits a week, lets nobody in any more, and leaves the other school as it was', async () => {
    const ana = await workAs(school, 'ana', link);
    const neighbour = school.lms.addAssignment({ dress: 'schoology', course: 'science-7', title: 'Theirs' });
    await launch({ lms: school.lms, dress: 'schoology', as: 'ana', link: neighbour.id });
    const theirs = school.platforms.schoology.tenantId ?? '';
    const { id, dueAt } = await request({ kind: 'tenant', id: newId() });
    expect(Date.parse(dueAt) - Date.now() - shift).toBeGreaterThan(6.9 * day);
    await eraseDue();
    expect(await findEverywhere(school, [ana.journeyId])).not.toEqual([]);
    shift += 7 * day;
    await eraseDue();
    const left = await findEverywhere(school, [tenantId, ana.personId, ana.journeyId]);
    const collections = new Set(left.map((each) => each.split(':')[0]));
    expect([...collections].filter((name) => !name?.startsWith('launch_')).toSorted()).toEqual([
      'audit_entries',
      'privacy_erasures',
      'tenants',
    ]);
    await expect(launch({ lms: school.lms, as: 'ana', link })).rejects.toThrow(
      'did not go on to the LMS: 403',
    );
    expect(
      (await launch({ lms: school.lms, dress: 'schoology', as: 'ana', link: neighbour.id })).status,
    ).toBe(200);
    expect(await findEverywhere(school, [theirs])).toEqual(expect.arrayContaining([`people: ${theirs}`]));
    await wait(0);
    expect(await admin.get(`/api/admin/privacy/erasures/${id}`)).toMatchObject({
      status: 'done',
      kind: 'tenant',
    });
  });
});

describe('By time', () => {
  beforeAll(beginSchool);
  afterAll(() => school.close());

  test('time takes drafts, then a course in which nothing happens any more, two weeks after it was announced', async () => {
    const ana = await workAs(school, 'ana', link);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ drafts: 0, courses: 0 });
    expect(await privacy().retention.sweepIfDue()).toBeUndefined();
    await wait(91 * day);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ drafts: 2, courses: 0 });
    await wait(275 * day);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ courses: 1 });
    await wait(2 * day);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ courses: 0 });
    await eraseDue();
    expect(await findEverywhere(school, [ana.name])).not.toEqual([]);
    await wait(13 * day);
    await eraseDue();
    expect(await findEverywhere(school, [ana.name, ana.journeyId])).toEqual([]);
    await wait(0);
    const { found } = await admin.get<{ found: ErasureView[] }>('/api/admin/privacy/erasures');
    expect(found[0]).toMatchObject({ kind: 'course', reason: 'retention', status: 'done' });
  });

  test('a course in which something happens after all is not erased', async () => {
    const ana = await workAs(school, 'ana', link);
    await wait(366 * day);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ courses: 1 });
    await workAs(school, 'mina', link);
    await wait(15 * day);
    await eraseDue();
    expect(await findEverywhere(school, [ana.journeyId])).not.toEqual([]);
    await wait(0);
    const { found } = await admin.get<{ found: ErasureView[] }>('/api/admin/privacy/erasures');
    expect(found[0]).toMatchObject({ reason: 'retention', status: 'cancelled' });
  });

  test('a school may keep work and drafts for another time, within bounds; a hold stops the clock', async () => {
    await workAs(school, 'dev', link);
    const { periods, backupDays } = await admin.get<RetentionView>('/api/admin/privacy/retention');
    const set = (changes: object) =>
      admin.send('PUT', '/api/admin/privacy/retention', { periods: { ...periods, ...changes }, backupDays });
    expect(await set({ work: 1 })).toMatchObject({ status: 400 });
    expect(await set({ work: 60, drafts: 10 })).toMatchObject({ status: 200 });
    const hold = await admin.post<HoldView>('/api/admin/privacy/holds', {
      scope: { kind: 'course', id: await scienceCourse() },
      reason: 'Case 12',
    });
    await wait(61 * day);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ drafts: 0, courses: 0 });
    await admin.post(`/api/admin/privacy/holds/${hold.id}/releases`);
    await wait(day);
    expect(await privacy().retention.sweepIfDue()).toMatchObject({ drafts: 4, courses: 1 });
  });

  test('the audit trail ends after its time', async () => {
    await wait(1_096 * day);
    const run = await privacy().retention.sweepIfDue();
    expect(run?.auditEntries).toBeGreaterThan(0);
  });
});
