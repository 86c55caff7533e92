import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '../../src/database/ids.ts';
import type { LiveJourney } from '../../src/features/pathways/pathway-affected.ts';
import { loadPathwayLibrary } from '../../src/features/pathways/pathway-library.ts';
import { createPathwayModels, type PathwayModels } from '../../src/features/pathways/pathway.model.ts';
import { pathwayRoutes } from '../../src/features/pathways/pathway.routes.ts';
import { createPathwayService, type PathwayService } from '../../src/features/pathways/pathway.service.ts';
import { emptyJourney } from '../../src/domain/journey-types.ts';
import type { PathwayContent } from '../../src/domain/pathway.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { aSession, startFeatureApp, type FeatureApp } from '../support/feature-app.ts';
import { aGroup, aPathway, mustDo } from '../unit/domain/fixtures.ts';

let app: FeatureApp;
let models: PathwayModels;
let service: PathwayService;
let live: LiveJourney[] = [];

const freshService = () =>
  createPathwayService({
    models,
    library: loadPathwayLibrary(),
    liveJourneys: async () => live,
    clock: systemClock,
  });

beforeAll(async () => {
  app = await startFeatureApp((bind, connection) => {
    models = createPathwayModels(connection);
    service = freshService();
    pathwayRoutes(bind, service);
  });
});
afterAll(() => app.close());
beforeEach(() => {
  live = [];
});

// Read, not counted by the server: tests send no command that the product has no use for.
const countVersions = async (filter: { tenantId?: string; pathwayId?: string }) =>
  (await models.versions.find(filter, { _id: 1 }).lean()).length;

const content = aPathway([mustDo('read'), aGroup('show', ['poster', 'talk'])], { title: 'Rivers and Seas' });
const renamed = (title: string): PathwayContent => ({ ...content, title });

async function create(session = aSession(), what: unknown = content) {
  const answer = await app.as(session, 'post', '/api/pathways', { content: what });
  expect(answer.status).toBe(200);
  return { session, id: answer.body.id as string };
}

const publish = (session = aSession(), id = '', what: unknown = content, baseVersion = 1) =>
  app.as(session, 'post', `/api/pathways/${id}/versions`, { content: what, baseVersion });

describe('A pathway', () => {
  test('is kept as version 1 with what lists show of it', async () => {
    const session = aSession();
    const answer = await app.as(session, 'post', '/api/pathways', { content });
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      title: 'Rivers and Seas',
      summary: '',
      language: 'en',
      version: 1,
      points: 22,
      milestones: 1,
      tasks: 3,
      groups: 1,
    });
    const list = await app.as(session, 'get', '/api/pathways');
    expect(list.body).toEqual({ pathways: [answer.body] });
  });

  test('can be looked at by any teacher or designer of the same school, and by nobody else', async () => {
    const { session, id } = await create();
    const { tenantId } = session;
    const colleague = aSession({ tenantId, role: 'designer' });
    expect((await app.as(colleague, 'get', `/api/pathways/${id}`)).status).toBe(200);
    expect((await app.as(aSession(), 'get', `/api/pathways/${id}`)).status).toBe(404);
    expect((await app.as(aSession(), 'get', `/api/pathways/${id}/file`)).status).toBe(404);
    for (const role of ['student', 'reviewer', 'mentor', 'none'] as const) {
      expect((await app.as(aSession({ tenantId, role }), 'get', `/api/pathways/${id}`)).status).toBe(403);
    }
    expect((await app.as(colleague, 'get', '/api/pathways')).body.pathways).toEqual([]);
  });

  test('is shown as an outline with choice groups and instructions as HTML', async () => {
    const { session, id } = await create();
    const { body } = await app.as(session, 'get', `/api/pathways/${id}`);
    expect(body.outline).toHaveLength(1);
    const [reading, choice] = body.outline[0].steps;
    expect(reading).toMatchObject({
      kind: 'task',
      task: { id: 'read', instructionsHtml: '<p>Do it.</p>\n' },
    });
    expect(choice).toMatchObject({ kind: 'group', choose: 1, points: 12, switching: 'free' });
    expect(choice.tasks.map((task: { id: string }) => task.id)).toEqual(['poster', 'talk']);
  });

  test('shows script in its Markdown as text', async () => {
    const instructions =
      'Hi <script>alert(1)</script> <img src=x onerror=alert(1)> [go](javascript:alert(1))';
    const { session, id } = await create(aSession(), aPathway([mustDo('read', { instructions })]));
    const { body } = await app.as(session, 'get', `/api/pathways/${id}`);
    const html: string = body.outline[0].steps[0].task.instructionsHtml;
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img|href="javascript/i);
  });

  test('is listed newest first, a page at a time, each once', async () => {
    const session = aSession();
    const ids: string[] = [];
    for (let index = 0; index < 52; index += 1) ids.unshift((await create(session)).id);
    const first = await app.as(session, 'get', '/api/pathways');
    expect(first.body.pathways).toHaveLength(50);
    const second = await app.as(session, 'get', `/api/pathways?after=${first.body.next}`);
    expect(second.body.next).toBeUndefined();
    const listed = [...first.body.pathways, ...second.body.pathways] as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(ids);
  });

  test('of somebody else does not serve as the place to list on from', async () => {
    const { id } = await create();
    const answer = await app.as(aSession(), 'get', `/api/pathways?after=${id}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.faults).toEqual([{ path: 'after', message: 'is none of your pathways' }]);
  });
});

describe('The library', () => {
  test('lists the pathways that ship with Waymark', async () => {
    const { body } = await app.as(aSession(), 'get', '/api/pathways?shelf=library');
    expect(body.pathways.map(({ id, points }: { id: string; points: number }) => [id, points])).toEqual([
      ['library:choice-that-counts-staff', 40],
      ['library:ecosystems-grade-7', 100],
      ['library:fractions-grade-4', 60],
    ]);
  });

  test('lets one be looked at, and says when there is none of that name', async () => {
    const found = await app.as(aSession(), 'get', '/api/pathways/library:fractions-grade-4');
    expect(found.body).toMatchObject({ id: 'library:fractions-grade-4', version: 1, language: 'en' });
    expect((await app.as(aSession(), 'get', '/api/pathways/library:nothing')).status).toBe(404);
  });

  test('gives a person one own copy, however often and from however many processes it is asked', async () => {
    const session = aSession();
    const { tenantId, personId } = session;
    const asked = Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? service : freshService()).ensureUsable(tenantId, personId, 'library:fractions-grade-4'),
    );
    const ids = new Set((await Promise.all(asked)).map(({ pathwayId }) => pathwayId));
    expect(ids.size).toBe(1);
    expect(await countVersions({ tenantId })).toBe(1);
    const { body } = await app.as(session, 'get', '/api/pathways');
    expect(body.pathways.map(({ id }: { id: string }) => id)).toEqual([...ids]);
  });

  test('is taken anew after the copy was changed by its owner', async () => {
    const session = aSession();
    const { tenantId, personId } = session;
    const copy = await service.ensureUsable(tenantId, personId, 'library:ecosystems-grade-7');
    expect((await publish(session, copy.pathwayId)).status).toBe(200);
    const again = await service.ensureUsable(tenantId, personId, 'library:ecosystems-grade-7');
    expect(again.pathwayId).not.toBe(copy.pathwayId);
    expect(again.content.title).toBe(copy.content.title);
    expect((await service.ensureUsable(tenantId, personId, copy.pathwayId)).version).toBe(2);
  });

  test('with a faulty file stops the start, naming every fault of every file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-library-'));
    await writeFile(join(folder, 'one.waymark.json'), '{');
    await writeFile(
      join(folder, 'two.waymark.json'),
      JSON.stringify({ format: 'waymark-pathway', version: 1 }),
    );
    const load = () => loadPathwayLibrary(pathToFileURL(`${folder}/`));
    expect(load).toThrow(/one\.waymark\.json: .*not JSON[^]*two\.waymark\.json: pathway /);
    await rm(folder, { recursive: true });
  });
});

describe('A portable file', () => {
  test('comes back from an export and an import as the same pathway, with its licence and author', async () => {
    const session = aSession();
    const exported = await app.as(session, 'get', '/api/pathways/library:ecosystems-grade-7/file');
    expect(exported.body.name).toBe('ecosystems-grade-7.waymark.json');
    const imported = await app.as(session, 'post', '/api/pathways/imports', {
      file: JSON.stringify(exported.body.file, null, 2),
    });
    expect(imported.status).toBe(200);
    const again = await app.as(session, 'get', `/api/pathways/${imported.body.id}/file`);
    const { exportedAt, ...file } = again.body.file;
    expect(Date.parse(exportedAt)).toBeGreaterThan(0);
    expect(file).toEqual(exported.body.file);
  });

  test('is named after its title, in letters that every system takes', async () => {
    const { session, id } = await create(aSession(), renamed('  ¿Qué elijo? — Año 4/5 '));
    const { body } = await app.as(session, 'get', `/api/pathways/${id}/file`);
    expect(body.name).toBe('que-elijo-ano-4-5.waymark.json');
    const other = await create(session, renamed('数学'));
    expect((await app.as(session, 'get', `/api/pathways/${other.id}/file`)).body.name).toBe(
      'pathway.waymark.json',
    );
  });
});

describe('A new version', () => {
  test('becomes the newest while the old one stays as it was', async () => {
    const { session, id } = await create();
    const answer = await publish(session, id, renamed('Rivers'));
    expect(answer.body).toMatchObject({ id, version: 2, title: 'Rivers', affected: { keepingJourneys: 0 } });
    const { body } = await app.as(session, 'get', '/api/pathways');
    expect(body.pathways).toEqual([expect.objectContaining({ id, version: 2, title: 'Rivers' })]);
    expect((await service.getVersion(session.tenantId, id, 1)).title).toBe('Rivers and Seas');
    expect((await service.getVersion(session.tenantId, id, 2)).title).toBe('Rivers');
  });

  test('of two people at once is published for one, and the other loses nothing and is told', async () => {
    const { session, id } = await create();
    const titles = ['One', 'Two', 'Three', 'Four'];
    const answers = await Promise.all(titles.map((title) => publish(session, id, renamed(title))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2 } });
    expect(await countVersions({ pathwayId: id })).toBe(2);
    expect((await publish(session, id, renamed('Two again'), 2)).body.version).toBe(3);
  });

  test('sent again because the first answer was lost is answered as the first time', async () => {
    const { session, id } = await create();
    const first = await publish(session, id, renamed('Rivers'));
    const again = await publish(session, id, renamed('Rivers'));
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await countVersions({ pathwayId: id })).toBe(2);
  });

  test('that was stored by a process which then died is found by the next reader', async () => {
    const { session, id } = await create();
    const { tenantId, personId } = session;
    // What a crash between the two writes leaves behind: the version, and a pathway that does not know it.
    await models.versions.create({
      _id: newId(),
      tenantId,
      pathwayId: id,
      version: 2,
      content: renamed('After the crash'),
      publishedBy: personId,
      publishedAt: new Date(),
    });
    const { body } = await app.as(session, 'get', `/api/pathways/${id}`);
    expect(body).toMatchObject({ version: 2, title: 'After the crash' });
    const list = await app.as(session, 'get', '/api/pathways');
    expect(list.body.pathways[0]).toMatchObject({ version: 2, title: 'After the crash' });
    expect((await publish(session, id, renamed('Next'), 2)).body.version).toBe(3);
  });

  test('is published and previewed by its owner only', async () => {
    const { session, id } = await create();
    const colleague = aSession({ tenantId: session.tenantId });
    expect((await publish(colleague, id)).status).toBe(403);
    const preview = await app.as(colleague, 'post', `/api/pathways/${id}/version-previews`, { content });
    expect(preview.status).toBe(403);
    expect((await publish(aSession(), id)).status).toBe(404);
    expect(await countVersions({ pathwayId: id })).toBe(1);
  });

  test('cannot be based on one that does not exist yet', async () => {
    const { session, id } = await create();
    const answer = await publish(session, id, content, 7);
    expect(answer.status).toBe(400);
    expect(answer.body.error.faults).toEqual([
      { path: 'baseVersion', message: 'is 7, but the newest version is 1' },
    ]);
  });

  test('says whose work it changes, by the version that each student walks, and stores nothing in a preview', async () => {
    const courseId = newId();
    const { session, id } = await create(aSession({ courseId }));
    await publish(session, id, renamed('Rivers'));
    const pick = { id: newId(), groupId: 'show', taskId: 'poster', pickedAt: new Date() };
    const [ana, ben, cem, dora] = [newId(), newId(), newId(), newId()];
    live = [
      { personId: ben, courseId, name: 'Ben', version: 2, journey: { ...emptyJourney, picks: [pick] } },
      { personId: ana, courseId, name: 'Ana', version: 1, journey: { ...emptyJourney, picks: [pick] } },
      { personId: cem, courseId, name: 'Cem', version: 1, journey: emptyJourney },
      // A colleague's course: counted, not named.
      {
        personId: dora,
        courseId: newId(),
        name: 'Dora',
        version: 1,
        journey: { ...emptyJourney, picks: [pick] },
      },
    ];
    const next = aPathway([mustDo('read'), aGroup('show', ['song', 'talk'])], { title: 'Rivers' });
    const { body } = await app.as(session, 'post', `/api/pathways/${id}/version-previews`, { content: next });
    expect(body.keepingJourneys).toBe(4);
    expect(body.tasks).toEqual([
      { id: 'song', title: 'Task song', change: 'added', fields: [] },
      { id: 'poster', title: 'Task poster', change: 'removed', fields: [] },
    ]);
    expect(body.touchedStudents).toEqual([
      { personId: ana, name: 'Ana', taskIds: ['poster'] },
      { personId: ben, name: 'Ben', taskIds: ['poster'] },
    ]);
    expect(await countVersions({ pathwayId: id })).toBe(2);
    expect((await publish(session, id, next, 2)).body.affected).toEqual(body);
  });

  test('names no students to a designer, who sees no student work', async () => {
    const designer = aSession({ role: 'designer' });
    const { id } = await create(designer);
    const pick = { id: newId(), groupId: 'show', taskId: 'poster', pickedAt: new Date() };
    live = [
      {
        personId: newId(),
        courseId: newId(),
        name: 'Ana',
        version: 1,
        journey: { ...emptyJourney, picks: [pick] },
      },
    ];
    const next = aPathway([mustDo('read')]);
    const answer = await app.as(designer, 'post', `/api/pathways/${id}/version-previews`, { content: next });
    expect(answer.body).toMatchObject({ keepingJourneys: 1, touchedStudents: [] });
    expect(JSON.stringify(answer.body)).not.toContain('Ana');
  });

  test('that is loaded once is shared, and nobody can change it', async () => {
    const { session, id } = await create();
    const loaded = await service.getVersion(session.tenantId, id, 1);
    expect(await service.getVersion(session.tenantId, id, 1)).toBe(loaded);
    expect(() => loaded.milestones.push()).toThrow(TypeError);
    await expect(service.getVersion(newId(), id, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
