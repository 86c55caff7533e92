import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../../src/features/journeys/journey.contract.ts';
import { addPathway, openApi, pathway, reviewBefore, taskIds } from '../support/browser-steps.ts';
import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';

// The log of a whole story, from a link that a teacher adds to a grade that does not reach the LMS.

const words = {
  work: 'The zebrafish are my own words',
  answer: 'A teacher wrote about marmots',
  reflection: 'I liked the pangolin part',
};

let school: School;
const tokens: string[] = [];

beforeAll(async () => {
  school = await startSchool({ keepLogs: true });
  const link = await addPathway(school);
  const { outbox } = school.tool.dependencies;
  const student = await openApi(school, { as: 'ana', link });
  const teacher = await openApi(school, { as: 'rivera', link });
  const parent = await openApi(school, { as: 'ana-parent', link });
  tokens.push(...[student, teacher, parent].map(({ view }) => view.session.token));
  const handedIn = await student.api.post<JourneyView>('/api/journey/hand-ins', {
    id: randomUUID(),
    taskId: taskIds.trout,
    format: 'text',
    text: words.work,
  });
  await student.api.send('POST', '/api/journey/reflections', { id: randomUUID(), text: words.reflection });
  await student.api.send('POST', '/api/journey/hand-ins', { text: words.work, format: 12 });
  school.lms.state.faults.serverError = { status: 503, services: ['scores'] };
  await reviewBefore(school, handedIn, { link, points: 6 });
  await teacher.api.send('POST', '/api/comments', { id: randomUUID(), text: words.answer });
  await outbox.runOnce();
  school.lms.state.faults.serverError = null;
  await outbox.retryNow(school.platforms.canvas.tenantId ?? '', handedIn.journeyId ?? '');
  await outbox.runOnce();
  const late = { lms: school.lms, as: 'mina', course: 'science-7', link };
  await launch({ ...late, editClaims: (claims) => void (claims.exp = 1_000_000) });
  await launch({ ...late, dropCookies: true });
  const stranger = encodeURIComponent('https://x.test/Ana-Duarte');
  const answer = await fetch(`${school.tool.url}/lti/login?iss=${stranger}`);
  await answer.text();
});
afterAll(() => school.close());

test('it holds every event of the story', () => {
  const messages = new Set(school.tool.logs.map(({ msg }) => msg));
  for (const message of [
    'launch accepted',
    'request answered',
    'request refused',
    'grade delivered',
    'grade not delivered, will retry',
  ])
    expect(messages).toContain(message);
});

test('it names nobody, and holds no work, no comment, no address and no token', () => {
  const log = JSON.stringify(school.tool.logs);
  const logged = new Set(log.split(/[^\p{L}\p{N}_-]+/u));
  const people = school.lms.state.school.people.flatMap(
    ({ name, email, givenName, familyName, subjects }) => [
      name,
      email,
      givenName,
      familyName,
      ...Object.values(subjects),
    ],
  );
  const texts = [...people, ...Object.values(words), ...tokens, pathway.title, '127.0.0.1'];
  expect(texts.length).toBeGreaterThan(50);
  const isLogged = (text: string) => (/^\p{L}+$/u.test(text) ? logged.has(text) : log.includes(text));
  expect(texts.filter((text) => text !== '' && isLogged(text))).toEqual([]);
  for (const word of ['zebrafish', 'marmots', 'pangolin', '@']) expect(log).not.toContain(word);
});

test('every line about a request carries its id', () => {
  const aboutRequests = school.tool.logs.filter(({ msg }) =>
    ['launch accepted', 'request answered', 'request refused', 'request failed'].includes(String(msg)),
  );
  expect(aboutRequests.length).toBeGreaterThan(20);
  for (const each of aboutRequests) expect(each['requestId']).toMatch(/^[0-9a-f-]{36}$/);
});
