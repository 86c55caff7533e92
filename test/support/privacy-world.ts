import { randomUUID } from 'node:crypto';
import type { FileView } from '../../src/features/files/file.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ApiClient } from './api-client.ts';
import { addPathway, openApi, reviewBefore, taskIds } from './browser-steps.ts';
import { sampleFiles } from './sample-files.ts';
import type { School } from './tool.ts';

/** What a learner wrote, in words that stand nowhere else. */
export const written = {
  note: 'zanahoria note beside a file',
  draft: 'berenjena half a draft',
  sentence: 'calabaza sentence of looking back',
  reason: 'rabanito reason for a choice',
  question: 'nabo question for the grown-ups',
  idea: 'pepino idea of an own way',
  goal: 'acelga wish of a goal',
  talk: 'lenteja note of a talk',
};

export interface Worker {
  personId: string;
  journeyId: string;
  fileId: string;
  name: string;
}

/** An assignment of the science course. */
export const addAssignment = (school: School): Promise<string> => addPathway(school);

/** A student does one of everything: a choice, a file handed in, a review, looking back, a draft with a file that is not handed in. */
export async function workAs(school: School, as: string, link: string): Promise<Worker> {
  const { view, api } = await openApi(school, { as, link });
  const upload = async (name: string, task: string) => {
    const answer = await fetch(`${school.tool.url}/api/journey/files/${task}?name=${name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${view.session.token}`,
        'content-type': 'application/octet-stream',
      },
      body: new Uint8Array(sampleFiles.png),
    });
    if (answer.status !== 200) throw new Error(`the upload answered ${await answer.text()}`);
    const { files } = (await answer.json()) as { files: FileView[] };
    return files.at(-1)?.id ?? '';
  };
  const fileId = await upload('zanahoria.png', taskIds.trout);
  const journey = await api.post<JourneyView>('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: taskIds.trout,
    format: 'file',
    files: [fileId],
    note: written.note,
  });
  await reviewBefore(school, journey, { link, points: 6 });
  await api.post('/api/journey/picks', {
    id: randomUUID(),
    groupId: 'population-signs',
    taskId: taskIds.graph,
    reason: written.reason,
  });
  await api.send('PUT', `/api/journey/drafts/${taskIds.place}`, {
    text: written.draft,
    link: '',
    note: '',
    revision: 1,
  });
  await api.send('PUT', `/api/journey/partner-wishes/${taskIds.graph}`);
  // A wish, and with it a badge that is shown and noted.
  await api.put('/api/journey/steering/stop', { stop: 'stretch' });
  await school.tool.dependencies.suggestionsShown.settled();
  await confer(api, { journeyId: journey.journeyId, taskId: taskIds.trout });
  await talkAbout(school, api, { link, personId: view.person.id });
  await proposeAs(school, api, { link, journeyId: journey.journeyId });
  const milestoneId = journey.milestones[0]?.id ?? '';
  await api.send('POST', '/api/journey/reflections', {
    id: randomUUID(),
    milestoneId,
    scale: 4,
    sentence: written.sentence,
  });
  return { personId: view.person.id, journeyId: journey.journeyId, fileId, name: view.person.name ?? '' };
}

/** A goal that the teacher answers, and a talk about it; by the services, because the pages open the profile too. */
async function talkAbout(
  school: School,
  student: ApiClient,
  { link, personId }: { link: string; personId: string },
): Promise<void> {
  const { goals } = await student.post<{ goals: { id: string }[] }>('/api/goals', {
    requestId: randomUUID(),
    wish: written.goal,
    visibility: 'this-teacher',
  });
  const { dependencies } = school.tool;
  const { view } = await openApi(school, { as: 'rivera', link });
  const teacher = await dependencies.tokens.read(view.session.token);
  const said = { requestId: randomUUID(), answer: 'agree' as const, text: '' };
  await dependencies.goals.service.answer(teacher, goals[0]?.id ?? '', said);
  await dependencies.talks.talks.add(teacher, personId, {
    requestId: randomUUID(),
    note: written.talk,
    step: { text: 'Draw one graph', who: 'both' },
  });
}

/** An own way that the teacher answers. */
async function proposeAs(
  school: School,
  api: ApiClient,
  { link, journeyId }: { link: string; journeyId: string },
): Promise<void> {
  const proposalId = randomUUID();
  await api.post('/api/journey/proposals', {
    id: proposalId,
    groupId: 'population-signs',
    what: written.idea,
    why: written.idea,
  });
  const teacher = await openApi(school, { as: 'rivera', link });
  await teacher.api.post(`/api/journeys/${journeyId}/proposal-answers`, {
    id: randomUUID(),
    proposalId,
    answer: 'decline',
    words: 'For this goal I need to see a graph.',
  });
}

/** A conference that was held, with what the next one will show. */
async function confer(api: ApiClient, piece: { journeyId: string; taskId: string }): Promise<void> {
  const prepared = {
    pieces: [{ ...piece, shows: written.question }],
    lineIds: [],
    question: written.question,
    visibility: 'this-teacher',
  };
  await api.put('/api/conference', { ...prepared, revision: -1 });
  await api.post('/api/conference/held', { id: randomUUID(), nextStep: written.question, who: 'student' });
  await api.put('/api/conference', { ...prepared, revision: 2 });
}

/** Every row of every collection that holds one of these texts, in its bytes or its fields. */
export async function findEverywhere(school: School, texts: string[]): Promise<string[]> {
  const { db } = await school.tool.openOwnConnection();
  if (!db) throw new Error('the database is not open');
  const found: string[] = [];
  for (const { name } of await db.listCollections().toArray()) {
    for (const row of await db.collection(name).find().toArray()) {
      const text = JSON.stringify(row);
      for (const wanted of texts) if (text.includes(wanted)) found.push(`${name}: ${wanted}`);
    }
  }
  return [...new Set(found)];
}
