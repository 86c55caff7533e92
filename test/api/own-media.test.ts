import { randomUUID } from 'node:crypto';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { MediaView } from '../../src/features/files/own-media.contract.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import type { ProfileEntryView, ProfileView } from '../../src/features/profiles/profile.contract.ts';
import { createApiClient, type ApiClient } from '../support/api-client.ts';
import { decideSetting, openConsole } from '../support/console.ts';
import { sampleFiles } from '../support/sample-files.ts';
import { movingWebp, pictures, recording, secret } from '../support/sample-pictures.ts';
import { startSchool, type School } from '../support/tool.ts';

// Pictures and voice recordings beside a student's own words: where they are allowed, what is taken, who sees them, and when they go.

let school: School;
let link: string;
let otherLink: string;
let shift = 0;

beforeAll(async () => {
  school = await startSchool({ clock: () => new Date(Date.now() + shift) });
  link = school.lms.addAssignment({ course: 'science-7', title: 'Ecosystems' }).id;
  otherLink = school.lms.addAssignment({ course: 'maths-4', title: 'Fractions' }).id;
  await allow(true);
});
afterAll(() => school.close());

const allow = (value: boolean) =>
  decideSetting(school.tool, school.platforms.canvas.tenantId ?? '', { key: 'profileMedia', value });

interface Visitor {
  api: ApiClient;
  personId: string;
  upload(bytes: Buffer, purpose?: string): Promise<{ status: number; body: MediaView & Refusal }>;
  see(id: string): Promise<Response>;
}
interface Refusal {
  error?: { code: string; message: string; nextStep?: string };
}

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const rolesClaim = 'https://purl.imsglobal.org/spec/lti/claim/roles';

async function enter(as: string, at = link, role?: string): Promise<Visitor> {
  const editClaims = (claims: object) => {
    if (role) Reflect.set(claims, rolesClaim, [membership + role]);
  };
  const page = await launch({ lms: school.lms, as, link: at, editClaims });
  const { session, person } = page.launch as LaunchView;
  const headers = { authorization: `Bearer ${session.token}` };
  return {
    api: createApiClient(school.tool.url, session.token),
    personId: person.id,
    async upload(bytes, purpose = 'profile') {
      const answer = await fetch(`${school.tool.url}/api/own-media?purpose=${purpose}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      return { status: answer.status, body: (await answer.json()) as MediaView & Refusal };
    },
    see: (id) => fetch(`${school.tool.url}/api/own-media/${id}`, { headers }),
  };
}

const line = (more: object = {}) => ({
  requestId: randomUUID(),
  section: 'interests',
  text: 'A boat that I drew',
  visibility: 'this-teacher',
  ...more,
});
const send = ({ api }: Visitor, ...lines: object[]) => api.send('POST', '/api/profile/cards', { lines });
const lineOf = (view: ProfileView, mediaId: string): ProfileEntryView | undefined =>
  view.entries.find(({ media }) => media?.id === mediaId);

const collection = async (name: string) => (await school.tool.openOwnConnection()).collection(name);
const stored = async () => ({
  files: await (await collection('files.files')).countDocuments({}),
  chunks: await (await collection('files.chunks')).countDocuments({}),
});

describe('only where the district allows it', () => {
  test('the page says so, and the server refuses with the reason, for what is new and what was uploaded before', async () => {
    const ana = await enter('ana');
    const { status, body: early } = await ana.upload(sampleFiles.png);
    expect({ status, early }).toMatchObject({ status: 200 });
    expect((await ana.api.get<ProfileView>('/api/profile')).mayAddMedia).toBe(true);
    await allow(false);
    shift += 11_000;
    expect((await ana.api.get<ProfileView>('/api/profile')).mayAddMedia).toBe(false);
    const refused = {
      status: 409,
      body: { error: { code: 'RULE_BROKEN', message: expect.any(String) as string } },
    };
    expect(await ana.upload(sampleFiles.png)).toMatchObject(refused);
    expect(await send(ana, line({ mediaId: early.id }))).toMatchObject(refused);
    await allow(true);
    shift += 11_000;
    expect((await send(ana, line({ mediaId: early.id }))).status).toBe(200);
  });

  test('a teacher has no such control, and nobody else uploads', async () => {
    const rivera = await enter('rivera');
    expect((await rivera.api.get<ProfileView>('/api/profile')).mayAddMedia).toBe(false);
    expect((await rivera.upload(sampleFiles.png)).status).toBe(403);
  });
});

describe('what is taken', () => {
  test.each<[string, Buffer, string, string]>([
    ['a PNG', pictures.png.bare, 'image/png', 'picture'],
    ['a JPEG', pictures.jpeg.bare, 'image/jpeg', 'picture'],
    ['a WebP', pictures.webp.bare, 'image/webp', 'picture'],
    ['a WAV', sampleFiles.wave, 'audio/wav', 'voice'],
    ['a WebM of sound', recording(), 'audio/webm', 'voice'],
  ])('%s', async (_, bytes, type, kind) => {
    const { status, body } = await (await enter('jules')).upload(bytes);
    expect({ status, body }).toMatchObject({ status: 200, body: { type, kind, bytes: bytes.length } });
  });

  test.each(Object.entries(pictures))(
    'a %s, without place, name and time',
    async (kind, { bare, telling }) => {
      const caleb = await enter('caleb');
      const { body } = await caleb.upload(telling);
      const seen = await caleb.see(body.id);
      const kept = Buffer.from(await seen.arrayBuffer());
      expect(seen.headers.get('content-type')).toBe(`image/${kind}`);
      expect(kept.includes(secret)).toBe(false);
      expect(kept.equals(bare)).toBe(true);
    },
  );

  const five = 5 * 1024 * 1024;
  test.each<[string, Buffer, number, string]>([
    ['nothing at all', Buffer.alloc(0), 400, 'FILE_EMPTY'],
    [
      '5 MB and a byte',
      Buffer.concat([sampleFiles.png, Buffer.alloc(five - sampleFiles.png.length + 1)]),
      413,
      'FILE_TOO_LARGE',
    ],
    [
      'a recording of more than 3 MB',
      Buffer.concat([sampleFiles.wave, Buffer.alloc(3 * 1024 * 1024)]),
      413,
      'FILE_TOO_LARGE',
    ],
    ['a program', sampleFiles.program, 415, 'FILE_TYPE_REFUSED'],
    ['an SVG', sampleFiles.svg, 415, 'FILE_TYPE_REFUSED'],
    ['an SVG as XML', sampleFiles.svgWithProlog, 415, 'FILE_TYPE_REFUSED'],
    ['a page of HTML', sampleFiles.html, 415, 'FILE_TYPE_REFUSED'],
    ['a GIF', sampleFiles.gif, 415, 'FILE_TYPE_REFUSED'],
    ['a document', sampleFiles.pdf, 415, 'FILE_TYPE_REFUSED'],
    ['plain words', sampleFiles.text, 415, 'FILE_TYPE_REFUSED'],
    ['half a picture', pictures.jpeg.bare.subarray(0, 60), 415, 'FILE_TYPE_REFUSED'],
    ['a moving picture', movingWebp, 415, 'FILE_TYPE_REFUSED'],
    ['a film', recording('V_VP9'), 415, 'FILE_TYPE_REFUSED'],
  ])('but not %s, and nothing of it is kept', async (_, bytes, status, code) => {
    const before = await stored();
    const answer = await (await enter('caleb')).upload(bytes);
    expect({ status: answer.status, code: answer.body.error?.code }).toEqual({ status, code });
    expect(answer.body.error?.nextStep).toMatch(/^[A-Z].*\.$/);
    expect(await stored()).toEqual(before);
  });

  test('exactly 5 MB are taken, and what follows the picture in them is not kept', async () => {
    const whole = Buffer.concat([sampleFiles.png, Buffer.alloc(five - sampleFiles.png.length)]);
    expect(await (await enter('caleb')).upload(whole)).toMatchObject({
      status: 200,
      body: { bytes: sampleFiles.png.length },
    });
  });

  test('no heap of pictures that stand beside nothing', async () => {
    const grace = await enter('grace');
    for (let count = 0; count < 20; count += 1)
      expect((await grace.upload(sampleFiles.png)).status).toBe(200);
    expect((await grace.upload(sampleFiles.png)).status).toBe(409);
  });

  test('a picture needs words for those who cannot see it; a recording speaks for itself', async () => {
    const dev = await enter('dev');
    const { body: picture } = await dev.upload(sampleFiles.png);
    const { body: voice } = await dev.upload(sampleFiles.wave);
    const wordless = await send(dev, line({ text: '', taps: ['art'], mediaId: picture.id }));
    expect(wordless).toMatchObject({ status: 400, body: { error: { faults: [{ path: 'text' }] } } });
    expect((await send(dev, line({ text: '', mediaId: voice.id }))).status).toBe(200);
  });
});

describe('who sees it', () => {
  const levels = ['me', 'this-teacher', 'my-teachers', 'family'] as const;
  type Level = (typeof levels)[number];
  const mediaOf = new Map<Level, string>();
  let mina: Visitor;

  beforeAll(async () => {
    mina = await enter('mina');
    for (const visibility of levels) {
      const { body } = await mina.upload(visibility === 'family' ? sampleFiles.wave : sampleFiles.png);
      mediaOf.set(visibility, body.id);
      expect((await send(mina, line({ visibility, mediaId: body.id }))).status).toBe(200);
    }
  });

  const inTheOtherCourse = async () => {
    await enter('mina', otherLink, '#Learner');
    return enter('okafor', otherLink, '#Instructor');
  };

  test.each<[string, () => Promise<Visitor>, readonly Level[]]>([
    ['the student', () => enter('mina'), levels],
    ['a classmate', () => enter('jules'), []],
    ['the teacher of the course', () => enter('rivera'), ['this-teacher', 'my-teachers', 'family']],
    ['a teacher of a course without the student', () => enter('lind', otherLink, '#Instructor'), []],
    ['a teacher of another course of the student', inTheOtherCourse, ['my-teachers', 'family']],
    ['the family', () => enter('haddad-parent'), ['family']],
    ['another family', () => enter('ana-parent'), []],
  ])('%s: what the line says', async (_, visit, expected) => {
    const visitor = await visit();
    const seen: Level[] = [];
    for (const [level, id] of mediaOf) if ((await visitor.see(id)).status === 200) seen.push(level);
    expect(seen).toEqual(expected);
  });

  test('a teaching assistant, and an admin of the district, see none', async () => {
    for (const as of ['/Instructor#TeachingAssistant', '#ContentDeveloper'])
      expect((await (await enter('sato', link, as)).see(mediaOf.get('family') ?? '')).status).toBe(403);
  });

  test('nothing runs in it, and no proxy keeps it', async () => {
    const answer = await mina.see(mediaOf.get('me') ?? '');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store, no-transform',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(sampleFiles.png)).toBe(true);
  });

  test('nobody puts the picture of somebody else, or one picture twice, beside a line', async () => {
    const theo = await enter('theo');
    expect((await send(theo, line({ mediaId: mediaOf.get('family') }))).status).toBe(404);
    expect((await send(mina, line({ mediaId: mediaOf.get('family') }))).status).toBe(409);
  });

  test('what one has not put beside a line is one’s own', async () => {
    const { body } = await mina.upload(sampleFiles.png);
    expect((await mina.see(body.id)).status).toBe(200);
    expect((await (await enter('rivera')).see(body.id)).status).toBe(404);
  });
});

describe('when it goes', () => {
  const withPicture = async (
    as: string,
  ): Promise<{ visitor: Visitor; id: string; entry: ProfileEntryView }> => {
    const visitor = await enter(as);
    const { body } = await visitor.upload(sampleFiles.png);
    await send(visitor, line({ mediaId: body.id }));
    const entry = lineOf(await visitor.api.get<ProfileView>('/api/profile'), body.id);
    if (!entry) throw new Error('no line with a picture');
    return { visitor, id: body.id, entry };
  };

  test('with its line', async () => {
    const before = await stored();
    const { visitor, id, entry } = await withPicture('siobhan');
    await visitor.api.send('DELETE', `/api/profile/entries/${entry.id}`);
    expect((await visitor.see(id)).status).toBe(404);
    expect(await stored()).toEqual(before);
  });

  test('or out of its line, which keeps its words', async () => {
    const before = await stored();
    const { visitor, id, entry } = await withPicture('kwame');
    const { text, taps, visibility, revision } = entry;
    const change = { text, taps, visibility, revision };
    const path = `/api/profile/entries/${entry.id}`;
    expect((await visitor.api.put<ProfileEntryView>(path, change)).media?.id).toBe(id);
    const without = { ...change, revision: revision + 1, withoutMedia: true };
    const left = await visitor.api.put<ProfileEntryView>(path, without);
    expect(left).not.toHaveProperty('media');
    expect(left.text).toBe(text);
    expect(await stored()).toEqual(before);
  });

  test('seven days later when it stands beside nothing; what a line holds stays, also when nobody noted that it does', async () => {
    const { visitor, id } = await withPicture('tomasz');
    const { body: unused } = await visitor.upload(sampleFiles.png);
    // As if the process had died between the line and the note of it.
    const files = await collection('files.files');
    await files.updateMany(
      { 'metadata.ownerPersonId': visitor.personId },
      { $set: { 'metadata.isLoose': true } },
    );
    shift += 8 * 86_400_000;
    await school.tool.dependencies.fileSweeper.runOnce();
    const again = await enter('tomasz');
    expect((await again.see(id)).status).toBe(200);
    expect((await again.see(unused.id)).status).toBe(404);
  });

  test('with the person', async () => {
    const { visitor } = await withPicture('noa');
    await visitor.upload(sampleFiles.wave);
    const { api: admin } = await openConsole(school.tool, school.platforms.canvas.tenantId ?? '');
    const scope = { kind: 'person', id: visitor.personId };
    const files = await collection('files.files');
    const ofNoa = { 'metadata.ownerPersonId': visitor.personId };
    expect(await files.countDocuments(ofNoa)).toBe(2);
    const { confirmWith } = await admin.post<{ confirmWith: string }>('/api/admin/privacy/erasure-previews', {
      scope,
    });
    const asked = { id: randomUUID(), scope, inDays: 0, confirmation: confirmWith };
    await admin.post('/api/admin/privacy/erasures', asked);
    const before = await stored();
    await school.tool.dependencies.privacy.worker.runOnce();
    expect(await files.countDocuments(ofNoa)).toBe(0);
    expect(await stored()).toEqual({ files: before.files - 2, chunks: before.chunks - 2 });
  });
});

test('the lines of a card are sent again after a cut without being there twice', async () => {
  const luca = await enter('luca');
  const { body } = await luca.upload(sampleFiles.wave);
  const lines = [line({ text: 'Boats', taps: ['building'] }), line({ text: '', mediaId: body.id })];
  await send(luca, ...lines.slice(0, 1));
  await send(luca, ...lines);
  const { status, body: view } = await send(luca, ...lines);
  expect(status).toBe(200);
  expect((view as ProfileView).entries.map(({ text, media }) => [text, media?.id])).toEqual([
    ['Boats', undefined],
    ['', body.id],
  ]);
});

test('a card that is said anew changes its line; a request that comes late for a second time changes nothing', async () => {
  const siobhan = await enter('siobhan');
  const first = line({ text: 'Boats', section: 'people' });
  const stored = async () => {
    const { entries } = await siobhan.api.get<ProfileView>('/api/profile');
    const found = entries.find(({ section }) => section === 'people');
    if (!found) throw new Error('no line');
    return found;
  };
  await send(siobhan, first);
  const { revision, requestId } = await stored();
  expect(requestId).toBe(first.requestId);
  await send(siobhan, { ...first, text: 'Canoes', revision });
  expect(await stored()).toMatchObject({ text: 'Canoes', revision: 2 });
  // The answer to the first was lost, and it is sent again.
  await send(siobhan, first);
  expect(await stored()).toMatchObject({ text: 'Canoes', revision: 2 });
  // Words typed upon what is not there any more are kept beside it.
  await send(siobhan, { ...first, text: 'Kayaks', revision });
  expect((await stored()).text).toBe('Canoes\nKayaks');
});
