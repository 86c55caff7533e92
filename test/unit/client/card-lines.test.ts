import { isSomething, saidOn, startOf } from '../../../src/client/profile/first-round/card-lines.ts';
import type { Section } from '../../../src/client/profile/first-round/card-lines.ts';
import type { ProfileEntryView, ProfileView } from '../../../src/features/profiles/profile.contract.ts';

const question = { id: 'q1', text: { en: 'Any pets?', es: '¿Mascotas?' } };
const card: Section = {
  section: 'interests',
  taps: ['animals', 'music'],
  name: {},
  prompt: {},
  questions: [question],
};

const entry = (more: Partial<ProfileEntryView>): ProfileEntryView => ({
  id: 'e1',
  requestId: 'r1',
  section: 'interests',
  taps: [],
  text: '',
  visibility: 'this-teacher',
  welcomes: false,
  author: { role: 'student', isMe: true },
  revision: 3,
  updatedAt: '2026-01-01T00:00:00Z',
  history: [],
  answers: [],
  ...more,
});

const profileWith = (...entries: ProfileEntryView[]): ProfileView => ({
  personId: 'p',
  ageBand: '6-8',
  visibility: 'my-teachers',
  sections: [card],
  entries,
  mayAddMedia: true,
  openedBy: [],
  welcome: [],
});

test('an empty card says nothing, and begins with the readers of the place', () => {
  const fields = startOf(profileWith(), card);
  expect(isSomething(fields)).toBe(false);
  expect(fields.visibility).toBe('my-teachers');
  expect(saidOn(fields, profileWith(), card)).toBeNull();
});

test('taps and words, an answer, a picture and a recording are a line each, under ids that stay', () => {
  const fields = {
    ...startOf(profileWith(), card),
    taps: 'animals music',
    text: ' Rabbits ',
    'answer.q1': 'Two',
    picture: JSON.stringify({ id: 'm1', kind: 'picture', type: 'image/jpeg', bytes: 9 }),
    pictureText: 'My rabbit',
    voice: JSON.stringify({ id: 'm2', kind: 'voice', type: 'audio/webm', bytes: 9 }),
    'id.main': 'a',
    'id.answer.q1': 'b',
    'id.picture': 'c',
    'id.voice': 'd',
  };
  const common = { section: 'interests', visibility: 'my-teachers' };
  expect(saidOn(fields, profileWith(), card)?.lines).toEqual([
    { ...common, requestId: 'a', taps: ['animals', 'music'], text: 'Rabbits' },
    { ...common, requestId: 'b', questionId: 'q1', taps: [], text: 'Two' },
    { ...common, requestId: 'c', taps: [], text: 'My rabbit', mediaId: 'm1' },
    { ...common, requestId: 'd', taps: [], text: '', mediaId: 'm2' },
  ]);
});

test('what the server has is shown, not sent again, and changed upon what was read', () => {
  const stored = profileWith(
    entry({ taps: ['animals'], text: 'Rabbits' }),
    entry({ id: 'e2', text: 'My rabbit', media: { id: 'm', kind: 'picture', type: 'image/png', bytes: 1 } }),
    entry({ id: 'e3', text: 'Not mine', author: { role: 'teacher', isMe: false } }),
  );
  const fields = startOf(stored, card);
  expect(fields).toMatchObject({ taps: 'animals', text: 'Rabbits', visibility: 'this-teacher' });
  expect(saidOn(fields, stored, card)).toBeNull();
  expect(saidOn({ ...fields, text: 'Hares' }, stored, card)).toMatchObject({
    removes: [],
    lines: [{ requestId: 'r1', revision: 3, text: 'Hares' }],
  });
});

test('a line that was emptied is removed', () => {
  const stored = profileWith(entry({ text: 'Rabbits' }));
  const fields = { ...startOf(stored, card), text: '' };
  expect(saidOn(fields, stored, card)).toEqual({ section: 'interests', lines: [], removes: ['e1'] });
});
