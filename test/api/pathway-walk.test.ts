import { randomUUID } from 'node:crypto';
import { newId } from '../../src/database/ids.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { walkRoutes } from '../../src/features/journeys/walk.routes.ts';
import type { WalkStep } from '../../src/features/journeys/walk.contract.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { aSession, startFeatureApp, type FeatureApp } from '../support/feature-app.ts';
import { aGroup, aPathway, mustDo } from '../unit/domain/fixtures.ts';

let app: FeatureApp;

beforeAll(async () => {
  app = await startFeatureApp((bind) => walkRoutes(bind, systemClock));
});
afterAll(() => app.close());

const content = aPathway([mustDo('read'), aGroup('show', ['poster', 'talk'])], { title: 'Rivers' });
const pick = (taskId: string): WalkStep => ({ kind: 'pick', id: randomUUID(), groupId: 'show', taskId });

const walk = (steps: WalkStep[], what: object = content) =>
  app.as(aSession(), 'post', '/api/pathway-walks', { walkId: newId(), content: what, steps });

function statesOf(view: JourneyView): Record<string, string> {
  const tasks = view.milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks)),
  );
  return Object.fromEntries(tasks.map(({ id, state }) => [id, state]));
}

describe('A draft that is walked as a student', () => {
  test('shows the student’s screen before the first step', async () => {
    const { status, body } = await walk([]);
    expect(status).toBe(200);
    expect(statesOf(body)).toEqual({ read: 'open', poster: 'open', talk: 'open' });
  });

  test('follows the steps by the rules that students meet', async () => {
    const handIn: WalkStep = {
      kind: 'hand-in',
      id: randomUUID(),
      taskId: 'talk',
      format: 'text',
      text: 'Hi',
    };
    const switched: WalkStep = {
      kind: 'switch',
      id: randomUUID(),
      groupId: 'show',
      fromTaskId: 'poster',
      toTaskId: 'talk',
    };
    const { body } = await walk([pick('poster'), switched, handIn]);
    expect(statesOf(body)).toMatchObject({ poster: 'not-chosen', talk: 'handed-in' });
  });

  test('refuses what students are refused, with the rule', async () => {
    const { status, body } = await walk([pick('poster'), pick('talk')]);
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: 'RULE_BROKEN', details: { rule: 'GROUP_FULL' } });
  });

  test('can be unfinished in every way', async () => {
    for (const what of [
      {},
      { milestones: [{}] },
      { title: '', milestones: [{ steps: [{ kind: 'group' }] }] },
    ]) {
      expect((await walk([], what)).status).toBe(200);
    }
  });

  test('leaves nothing in the database', async () => {
    await walk([pick('poster')]);
    expect(await app.connection.collection('journeys').findOne({})).toBeNull();
  });
});
