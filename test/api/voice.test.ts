import { randomUUID } from 'node:crypto';
import type { FileView } from '../../src/features/files/file.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { addPathway, handInBefore, openApi, taskIds, tasksOf } from '../support/browser-steps.ts';
import { decideSetting } from '../support/console.ts';
import { startSchool, type School } from '../support/tool.ts';

let school: School;
let link: string;

beforeAll(async () => {
  school = await startSchool();
  link = await addPathway(school);
});
afterAll(() => school.close());

/** A tenth of a second of silence, as WAV. */
const sound = (): Buffer => {
  const header = Buffer.from(
    '524946460000000057415645666d74201000000001000100401f0000401f0000010008006461746100000000',
    'hex',
  );
  return Buffer.concat([header, Buffer.alloc(800, 0x80)]);
};

const allow = async (isOn: boolean) => {
  const [platform] = await school.tool.dependencies.lti.registry.list();
  const tenantId = school.platforms.canvas.tenantId ?? platform?.tenantId ?? '';
  await decideSetting(school.tool, tenantId, { key: 'voice', value: isOn });
};

async function record(as: string, path: string, bytes: Buffer) {
  const { view } = await openApi(school, { as, link });
  const answer = await fetch(school.tool.url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${view.session.token}`,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as FileView & { error?: { code: string } } };
}

const hear = async (as: string, fileId: string) => {
  const { view } = await openApi(school, { as, link });
  const answer = await fetch(`${school.tool.url}/api/files/${fileId}?inline=1`, {
    headers: { authorization: `Bearer ${view.session.token}` },
  });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
};

const pathOf = (journey: JourneyView) => `/api/journeys/${journey.journeyId}/voice/${taskIds.trout}`;

describe('A voice comment', () => {
  test('is not taken until the district allows it, and the teacher’s screen knows', async () => {
    const journey = await handInBefore(school, { as: 'ana', link });
    const { api } = await openApi(school, { as: 'rivera', link });
    const shown = () => api.get<JourneyView>(`/api/board/students/${journey.student.personId}`);
    expect((await shown()).isVoiceAllowed).toBe(false);
    expect(await record('rivera', pathOf(journey), sound())).toMatchObject({ status: 409 });
    await allow(true);
    expect((await shown()).isVoiceAllowed).toBe(true);
  });

  test('goes with the answer, and only that student and reviewers hear it', async () => {
    await allow(true);
    const journey = await handInBefore(school, { as: 'dev', link });
    const { api } = await openApi(school, { as: 'rivera', link });
    const { status, body: file } = await record('rivera', pathOf(journey), sound());
    expect({ status, type: file.type }).toEqual({ status: 200, type: 'audio/wav' });
    await api.post(`/api/journeys/${journey.journeyId}/reviews`, {
      id: randomUUID(),
      taskId: taskIds.trout,
      handInId: tasksOf(journey).find(({ id }) => id === taskIds.trout)?.handIns[0]?.id,
      outcome: 'not-yet',
      voiceFileId: file.id,
    });
    const student = (await openApi(school, { as: 'dev', link })).api;
    const seen = await student.get<JourneyView>('/api/journey');
    // Students' own recordings have a switch of their own.
    expect(seen.isVoiceAllowed).toBe(false);
    expect(tasksOf(seen).find(({ id }) => id === taskIds.trout)?.reviews[0]).toMatchObject({
      outcome: 'not-yet',
      voice: file,
    });
    const heard = await hear('dev', file.id);
    expect(heard.status).toBe(200);
    expect(heard.bytes.equals(sound())).toBe(true);
    expect((await hear('rivera', file.id)).status).toBe(200);
    expect((await hear('mina', file.id)).status).toBe(404);
  });

  test('is sound of at most 3 MB, and belongs to its own task', async () => {
    await allow(true);
    const journey = await handInBefore(school, { as: 'mina', link });
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]);
    expect((await record('rivera', pathOf(journey), program)).status).toBeGreaterThanOrEqual(400);
    expect((await record('rivera', pathOf(journey), Buffer.alloc(0))).status).toBeGreaterThanOrEqual(400);
    const long = Buffer.concat([sound(), Buffer.alloc(3 * 1024 * 1024)]);
    expect((await record('rivera', pathOf(journey), long)).body.error?.code).toBe('FILE_TOO_LARGE');

    const elsewhere = await record(
      'rivera',
      `/api/journeys/${journey.journeyId}/voice/${taskIds.place}`,
      sound(),
    );
    const { api } = await openApi(school, { as: 'rivera', link });
    const answer = await api.send('post', `/api/journeys/${journey.journeyId}/reviews`, {
      id: randomUUID(),
      taskId: taskIds.trout,
      handInId: tasksOf(journey).find(({ id }) => id === taskIds.trout)?.handIns[0]?.id,
      outcome: 'not-yet',
      voiceFileId: elsewhere.body.id,
    });
    expect(answer.status).toBe(404);
  });
});
