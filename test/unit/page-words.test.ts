import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { pageLanguage, translatedShapes, wordsIn } from '../../src/http/page-words/words.ts';

// Pages that the server writes by itself: launches and registrations that were refused, and the pages of a registration.

/** Where sentences for such pages are said. */
const folders = ['src/lti', 'src/lti/platforms', 'src/lti/registration', 'src/http'];
const otherFiles = ['src/features/admin/sign-in.routes.ts'];

/** Sentences that stand in JSON, in logs or on the command line only. */
const notOnPages = [
  /^There is no (deployment|platform) with this id\.$/,
  /^Nobody claimed this deployment yet/,
  /^This deployment belongs to somebody/,
  /^This registration was never finished/,
  /^A platform with this issuer and client id is registered already\.$/,
  /does not take assignments from the place where Waymark was opened\.$/,
  /^Waymark is switched off in this LMS at the moment\.$/,
  /^The client (was not built|build has no)/,
  /^Roles: /,
  // What we tell the LMS about ourselves.
  /^Personalized pathways inside an ordinary assignment/,
];

/** Texts of a source file that read like a sentence; `{}` stands for each value in a template. */
function sentencesIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, value, quasis } = node as { type?: string; value?: unknown; quasis?: { cooked: string }[] };
    const text =
      type === 'StringLiteral'
        ? String(value)
        : type === 'TemplateLiteral' && quasis
          ? quasis.map(({ cooked }) => cooked).join('{}')
          : '';
    if (/^[A-Z{].* .*[.?]$/s.test(text) && !text.includes('<')) found.push(text);
    Object.values(node).forEach(visit);
  };
  visit(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }));
  return found;
}

test('every sentence of a page has its Spanish', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => join(folder, name)),
  );
  const shapes = translatedShapes();
  const sentences = [...files, ...otherFiles]
    .flatMap(sentencesIn)
    .map((sentence) => sentence.replaceAll(/\{\w+\}/g, '{}'))
    .filter((sentence) => !notOnPages.some((pattern) => pattern.test(sentence)));
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter((sentence) => !shapes.has(sentence))).toEqual([]);
});

describe('words', () => {
  const say = wordsIn('es');

  test('that come with their values filled in are known by their shape, the values too', () => {
    expect(say('Your LMS answered with nothing in place of its configuration.')).toBe(
      'Tu LMS no respondió nada en lugar de su configuración.',
    );
    expect(
      say(
        'Its permission to register is good for one time and about an hour. Start the registration again in your LMS.',
      ),
    ).toBe(
      'Su permiso para registrar sirve una sola vez y durante una hora más o menos. Empieza otra vez el registro en tu LMS.',
    );
    expect(say('The LMS answered 503.')).toBe('El LMS respondió 503.');
  });

  test('with names in braces take the values', () => {
    expect(say('Register Waymark in {lms}?', { lms: 'Larkspur {id}' })).toBe(
      '¿Registrar Waymark en Larkspur {id}?',
    );
    expect(wordsIn('en')('Register Waymark in {lms}?', { lms: 'X' })).toBe('Register Waymark in X?');
  });

  test('without a translation stay as they are', () => {
    expect(say('An LMS said this.')).toBe('An LMS said this.');
  });
});

test.each([
  [{ locale: 'es-MX', acceptLanguage: 'en' }, 'es'],
  [{ locale: 'fr', acceptLanguage: 'es' }, 'en'],
  [{ acceptLanguage: 'es-419,es;q=0.9,en;q=0.8' }, 'es'],
  [{ acceptLanguage: 'en-US,en;q=0.9,es;q=0.8' }, 'en'],
  [{ acceptLanguage: 'fr, es;q=0.5, en;q=0.4' }, 'es'],
  [{ acceptLanguage: 'es;q=0' }, 'en'],
  [{}, 'en'],
] as const)('%j is read in %s', (asked, language) => {
  expect(pageLanguage(asked)).toBe(language);
});
