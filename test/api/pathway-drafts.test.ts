import { readDraft } from '../../src/domain/draft-content.ts';
import type { PathwayContent } from '../../src/domain/pathway.ts';
import { toPortablePathway } from '../../src/domain/portable-pathway.ts';
import { emptyJourney } from '../../src/domain/journey-types.ts';
import { createDraftModel } from '../../src/features/pathways/draft.model.ts';
import { draftRoutes } from '../../src/features/pathways/draft.routes.ts';
import { createDraftService } from '../../src/features/pathways/draft.service.ts';
import type { LiveJourney } from '../../src/features/pathways/pathway-affected.ts';
import { loadPathwayLibrary } from '../../src/features/pathways/pathway-library.ts';
import { createPathwayModels } from '../../src/features/pathways/pathway.model.ts';
import { pathwayRoutes } from '../../src/features/pathways/pathway.routes.ts';
import { createPathwayService } from '../../src/features/pathways/pathway.service.ts';
import { newId } from '../../src/database/ids.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { aSession, startFeatureApp, type FeatureApp } from '../support/feature-app.ts';
import { aGroup, aPathway, mustDo } from '../unit/domain/fixtures.ts';

let app: FeatureApp;
let live: LiveJourney[] = [];

beforeAll(async () => {
  app = await startFeatureApp((bind, connection) => {
    const pathways = createPathwayService({
      models: createPathwayModels(connection),
      library: loadPathwayLibrary(),
      liveJourneys: async () => live,
      clock: systemClock,
    });
    const drafts = createDraftModel(connection);
    pathwayRoutes(bind, pathways);
    draftRoutes(bind, createDraftService({ drafts, pathways, clock: systemClock }));
  });
});
afterAll(() => app.close());
beforeEach(() => {
  live = [];
});

const content = aPathway([mustDo('read'), aGroup('show', ['poster', 'talk'])], { title: 'Rivers' });
type Session = ReturnType<typeof aSession>;

async function begin(session: Session, source: object) {
  const answer = await app.as(session, 'post', '/api/pathway-drafts', { source });
  expect(answer.status).toBe(200);
  return answer.body as { pathwayId: string; revision: number; content: PathwayContent; copiedFrom?: object };
}

const beginFromFile = (session: Session, what = content) =>
  begin(session, { kind: 'file', file: JSON.stringify(toPortablePathway(what)) });

const save = (session: Session, id: string, what: unknown, revision: number) =>
  app.as(session, 'put', `/api/pathway-drafts/${id}`, { content: what, revision });

const publish = (session: Session, id: string, revision: number) =>
  app.as(session, 'post', `/api/pathway-drafts/${id}/publications`, { revision });

async function publishedPathway(session: Session, what = content) {
  const { pathwayId } = await beginFromFile(session, what);
  const answer = await publish(session, pathwayId, 1);
  expect(answer.status).toBe(200);
  return pathwayId;
}

describe('A new pathway begins', () => {
  test('from each template, in the person’s language, ready to be published', async () => {
    for (const locale of ['en', 'es-MX']) {
      const session = aSession({ locale });
      const { body } = await app.as(session, 'get', '/api/pathway-templates');
      expect(body.templates).toHaveLength(3);
      for (const { id } of body.templates as { id: string }[]) {
        const draft = await begin(session, { kind: 'template', templateId: id });
        expect(draft).toMatchObject({ findings: [], revision: 1, baseVersion: 0 });
        expect(draft.content.language).toBe(locale.slice(0, 2));
        expect((await publish(session, draft.pathwayId, 1)).status).toBe(200);
      }
    }
  });

  test('as a copy of a library pathway, which it goes on naming', async () => {
    const session = aSession();
    const { body } = await app.as(session, 'get', '/api/pathways?shelf=library');
    const [{ id, title }] = body.pathways as [{ id: string; title: string }];
    const draft = await begin(session, { kind: 'pathway', pathwayId: id });
    expect(draft.copiedFrom).toEqual({ pathwayId: id, version: 1, title });
    const published = await publish(session, draft.pathwayId, 1);
    expect(published.body).toMatchObject({ id: draft.pathwayId, copiedFrom: { title, version: 1 } });
  });

  test('as a copy of last year’s own pathway, with the same task ids', async () => {
    const session = aSession();
    const pathwayId = await publishedPathway(session);
    const draft = await begin(session, { kind: 'pathway', pathwayId });
    expect(draft.pathwayId).not.toBe(pathwayId);
    expect(draft.content).toEqual(content);
  });

  test('from a portable file, and says all faults of one that is not right', async () => {
    const session = aSession();
    expect((await beginFromFile(session)).content).toEqual(content);
    const answer = await app.as(session, 'post', '/api/pathway-drafts', {
      source: { kind: 'file', file: '{"format":"waymark-pathway","version":1,"pathway":{}}' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.faults.length).toBeGreaterThan(2);
  });

  test('from a pasted assignment sheet', async () => {
    const text = 'Rivers\n\nWeek 1\n1. Read (5 pts)\nChoose 1 of these:\n- Poster\n- Talk';
    const draft = await begin(aSession(), { kind: 'sheet', text });
    expect(draft.content).toMatchObject({ title: 'Rivers', milestones: [{ title: 'Week 1' }] });
    expect(draft.content.milestones[0]?.steps).toHaveLength(2);
  });

  test('never from a colleague’s private pathway, and from a shared one', async () => {
    const owner = aSession();
    const colleague = aSession({ tenantId: owner.tenantId });
    const pathwayId = await publishedPathway(owner);
    const source = { kind: 'pathway', pathwayId };
    expect((await app.as(colleague, 'post', '/api/pathway-drafts', { source })).status).toBe(403);
    await app.as(owner, 'put', `/api/pathways/${pathwayId}/sharing`, { sharing: 'copy' });
    expect((await begin(colleague, source)).copiedFrom).toMatchObject({ pathwayId });
    expect((await app.as(aSession(), 'post', '/api/pathway-drafts', { source })).status).toBe(404);
  });
});

describe('A draft', () => {
  test('is saved as it stands, also unfinished, and listed until it is published', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    const unfinished = { ...content, title: '', milestones: [{ id: 'm', title: '', steps: [] }] };
    const saved = await save(session, pathwayId, unfinished, 1);
    expect(saved.body.revision).toBe(2);
    expect(saved.body.findings.map(({ code }: { code: string }) => code)).toEqual([
      'title-missing',
      'no-task',
      'title-missing',
      'milestone-empty',
    ]);
    const opened = await app.as(session, 'get', `/api/pathway-drafts/${pathwayId}`);
    expect(opened.body).toMatchObject({ revision: 2, content: unfinished });
    const listed = await app.as(session, 'get', '/api/pathway-drafts');
    expect(listed.body.drafts).toMatchObject([{ pathwayId, title: '', tasks: 0, baseVersion: 0 }]);
    await save(session, pathwayId, content, 2);
    await publish(session, pathwayId, 3);
    expect((await app.as(session, 'get', '/api/pathway-drafts')).body.drafts).toEqual([]);
  });

  test('keeps any keys, and what a database would read as operators', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    const odd = { ...content, $where: 'x', 'a.b': { $gt: 1 } };
    expect((await save(session, pathwayId, odd, 1)).status).toBe(200);
    const { body } = await app.as(session, 'get', `/api/pathway-drafts/${pathwayId}`);
    expect(body.content.title).toBe('Rivers');
  });

  test('saved upon an older revision answers 409, and keeps what was saved first', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    await save(session, pathwayId, { ...content, title: 'First tab' }, 1);
    const second = await save(session, pathwayId, { ...content, title: 'Second tab' }, 1);
    expect(second.status).toBe(409);
    expect(second.body.error).toMatchObject({ code: 'CONFLICT', details: { revision: 2 } });
    const { body } = await app.as(session, 'get', `/api/pathway-drafts/${pathwayId}`);
    expect(body.content.title).toBe('First tab');
  });

  test('of two first saves at once, one is stored and the other is told', async () => {
    const session = aSession();
    const pathwayId = await publishedPathway(session);
    const both = await Promise.all(
      ['A', 'B'].map((title) => save(session, pathwayId, { ...content, title }, 1)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('keeps both texts of one field until a person chooses, and is not published before', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    const conflicts = [{ place: { taskId: 'read' }, field: 'title', mine: 'Read', theirs: 'Read on' }];
    await app.as(session, 'put', `/api/pathway-drafts/${pathwayId}`, { content, conflicts, revision: 1 });
    expect((await app.as(session, 'get', `/api/pathway-drafts/${pathwayId}`)).body.conflicts).toEqual(
      conflicts,
    );
    expect((await publish(session, pathwayId, 2)).status).toBe(400);
    await save(session, pathwayId, content, 2);
    expect((await publish(session, pathwayId, 3)).status).toBe(200);
  });

  test('beyond 2 MB is refused in a plain sentence and changes nothing', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    const answer = await save(session, pathwayId, { ...content, summary: 'x'.repeat(2_200_000) }, 1);
    expect(answer.status).toBe(413);
    expect(answer.body.error.message).toContain('larger than 2 MB');
    expect((await save(session, pathwayId, content, 1)).status).toBe(200);
  });

  test('with 500 tasks is saved and checked whole', async () => {
    const session = aSession();
    const steps = Array.from({ length: 40 }, (_, n) =>
      n < 38
        ? aGroup(
            `g${n}`,
            Array.from({ length: 12 }, (_none, t) => `t${n}-${t}`),
          )
        : mustDo(`single-${n}`),
    );
    const { pathwayId } = await beginFromFile(session);
    const large = { ...content, milestones: [{ id: 'all', title: 'All', steps }] };
    const answer = await save(session, pathwayId, large, 1);
    expect(answer.status).toBe(200);
    expect((await publish(session, pathwayId, 2)).body.tasks).toBe(38 * 12 + 2);
  });

  test('can be dropped by its owner; published versions stay', async () => {
    const session = aSession();
    const pathwayId = await publishedPathway(session);
    await save(session, pathwayId, { ...content, title: 'Changed' }, 1);
    await app.as(session, 'delete', `/api/pathway-drafts/${pathwayId}`);
    const { body } = await app.as(session, 'get', `/api/pathway-drafts/${pathwayId}`);
    expect(body).toMatchObject({ revision: 0, content: { title: 'Rivers' } });
  });
});

describe('Only the right people', () => {
  test('open a draft: its owner, not a colleague, nobody of another school, no student', async () => {
    const owner = aSession();
    const { tenantId } = owner;
    const { pathwayId } = await beginFromFile(owner);
    const path = `/api/pathway-drafts/${pathwayId}`;
    const statusFor = async (session: Session) => (await app.as(session, 'get', path)).status;
    expect(await statusFor(owner)).toBe(200);
    expect(await statusFor(aSession({ tenantId }))).toBe(404);
    expect(await statusFor(aSession({ personId: owner.personId }))).toBe(404);
    expect(await statusFor(aSession({ tenantId, personId: owner.personId, role: 'student' }))).toBe(403);
    expect((await save(aSession({ tenantId }), pathwayId, content, 1)).status).toBe(404);
    expect((await publish(aSession({ tenantId }), pathwayId, 1)).status).toBe(404);
  });

  test('edit together where the owner shares for that; the owner alone publishes', async () => {
    const owner = aSession();
    const colleague = aSession({ tenantId: owner.tenantId });
    const pathwayId = await publishedPathway(owner);
    await app.as(owner, 'put', `/api/pathways/${pathwayId}/sharing`, { sharing: 'edit' });
    const saved = await save(colleague, pathwayId, { ...content, title: 'Ours' }, 1);
    expect(saved.body.revision).toBe(2);
    const opened = await app.as(owner, 'get', `/api/pathway-drafts/${pathwayId}`);
    expect(opened.body).toMatchObject({ content: { title: 'Ours' }, isMineLast: false, isOwner: true });
    expect((await publish(colleague, pathwayId, 2)).status).toBe(403);
    expect((await publish(owner, pathwayId, 2)).body).toMatchObject({ title: 'Ours', version: 2 });
  });

  test('share: the owner alone, and the school’s shelf shows what is shared to its own people only', async () => {
    const owner = aSession();
    const colleague = aSession({ tenantId: owner.tenantId });
    const pathwayId = await publishedPathway(owner);
    const share = (session: Session) =>
      app.as(session, 'put', `/api/pathways/${pathwayId}/sharing`, { sharing: 'copy' });
    const shelf = async (session: Session) =>
      (await app.as(session, 'get', '/api/pathways?shelf=school')).body.pathways as { id: string }[];
    expect(await shelf(colleague)).toEqual([]);
    expect((await share(colleague)).status).toBe(403);
    await share(owner);
    expect(await shelf(colleague)).toMatchObject([{ id: pathwayId, isMine: false, sharing: 'copy' }]);
    expect(await shelf(owner)).toMatchObject([{ id: pathwayId, isMine: true }]);
    expect(await shelf(aSession())).toEqual([]);
  });
});

describe('Publishing a draft', () => {
  test('says before whose work changes, and keeps the version that they walk', async () => {
    const session = aSession({ courseId: newId() });
    const pathwayId = await publishedPathway(session);
    const picks = [{ id: 'p', groupId: 'show', taskId: 'talk', pickedAt: new Date() }];
    const journey = { ...emptyJourney, picks };
    const courseId = session.courseId ?? '';
    live = [{ personId: newId(), courseId, name: 'Ada Park', version: 1, journey }];
    const changed = { ...content, milestones: [{ ...content.milestones[0], steps: [mustDo('read')] }] };
    await save(session, pathwayId, changed, 1);
    const path = `/api/pathway-drafts/${pathwayId}/publication-previews`;
    const preview = await app.as(session, 'post', path, { revision: 2 });
    expect(preview.body).toMatchObject({
      keepingJourneys: 1,
      touchedStudents: [{ name: 'Ada Park', taskIds: ['talk'] }],
    });
    const published = await publish(session, pathwayId, 2);
    expect(published.body).toMatchObject({ version: 2, affected: { keepingJourneys: 1 } });
  });

  test('twice, because the first answer was lost, makes one version', async () => {
    const session = aSession();
    const pathwayId = await publishedPathway(session);
    expect((await publish(session, pathwayId, 1)).body).toMatchObject({ version: 1 });
    await save(session, pathwayId, { ...content, title: 'Second' }, 1);
    const both = await Promise.all([publish(session, pathwayId, 2), publish(session, pathwayId, 2)]);
    expect(both.map(({ body }) => body.version)).toEqual([2, 2]);
  });

  test('a new one twice at once keeps one pathway', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    const both = await Promise.all([publish(session, pathwayId, 1), publish(session, pathwayId, 1)]);
    expect(both.map(({ body }) => body.id)).toEqual([pathwayId, pathwayId]);
    const { body } = await app.as(session, 'get', '/api/pathways');
    expect(body.pathways).toHaveLength(1);
  });

  test('with faults is refused with all of them, and the draft stays', async () => {
    const session = aSession();
    const { pathwayId } = await beginFromFile(session);
    await save(session, pathwayId, readDraft({}), 1);
    const answer = await publish(session, pathwayId, 2);
    expect(answer.status).toBe(400);
    expect(answer.body.error.faults.length).toBeGreaterThan(1);
    expect((await app.as(session, 'get', `/api/pathway-drafts/${pathwayId}`)).body.revision).toBe(2);
  });
});
