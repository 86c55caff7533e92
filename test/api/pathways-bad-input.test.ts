import type { Response } from 'supertest';
import request from 'supertest';
import { loadPathwayLibrary } from '../../src/features/pathways/pathway-library.ts';
import { createPathwayModels, type PathwayModels } from '../../src/features/pathways/pathway.model.ts';
import { pathwayRoutes } from '../../src/features/pathways/pathway.routes.ts';
import { createPathwayService } from '../../src/features/pathways/pathway.service.ts';
import { toPortablePathway } from '../../src/domain/portable-pathway.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { aSession, startFeatureApp, type FeatureApp } from '../support/feature-app.ts';
import { aGroup, aPathway, mustDo } from '../unit/domain/fixtures.ts';

let app: FeatureApp;
let models: PathwayModels;

const liveJourneys = async () => [];

beforeAll(async () => {
  app = await startFeatureApp((bind, connection) => {
    models = createPathwayModels(connection);
    const library = loadPathwayLibrary();
    pathwayRoutes(bind, createPathwayService({ models, library, liveJourneys, clock: systemClock }));
  });
});
afterAll(() => app.close());

const session = aSession();
const good = toPortablePathway(aPathway([mustDo('read'), aGroup('show', ['poster', 'talk'])]));
const importFile = (file: string) => app.as(session, 'post', '/api/pathways/imports', { file });

/** A 4xx with faults, without a stack, and nothing stored. */
async function expectRefused(answer: Response, faults: unknown[]): Promise<void> {
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: 'INVALID_REQUEST', faults });
  expect(answer.body.error.faults).toHaveLength(faults.length);
  expect(answer.text).not.toMatch(/\bat .*\.ts:\d|node_modules|"stack"/);
  await expectNothingStored();
}

async function expectNothingStored(): Promise<void> {
  expect(await models.pathways.find().lean()).toEqual([]);
  expect(await models.versions.find().lean()).toEqual([]);
}

function replaced(text: string, by: string): string {
  const file = JSON.stringify(good);
  expect(file).toContain(text);
  return file.replace(text, by);
}

describe('A pathway file is refused with every fault, and nothing is stored, when it', () => {
  test('is not JSON: the place is named', async () => {
    await expectRefused(await importFile('{\n  "format": "waymark-pathway",\n}'), [
      { path: '', message: 'The file is not JSON: line 3, column 1' },
    ]);
    await expectRefused(await importFile(JSON.stringify(good).slice(0, 60)), [
      { path: '', message: expect.stringMatching(/^The file is not JSON/) },
    ]);
  });

  test.each(['', '   ', 'null', '[]', '"text"', '7', '{}', '<html></html>'])(
    'is something else altogether: %j',
    async (file) => {
      const answer = await importFile(file);
      await expectRefused(answer, [expect.objectContaining({ message: expect.any(String) })]);
    },
  );

  test('is 3 MB large', async () => {
    const file = JSON.stringify(good).padEnd(3_000_000);
    await expectRefused(await importFile(file), [{ path: 'file', message: 'must be at most 2 MB' }]);
  });

  test('is larger than 2 MB in bytes though not in letters', async () => {
    const file = replaced('Do it.', '数'.repeat(720_000));
    await expectRefused(await importFile(file), [{ path: '', message: 'The file is larger than 2 MB' }]);
  });

  test('has unknown fields, ids twice, and asks for more choices than there are: all at once', async () => {
    const pathway = aPathway([
      mustDo('read'),
      mustDo('read'),
      aGroup('show', ['poster', 'talk'], { choose: 3 }),
    ]);
    const file = { ...good, secret: 1, pathway: { ...pathway, students: ['Ana'], title: '' } };
    await expectRefused(await importFile(JSON.stringify(file)), [
      { path: 'secret', message: 'is not a known field' },
      { path: 'pathway.title', message: 'must not be empty' },
      { path: 'pathway.students', message: 'is not a known field' },
      expect.objectContaining({ path: 'pathway.milestones[0].steps[1].task.id' }),
      {
        path: 'pathway.milestones[0].steps[2].group.choose',
        message: 'asks for 3 tasks, but the group offers 2',
      },
    ]);
  });

  test('holds keys that would change all objects', async () => {
    const poison = '{"polluted":true}';
    const file = replaced(
      '"title":"A pathway"',
      `"title":"A pathway","__proto__":${poison},"constructor":{"prototype":${poison}},"prototype":${poison}`,
    );
    const answer = await importFile(file);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const paths = answer.body.error.faults.map((fault: { path: string }) => fault.path);
    expect(paths).toEqual(
      expect.arrayContaining(['pathway.__proto__', 'pathway.constructor', 'pathway.prototype']),
    );
    await expectRefused(answer, answer.body.error.faults);
  });

  test('is nested a hundred thousand levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await expectRefused(await importFile(replaced('"Do it."', deep)), [
      expect.objectContaining({ path: 'pathway.milestones[0].steps[0].task.instructions' }),
    ]);
    const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    await expectRefused(await importFile(replaced('[{"id":"first"', `[${objects},{"id":"first"`)), [
      expect.objectContaining({ path: expect.stringContaining('pathway.milestones[0]') }),
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ]);
  });

  test('leads a link to a script', async () => {
    const file = replaced('"links":[]', '"links":[{"title":"x","url":"javascript:alert(1)"}]');
    await expectRefused(await importFile(file), [
      expect.objectContaining({ path: 'pathway.milestones[0].steps[0].task.links[0].url' }),
    ]);
  });

  test('comes from a later Waymark', async () => {
    await expectRefused(await importFile(replaced('"version":1', '"version":2')), [
      expect.objectContaining({ path: 'version', message: expect.stringContaining('Update Waymark') }),
    ]);
  });
});

describe('A pathway in a request is refused', () => {
  test('with every fault when it is new, and nothing is stored', async () => {
    const content = { ...good.pathway, title: 7, extra: true, milestones: [] };
    await expectRefused(await app.as(session, 'post', '/api/pathways', { content }), [
      { path: 'title', message: 'must be text' },
      { path: 'milestones', message: expect.any(String) },
      { path: 'extra', message: 'is not a known field' },
    ]);
  });

  test('when it is too large to be exported and imported again', async () => {
    const steps = Array.from({ length: 39 }, (_, index) =>
      mustDo(`read-${index}`, { instructions: '数'.repeat(19_000) }),
    );
    await expectRefused(await app.as(session, 'post', '/api/pathways', { content: aPathway(steps) }), [
      { path: '', message: 'The pathway is larger than 2 MB' },
    ]);
  });

  test('when the body is no JSON, holds unknown fields, or nothing', async () => {
    await expectRefused(
      await app.as(session, 'post', '/api/pathways', { content: good.pathway, owner: 'me' }),
      [expect.objectContaining({ path: '' })],
    );
    await expectRefused(await app.as(session, 'post', '/api/pathways', {}), [expect.anything()]);
    const raw = await request(app.server)
      .post('/api/pathways')
      .set('content-type', 'application/json')
      .send('{"content":');
    expect(raw.status).toBe(400);
    expect(raw.body.error.message).toBe('The body is not valid JSON.');
  });
});

describe('A query smuggled into an id', () => {
  test.each(['{"$gt":""}', '[object Object]', 'library:..', 'library:../../config', "';--", '0'.repeat(25)])(
    'finds nothing: %s',
    async (id) => {
      const answer = await app.as(session, 'get', `/api/pathways/${encodeURIComponent(id)}`);
      expect(answer.status).toBe(404);
    },
  );

  test('of the place to list on from is refused', async () => {
    const answer = await app.as(session, 'get', '/api/pathways?after[$gt]=&shelf[]=mine');
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(answer.status).toBeLessThan(500);
    const again = await app.as(session, 'get', '/api/pathways?after=%7B%22%24gt%22%3A%22%22%7D');
    expect(again.status).toBe(400);
  });
});
