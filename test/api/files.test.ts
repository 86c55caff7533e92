import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import type { FileView } from '../../src/features/files/file.contract.ts';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { addPathway, openApi, tasksOf } from '../support/browser-steps.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { startSchool, type School } from '../support/tool.ts';

const taskId = 'lake-trout';

let school: School;
let link: string;
let now = new Date();

beforeAll(async () => {
  school = await startSchool({ clock: () => now });
  link = await addPathway(school);
});
afterAll(() => school.close());

async function enter(as: string, at = link) {
  const { view, api } = await openApi(school, { as, link: at });
  const { token } = view.session;
  const send = (method: string, path: string, more: { body?: Buffer; headers?: object } = {}) =>
    fetch(`${school.tool.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...more.headers },
      ...(more.body ? { body: new Uint8Array(more.body) } : {}),
    });
  const upload = async (name: string, body: Buffer, task = taskId) => {
    const answer = await send('POST', `/api/journey/files/${task}?name=${encodeURIComponent(name)}`, {
      body,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const json = (await answer.json()) as { files?: FileView[]; error?: { code: string; message: string } };
    return { status: answer.status, files: json.files ?? [], error: json.error };
  };
  const handIn = (files: string[]) =>
    api.post<JourneyView>('/api/journey/hand-ins', { id: randomUUID(), taskId, format: 'file', files });
  return { api, send, upload, handIn };
}

function taskOf(journey: JourneyView) {
  const task = tasksOf(journey).find(({ id }) => id === taskId);
  if (!task) throw new Error('the pathway changed');
  return task;
}

const storedFiles = () => school.tool.dependencies.connection.collection('files.files').find().toArray();
const storedChunks = () => school.tool.dependencies.connection.collection('files.chunks').find().toArray();

describe('a student adds files', () => {
  test('of every accepted kind, each with the type of its content and a fitting name', async () => {
    const { upload, send } = await enter('ana');
    const kinds: [Buffer, string, string, string][] = [
      [sampleFiles.png, 'frog.png', 'image/png', 'frog.png'],
      [sampleFiles.jpeg, 'IMG_1.JPEG', 'image/jpeg', 'IMG_1.jpeg'],
      [sampleFiles.gif, 'photo.exe', 'image/gif', 'photo.gif'],
      [sampleFiles.wave, 'voz.wav', 'audio/wav', 'voz.wav'],
      [sampleFiles.pdf, 'report.pdf', 'application/pdf', 'report.pdf'],
      [sampleFiles.text, 'río.md', 'text/plain', 'río.md'],
      [
        sampleFiles.docx,
        'essay',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'essay.docx',
      ],
      [sampleFiles.odt, 'essay.odt', 'application/vnd.oasis.opendocument.text', 'essay.odt'],
    ];
    for (const [body, name, type, shown] of kinds) {
      const { status, files } = await upload(name, body);
      expect({ status, last: files.at(-1) }).toMatchObject({
        status: 200,
        last: { type, name: shown, bytes: body.length },
      });
    }
    for (const { id } of taskOf(await (await enter('ana')).api.get('/api/journey')).draft?.files ?? [])
      await send('DELETE', `/api/journey/files/${taskId}/${id}`);
    expect(await storedFiles()).toEqual([]);
    expect(await storedChunks()).toEqual([]);
  });

  test.each<[string, Buffer, number, string]>([
    ['an SVG with a script', sampleFiles.svg, 415, 'FILE_TYPE_REFUSED'],
    ['an SVG as XML', sampleFiles.svgWithProlog, 415, 'FILE_TYPE_REFUSED'],
    ['a page of HTML', sampleFiles.html, 415, 'FILE_TYPE_REFUSED'],
    ['words with a script in them', sampleFiles.htmlInWords, 415, 'FILE_TYPE_REFUSED'],
    ['a program', sampleFiles.program, 415, 'FILE_TYPE_REFUSED'],
    ['a program for Linux', sampleFiles.elf, 415, 'FILE_TYPE_REFUSED'],
    ['a shell script', sampleFiles.shell, 415, 'FILE_TYPE_REFUSED'],
    ['an archive', sampleFiles.zip, 415, 'FILE_TYPE_REFUSED'],
    ['bytes of no kind', sampleFiles.notText, 415, 'FILE_TYPE_REFUSED'],
    ['nothing at all', Buffer.alloc(0), 400, 'FILE_EMPTY'],
    ['21 MB', Buffer.concat([sampleFiles.png, Buffer.alloc(21 * 1024 * 1024)]), 413, 'FILE_TOO_LARGE'],
  ])('but not %s, whatever its name says, and nothing of it is kept', async (_, body, status, code) => {
    const { upload } = await enter('dev');
    for (const name of ['homework.png', 'homework.txt']) {
      const answer = await upload(name, body);
      expect({ status: answer.status, code: answer.error?.code }).toEqual({ status, code });
      expect(answer.error?.message).toMatch(/^[A-Z].*\.$/);
    }
    expect(await storedFiles()).toEqual([]);
    expect(await storedChunks()).toEqual([]);
  });

  test('larger than they said they were, and is stopped', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let part = 0; part < 22; part += 1) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    });
    const token = (await openApi(school, { as: 'dev', link })).view.session.token;
    const answer = await fetch(`${school.tool.url}/api/journey/files/${taskId}?name=a.png`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(await storedChunks()).toEqual([]);
  });

  test.each([
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\Users\\ana\\frog.png', 'frog.png'],
    ['frog\u202Egnp.exe', 'froggnp.png'],
    ['a\u0000b\n"<c>.png', 'abc.png'],
    ['...', 'file.png'],
    ['', 'file.png'],
    [`${'x'.repeat(300)}.png`, `${'x'.repeat(60)}.png`],
  ])('named %j, which is kept as %j', async (given, kept) => {
    const { upload, send } = await enter('mina');
    const { files } = await upload(given, sampleFiles.png);
    expect(files.at(-1)?.name).toBe(kept);
    await send('DELETE', `/api/journey/files/${taskId}/${files.at(-1)?.id}`);
  });

  test('only to tasks that take files, only as bytes, and only so many', async () => {
    const { upload, send } = await enter('mina');
    expect((await upload('a.png', sampleFiles.png, 'starting-check')).status).toBe(409);
    expect((await upload('a.png', sampleFiles.png, 'elsewhere')).status).toBe(404);
    const json = await send('POST', `/api/journey/files/${taskId}`, {
      body: Buffer.from('{}'),
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
    for (let count = 0; count < 10; count += 1) await upload(`${count}.png`, sampleFiles.png);
    expect(await upload('one-more.png', sampleFiles.png)).toMatchObject({
      status: 409,
      error: { code: 'RULE_BROKEN' },
    });
  });
});

describe('files that are handed in', () => {
  test('are read by their owner and by the teacher of the course, and by nobody else', async () => {
    const ana = await enter('ana');
    const teacher = await enter('rivera');
    const { files } = await ana.upload('frog.png', sampleFiles.png);
    const id = files[0]?.id ?? '';
    expect((await teacher.send('GET', `/api/files/${id}`)).status).toBe(404);
    const journey = await ana.handIn([id]);
    expect(taskOf(journey)).toMatchObject({
      state: 'handed-in',
      handIns: [{ format: 'file', files: [{ id }] }],
    });
    expect(taskOf(await ana.api.get('/api/journey')).draft?.files).toEqual([]);

    for (const reader of [ana, teacher]) {
      const answer = await reader.send('GET', `/api/files/${id}`);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(sampleFiles.png);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': 'attachment; filename=frog.png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
      });
    }
    const elsewhere = await addPathway(school, 'schoology');
    const otherTeacher = await openApi(school, { as: 'rivera', link: elsewhere, dress: 'schoology' });
    const strangers = [(await openApi(school, { as: 'dev', link })).api, otherTeacher.api];
    for (const stranger of strangers)
      expect(await stranger.send('GET', `/api/files/${id}`)).toMatchObject({ status: 404 });
    expect((await fetch(`${school.tool.url}/api/files/${id}`)).status).toBe(401);
  });

  test('are shown in place only when they are pictures, sound or PDF, and sent in ranges', async () => {
    const dev = await enter('dev');
    const { files } = await dev.upload('voice.wav', sampleFiles.wave);
    const sound = files.at(-1)?.id ?? '';
    const part = await dev.send('GET', `/api/files/${sound}?inline=1`, { headers: { range: 'bytes=0-3' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 0-3/${sampleFiles.wave.length}`);
    expect(part.headers.get('content-disposition')).toBe('inline');
    expect(await part.text()).toBe('RIFF');
    const beyond = await dev.send('GET', `/api/files/${sound}`, { headers: { range: 'bytes=99999-' } });
    expect(beyond.status).toBe(416);

    const words = (await dev.upload('río.txt', sampleFiles.text)).files.at(-1)?.id ?? '';
    const text = await dev.send('GET', `/api/files/${words}?inline=1`);
    expect(text.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''r%C3%ADo.txt$/);
  });

  test('need between one and five, which this student added to this task', async () => {
    const theo = await enter('theo');
    const send = (files: string[]) =>
      theo.api.send('POST', '/api/journey/hand-ins', { id: randomUUID(), taskId, format: 'file', files });
    const rule = (code: string) => ({ status: 409, body: { error: { details: { rule: code } } } });
    expect(await send([])).toMatchObject(rule('HAND_IN_EMPTY'));
    const ana = taskOf(await (await enter('ana')).api.get('/api/journey'));
    expect(await send([ana.handIns[0]?.files?.[0]?.id ?? ''])).toMatchObject(rule('FILE_UNKNOWN'));
    const ids: string[] = [];
    for (let count = 0; count < 6; count += 1)
      ids.push((await theo.upload(`${count}.png`, sampleFiles.png)).files.at(-1)?.id ?? '');
    expect(await send(ids)).toMatchObject(rule('TOO_MANY_FILES'));
    expect(await send(ids.slice(0, 5))).toMatchObject({ status: 200 });
  });

  test('stay when the student takes them away later or hands in others, and unused ones go after a week', async () => {
    const ana = await enter('ana');
    const [first] = taskOf(await ana.api.get('/api/journey')).handIns;
    const kept = first?.files?.[0]?.id ?? '';
    const added = (await ana.upload('second.png', sampleFiles.png)).files.at(-1)?.id ?? '';
    await ana.handIn([kept, added]);
    const unused = (await ana.upload('third.png', sampleFiles.png)).files.at(-1)?.id ?? '';

    const { fileSweeper } = school.tool.dependencies;
    await fileSweeper.runOnce();
    expect((await ana.send('GET', `/api/files/${unused}`)).status).toBe(200);
    now = new Date(Date.now() + 8 * 24 * 3_600_000);
    expect(await fileSweeper.runOnce()).toBeGreaterThan(0);
    now = new Date();
    expect((await ana.send('GET', `/api/files/${unused}`)).status).toBe(404);
    expect((await ana.send('GET', `/api/files/${kept}`)).status).toBe(200);
    expect((await ana.send('GET', `/api/files/${added}`)).status).toBe(200);
    expect(taskOf(await ana.api.get('/api/journey')).draft?.files).toEqual([]);
  });

  test('of which a dying process kept only a part are gone after a day', async () => {
    const { connection, fileSweeper } = school.tool.dependencies;
    const files = new mongo.GridFSBucket(connection.getClient().db(connection.name), { bucketName: 'files' });
    const begun = files.openUploadStream('upload', { chunkSizeBytes: 4 });
    await new Promise((resolve) => begun.write(Buffer.from('twelve bytes'), resolve));
    const left = () => connection.collection('files.chunks').countDocuments({ files_id: begun.id });
    await fileSweeper.runOnce();
    expect(await left()).toBe(3);
    now = new Date(Date.now() + 2 * 24 * 3_600_000);
    await fileSweeper.runOnce();
    now = new Date();
    expect(await left()).toBe(0);
  });
});
