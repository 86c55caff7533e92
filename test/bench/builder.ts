import { preflight } from '../../src/domain/preflight.ts';
import { mergeDrafts } from '../../src/domain/merge-drafts.ts';
import type { PathwayContent, Step, Task } from '../../src/domain/pathway.ts';
import { createDraftModel } from '../../src/features/pathways/draft.model.ts';
import { draftRoutes } from '../../src/features/pathways/draft.routes.ts';
import { createDraftService } from '../../src/features/pathways/draft.service.ts';
import { loadPathwayLibrary } from '../../src/features/pathways/pathway-library.ts';
import { createPathwayModels } from '../../src/features/pathways/pathway.model.ts';
import { createPathwayService } from '../../src/features/pathways/pathway.service.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { aSession, startFeatureApp, type FeatureApp } from '../support/feature-app.ts';
import { startMongoProcess } from '../support/mongo-process.ts';

const rounds = 200;

/**
 * A teacher's saves over HTTP, with the check of the whole pathway in each, one after the other: a pathway of 60 tasks and
 * one of 500, each task with 1,500 characters of instructions; and what the page does by itself after each key.
 */
export async function benchBuilder(): Promise<Record<string, number>> {
  const mongo = await startMongoProcess();
  process.env['WAYMARK_TEST_MONGODB_URI'] = mongo.uri;
  const app = await startFeatureApp((bind, connection) => {
    const pathways = createPathwayService({
      models: createPathwayModels(connection),
      library: loadPathwayLibrary(),
      liveJourneys: async () => [],
      clock: systemClock,
    });
    const drafts = createDraftModel(connection);
    draftRoutes(bind, createDraftService({ drafts, pathways, clock: systemClock }));
  });
  try {
    const large = aPathway(500);
    return {
      ...named('save of 60 tasks', await saves(app, aPathway(60), rounds)),
      ...named('save of 500 tasks', await saves(app, large, rounds / 4)),
      ...named(
        'check of 500 tasks on the page',
        times(50, () => preflight(large)),
      ),
      ...named(
        'merge of 500 tasks on the page',
        times(20, () => mergeDrafts(large, { ...large, title: 'Mine' }, { ...large, summary: 'Theirs' })),
      ),
    };
  } finally {
    await app.close();
    await mongo.kill();
  }
}

async function saves(app: FeatureApp, content: PathwayContent, count: number): Promise<number[]> {
  const session = aSession();
  const begun = await app.as(session, 'post', '/api/pathway-drafts', { source: { kind: 'blank' } });
  const path = `/api/pathway-drafts/${String(begun.body.pathwayId)}`;
  const milliseconds: number[] = [];
  for (let revision = 1; revision <= count; revision += 1) {
    const started = performance.now();
    const answer = await app.as(session, 'put', path, { content, conflicts: [], revision });
    milliseconds.push(performance.now() - started);
    if (answer.status !== 200) throw new Error(`the save answered ${answer.status}`);
  }
  return milliseconds;
}

function times(count: number, work: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

function named(name: string, milliseconds: number[]): Record<string, number> {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { [`${name}: p50 ms`]: at(0.5), [`${name}: p95 ms`]: at(0.95) };
}

function aPathway(tasks: number): PathwayContent {
  const perMilestone = Math.ceil(tasks / 10);
  const milestones = Array.from({ length: 10 }, (_, m) => {
    const count = Math.min(perMilestone, tasks - m * perMilestone);
    return { id: `m${m}`, title: `Milestone ${m + 1}`, steps: stepsOf(`m${m}`, count) };
  });
  return {
    title: 'A pathway to measure',
    summary: '',
    language: 'en',
    competencies: [{ id: 'goal', statement: 'I can measure.' }],
    milestones,
  };
}

/** Half must-do tasks, half options of choices of five. */
function stepsOf(prefix: string, count: number): Step[] {
  const all = Array.from({ length: count }, (_, n) => aTask(`${prefix}-t${n}`));
  const musts = all.slice(0, Math.ceil(count / 2)).map((task): Step => ({ kind: 'task', task }));
  const options = all.slice(musts.length);
  const groups: Step[] = [];
  for (let from = 0; from < options.length; from += 5) {
    const offered = options.slice(from, from + 5);
    const about = { id: `${prefix}-g${from}`, title: 'Choose', choose: 1, points: 10 } as const;
    if (offered.length > 1)
      groups.push({ kind: 'group', group: { ...about, switching: 'free', tasks: offered } });
    else groups.push(...offered.map((task): Step => ({ kind: 'task', task })));
  }
  return [...musts, ...groups];
}

function aTask(id: string): Task {
  return {
    id,
    title: `Task ${id}`,
    instructions: 'Read, think, write it down. '.repeat(54),
    links: [],
    formats: ['text', 'link', 'offline'],
    points: 10,
    competencies: ['goal'],
  };
}
