import { randomUUID } from 'node:crypto';
import type { GroupView, JourneyView } from '../../src/features/journeys/journey.contract.ts';
import type { ClassPartnersView, PartnersView } from '../../src/features/partners/partners.contract.ts';
import { learnerNumber } from '../../src/domain/pseudonym.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addPathway, openApi } from '../support/browser-steps.ts';
import { decideSetting } from '../support/console.ts';
import { startSchool, type School } from '../support/tool.ts';

// "Who else chose this": who sees whose name, and until when.

let school: School;
let link: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
});
beforeEach(async () => {
  shift = 0;
  link = await addPathway(school);
});
afterAll(() => school.close());

const day = 86_400_000;
const path = (taskId: string) => `/api/journey/partner-wishes/${taskId}`;

interface Student {
  api: ApiClient;
  personId: string;
}

async function enter(as: string, at = link): Promise<Student> {
  const { api, view } = await openApi(school, { as, link: at });
  return { api, personId: view.person.id };
}

async function firstGroup({ api }: Student): Promise<GroupView> {
  const journey = await api.get<JourneyView>('/api/journey');
  const group = journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? [step.group] : []))[0];
  if (!group) throw new Error('the pathway has no choice');
  return group;
}

/** Enters and chooses an option of the first group, by its place; answers its id too. */
async function choosing(as: string, option = 0): Promise<Student & { taskId: string }> {
  const student = await enter(as);
  const group = await firstGroup(student);
  const taskId = group.tasks[option]?.id ?? '';
  await student.api.post('/api/journey/picks', { id: randomUUID(), groupId: group.id, taskId });
  return { ...student, taskId };
}

const seek = ({ api, taskId }: Student & { taskId: string }) => api.put<PartnersView>(path(taskId));
const namesOf = (view: PartnersView) =>
  view.wishes.flatMap(({ partners }) => partners.map(({ name }) => name)).toSorted();
const seen = async ({ api }: Student) => namesOf(await api.get<PartnersView>('/api/journey/partner-wishes'));
const ruleOf = async (student: Student, taskId: string) => {
  const { status, body } = await student.api.send('PUT', path(taskId));
  return { status, rule: (body as { error?: { details?: { rule?: string } } }).error?.details?.rule };
};
const teacherApi = async () => (await openApi(school, { as: 'rivera', link })).api;
const classWishes = async () =>
  (await (await teacherApi()).get<ClassPartnersView>('/api/board/partner-wishes')).wishes;

test('two who chose the same and both look see each other’s names, and nobody else sees them', async () => {
  const [ana, dev] = [await choosing('ana'), await choosing('dev')];
  const [mina, theo] = [await choosing('mina'), await choosing('theo', 1)];
  expect(namesOf(await seek(ana))).toEqual([]);
  expect(namesOf(await seek(dev))).toEqual(['Ana Duarte']);
  expect(namesOf(await seek(theo))).toEqual([]);
  expect(await seen(ana)).toEqual(['Dev Raman']);
  // Mina chose the same and did not opt in.
  expect(await mina.api.get('/api/journey/partner-wishes')).toEqual({ isOn: true, wishes: [] });
  expect(JSON.stringify(await mina.api.get('/api/journey'))).not.toMatch(/Duarte|Raman|Marchetti/);
  expect((await classWishes()).map(({ name, taskId }) => [name, taskId])).toEqual([
    ['Ana Duarte', ana.taskId],
    ['Dev Raman', ana.taskId],
    ['Theo Marchetti', theo.taskId],
  ]);
});

test('asking again keeps one wish and begins its 14 days anew; after them nobody sees it', async () => {
  const [ana, dev] = [await choosing('ana'), await choosing('dev')];
  await seek(ana);
  await Promise.all([seek(dev), seek(dev)]);
  shift = 13 * day;
  const again = await openApi(school, { as: 'dev', link });
  await again.api.put(path(dev.taskId));
  expect(await classWishes()).toHaveLength(2);
  shift = 15 * day;
  expect((await classWishes()).map(({ name }) => name)).toEqual(['Dev Raman']);
  const database = await school.tool.openOwnConnection();
  const indexes = await database.collection('partner_wishes').listIndexes().toArray();
  expect(indexes.find(({ key }) => 'forgetAt' in (key as object))).toMatchObject({ expireAfterSeconds: 0 });
});

test.each([
  ['is withdrawn', (dev: Student & { taskId: string }) => dev.api.send('DELETE', path(dev.taskId))],
  [
    'has its work handed in',
    ({ api, taskId }: Student & { taskId: string }) =>
      api.post('/api/journey/hand-ins', { id: randomUUID(), taskId, format: 'offline', note: 'Shown' }),
  ],
  [
    'loses its option, even when that is chosen anew',
    async (dev: Student & { taskId: string }) => {
      const group = await firstGroup(dev);
      const [, second] = group.tasks;
      const move = (fromTaskId: string | undefined, toTaskId: string | undefined) =>
        dev.api.post('/api/journey/switches', { id: randomUUID(), groupId: group.id, fromTaskId, toTaskId });
      await move(dev.taskId, second?.id);
      await move(second?.id, dev.taskId);
    },
  ],
])('a wish that %s is over for everybody and is not kept', async (_how, end) => {
  const [ana, dev] = [await choosing('ana', 2), await choosing('dev', 2)];
  await seek(ana);
  await seek(dev);
  await end(dev);
  expect(await seen(ana)).toEqual([]);
  expect(await seen(dev)).toEqual([]);
  expect((await classWishes()).map(({ name }) => name)).toEqual(['Ana Duarte']);
  const database = await school.tool.openOwnConnection();
  const kept = await database.collection('partner_wishes').find({ personId: dev.personId }).toArray();
  expect(kept.filter(({ taskId }) => taskId === dev.taskId)).toEqual([]);
});

test('a wish needs a choice before it is handed in', async () => {
  const ana = await enter('ana');
  const group = await firstGroup(ana);
  const taskId = group.tasks[0]?.id ?? '';
  expect(await ruleOf(ana, taskId)).toEqual({ status: 409, rule: 'PARTNER_NOT_NOW' });
  expect(await ruleOf(ana, 'no-such-task')).toEqual({ status: 409, rule: 'PARTNER_NOT_NOW' });
});

test('a teacher ends a wish: others see it no more, and the student is told and cannot ask again at once', async () => {
  const [ana, dev] = [await choosing('ana'), await choosing('dev')];
  await seek(ana);
  await seek(dev);
  const wish = (await classWishes()).find(({ name }) => name === 'Dev Raman');
  const teacher = await teacherApi();
  const ended = await teacher.send('DELETE', `/api/board/partner-wishes/${wish?.id}`);
  expect(ended.body).toMatchObject({ wishes: [{ name: 'Ana Duarte' }] });
  expect(await seen(ana)).toEqual([]);
  expect(await dev.api.get('/api/journey/partner-wishes')).toMatchObject({
    wishes: [{ taskId: dev.taskId, isEnded: true, partners: [] }],
  });
  expect(await ruleOf(dev, dev.taskId)).toEqual({ status: 409, rule: 'PARTNER_ENDED' });
  await dev.api.send('DELETE', path(dev.taskId));
  expect(await ruleOf(dev, dev.taskId)).toEqual({ status: 409, rule: 'PARTNER_ENDED' });
});

test('another assignment’s teacher ends nothing, and students of another assignment see nobody', async () => {
  const ana = await choosing('ana');
  await seek(ana);
  const [wish] = await classWishes();
  const other = await addPathway(school);
  const elsewhere = await openApi(school, { as: 'rivera', link: other });
  expect((await elsewhere.api.send('DELETE', `/api/board/partner-wishes/${wish?.id}`)).status).toBe(404);
  link = other;
  const dev = await choosing('dev');
  expect(namesOf(await seek(dev))).toEqual([]);
});

test('where the LMS withholds names, learners go by their number', async () => {
  const [ana, dev] = [await choosing('yulia'), await choosing('neha')];
  const database = await school.tool.openOwnConnection();
  await database
    .collection<{ _id: string }>('people')
    .updateOne({ _id: ana.personId }, { $unset: { name: '' } });
  await seek(ana);
  const { wishes } = await seek(dev);
  expect(wishes[0]?.partners).toEqual([{ learner: learnerNumber(ana.personId) }]);
});

test('own options have no partners', async () => {
  const hoa = await enter('hoa');
  const group = await firstGroup(hoa);
  const id = randomUUID();
  const proposed = await hoa.api.post<JourneyView>('/api/journey/proposals', {
    id,
    groupId: group.id,
    what: 'A song about the lake',
    why: 'It tells how the trout fell.',
  });
  await (
    await teacherApi()
  ).post(`/api/journeys/${proposed.journeyId}/proposal-answers`, {
    id: randomUUID(),
    proposalId: id,
    answer: 'approve',
  });
  await hoa.api.post('/api/journey/picks', { id: randomUUID(), groupId: group.id, taskId: `own-${id}` });
  expect(await ruleOf(hoa, `own-${id}`)).toEqual({ status: 409, rule: 'PARTNER_NOT_NOW' });
});

test('where the district switches it off, nobody is shown and nobody can ask', async () => {
  const ana = await choosing('ana');
  await seek(ana);
  const { tenantId = '' } = school.platforms.canvas;
  await decideSetting(school.tool, tenantId, { key: 'partnerFinder', value: false, mode: 'locked' });
  // Settings are known for ten seconds.
  shift = 11_000;
  expect(await ana.api.get('/api/journey/partner-wishes')).toEqual({ isOn: false, wishes: [] });
  expect(await ruleOf(ana, ana.taskId)).toEqual({ status: 409, rule: 'PARTNER_FINDER_OFF' });
  expect(await classWishes()).toEqual([]);
  await decideSetting(school.tool, tenantId, { key: 'partnerFinder', value: true });
});
