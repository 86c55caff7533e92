import { passbackWords } from '../../../src/client/board/passback-words.ts';
import { en } from '../../../src/client/messages/en.ts';
import { createFormats } from '../../../src/client/messages/formats.ts';

const language = { locale: 'en', t: en, format: createFormats('en') };
const at = (hour: number, minute: number) => new Date(new Date().setHours(hour, minute, 0, 0)).toISOString();
const plainSpaces = (text: string) => text.replaceAll('\u202f', ' ');

describe('what a teacher reads about a grade', () => {
  test.each([
    [{ state: 'delivered', lms: 'Canvas', scoreGiven: 8, deliveredAt: at(10, 2) }, 'Delivered 10:02 AM'],
    [{ state: 'delivered', lms: 'Canvas', deliveredAt: at(10, 2) }, 'Hand-in in Canvas 10:02 AM'],
    [
      { state: 'retrying', lms: 'Canvas', lmsStatus: 503, nextTryAt: at(10, 5) },
      'Canvas answered 503, next try 10:05 AM',
    ],
    [{ state: 'retrying', lms: 'Canvas', nextTryAt: at(10, 5) }, 'Canvas did not answer, next try 10:05 AM'],
    [{ state: 'line-item-missing', lms: 'Canvas' }, 'The line item was deleted: relink'],
    [
      { state: 'changed-in-lms', lms: 'Canvas', lmsScore: 7, scoreGiven: 8 },
      'In Canvas someone changed this grade to 7. We would send 8.',
    ],
    [{ state: 'refused', lms: 'Canvas', lmsStatus: 422 }, 'Canvas refused the grade (422)'],
    [{ state: 'no-line-item', lms: 'Canvas' }, 'Canvas has no gradebook column here'],
    [{ state: 'nothing-to-send', lms: 'Canvas' }, 'Nothing to send yet'],
    [{ state: 'waiting', lms: 'Canvas' }, 'On its way'],
  ] as const)('is one sentence for %o: %s', (passback, words) => {
    expect(plainSpaces(passbackWords(passback, language))).toBe(words);
  });
});
