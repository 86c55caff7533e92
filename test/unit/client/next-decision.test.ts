import { nextKind, nextMark } from '../../../src/client/suggestion-policy/next-decision.ts';

// What one tap of a teacher decides, for the class or for one learner.

test.each([
  ['nothing was decided', {}, 'pinned', 'pinned'],
  ['it is pinned here', { mark: 'pinned', own: 'pinned' }, 'pinned', null],
  ['it is pinned here, and muted now', { mark: 'pinned', own: 'pinned' }, 'muted', 'muted'],
  ['the class has it pinned', { mark: 'pinned' }, 'pinned', 'usual'],
  ['the class has it muted, and it is pinned for one', { mark: 'muted' }, 'pinned', 'pinned'],
  ['the class’s pin was taken back for one', { own: 'usual' }, 'pinned', 'pinned'],
] as const)('an option: %s', (_, marked, pressed, decided) => {
  expect(nextMark(marked, pressed)).toBe(decided);
});

test.each([
  ['told to all', { isMuted: false }, false, 'muted'],
  ['muted for the class', { isMuted: true, own: 'muted' }, false, null],
  ['told, to be muted for one', { isMuted: false }, true, 'muted'],
  ['muted for the class, to be told to one', { isMuted: true }, true, 'told'],
  ['muted for one', { isMuted: true, own: 'muted' }, true, null],
  ['told to one against the class', { isMuted: false, own: 'told' }, true, null],
] as const)('a kind of reason: %s', (_, kind, isForOne, decided) => {
  expect(nextKind(kind, isForOne)).toBe(decided);
});
