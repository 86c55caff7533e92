import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { adminEn as enOnEachPage } from '../../../src/client/messages/admin-en.ts';
import { goals as enGoals } from '../../../src/client/messages/en/goals.ts';
import { checkIns as enCheckIns } from '../../../src/client/messages/en/check-ins.ts';
import { profile as enProfile } from '../../../src/client/messages/en/profile.ts';
import { suggestions as enSuggestions } from '../../../src/client/messages/en/suggestions.ts';
import { profileBands as enBands } from '../../../src/client/messages/en/profile-bands.ts';
import { classProfiles as enClassProfiles } from '../../../src/client/messages/en/class-profiles.ts';
import { firstRound as enFirstRound } from '../../../src/client/messages/en/first-round.ts';
import { ownMedia as enOwnMedia } from '../../../src/client/messages/en/own-media.ts';
import { rubric as enRubric } from '../../../src/client/messages/en/rubric.ts';
import { suggestionPolicy as enPolicy } from '../../../src/client/messages/en/suggestion-policy.ts';
import { conference as enConference } from '../../../src/client/messages/en/conference.ts';
import { proposals as enProposals } from '../../../src/client/messages/en/proposals.ts';
import { builder as enBuilder } from '../../../src/client/messages/en/builder.ts';
import { adminEs as esOnEachPage } from '../../../src/client/messages/admin-es.ts';
import { goals as esGoals } from '../../../src/client/messages/es/goals.ts';
import { checkIns as esCheckIns } from '../../../src/client/messages/es/check-ins.ts';
import { profile as esProfile } from '../../../src/client/messages/es/profile.ts';
import { suggestions as esSuggestions } from '../../../src/client/messages/es/suggestions.ts';
import { profileBands as esBands } from '../../../src/client/messages/es/profile-bands.ts';
import { classProfiles as esClassProfiles } from '../../../src/client/messages/es/class-profiles.ts';
import { firstRound as esFirstRound } from '../../../src/client/messages/es/first-round.ts';
import { ownMedia as esOwnMedia } from '../../../src/client/messages/es/own-media.ts';
import { rubric as esRubric } from '../../../src/client/messages/es/rubric.ts';
import { suggestionPolicy as esPolicy } from '../../../src/client/messages/es/suggestion-policy.ts';
import { conference as esConference } from '../../../src/client/messages/es/conference.ts';
import { proposals as esProposals } from '../../../src/client/messages/es/proposals.ts';
import { builder as esBuilder } from '../../../src/client/messages/es/builder.ts';

// Both languages are whole: nothing is missing, nothing is left over, nothing was forgotten to translate.

const client = 'src/client';

// Findings come in English from the rules themselves; only other languages have words for them here.
const { findings: _enFindings, ...enWords } = enBuilder;
const { findings: _esFindings, ...esWords } = esBuilder;
const en = {
  ...enOnEachPage,
  suggestionPolicy: enPolicy,
  rubric: enRubric,
  firstRound: enFirstRound,
  ownMedia: enOwnMedia,
  classProfiles: enClassProfiles,
  conference: enConference,
  builder: enWords,
  proposals: enProposals,
  profile: enProfile,
  goals: enGoals,
  checkIns: enCheckIns,
  suggestions: enSuggestions,
  bands: { profileBands: enBands },
};
const es = {
  ...esOnEachPage,
  suggestionPolicy: esPolicy,
  rubric: esRubric,
  firstRound: esFirstRound,
  ownMedia: esOwnMedia,
  classProfiles: esClassProfiles,
  conference: esConference,
  builder: esWords,
  proposals: esProposals,
  profile: esProfile,
  goals: esGoals,
  checkIns: esCheckIns,
  suggestions: esSuggestions,
  bands: { profileBands: esBands },
};

/** Every text and every text-making function, by its dotted name. */
function entries(value: unknown, path: string[] = []): [path: string, text: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => entries(inner, [...path, key]));
}

function sources(): string {
  return readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^messages\/(?:(?:student|admin)-)?(?:en|es)\b/.test(name))
    .map((name) => readFileSync(join(client, name), 'utf8'))
    .join('\n');
}

// A journey without soft dates has no pace to tell.
const wordless = new Set(['path.pace.none', 'path.paceWhole.none']);

const english = entries(en);
const spanish = new Map(entries(es));

test('Spanish has every message that English has, and no other', () => {
  expect([...spanish.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted());
});

test('a message that is made from parts takes the same parts in both languages', () => {
  const parts = (text: unknown) => (typeof text === 'function' ? text.length : 0);
  for (const [path, text] of english) {
    expect([path, parts(spanish.get(path))]).toEqual([path, parts(text)]);
  }
});

test('no message is empty', () => {
  for (const [path, text] of [...english, ...spanish]) {
    if (typeof text === 'string' && !wordless.has(path)) expect([path, text.trim()]).not.toEqual([path, '']);
  }
});

test('no sentence of several words stands in English in the Spanish table', () => {
  const untranslated = english.filter(
    ([path, text]) => typeof text === 'string' && text.split(' ').length > 2 && spanish.get(path) === text,
  );
  expect(untranslated).toEqual([]);
});

test('every message is used by a screen', () => {
  const code = sources();
  const unused = Object.entries(en).flatMap(([area, messages]) =>
    Object.keys(messages)
      .filter((key) => !new RegExp(`\\.${key}\\b|['"]${key}['"]`).test(code))
      .map((key) => `${area}.${key}`),
  );
  expect(unused).toEqual([]);
});
