import { isPassing, readApiError } from '../../../src/client/api/api-error.ts';
import { errorWords } from '../../../src/client/messages/error-words.ts';
import { en } from '../../../src/client/messages/en.ts';
import { es } from '../../../src/client/messages/es.ts';

const answer = (status: number, error: unknown) => Response.json({ error }, { status });
const english = { locale: 'en-US', t: en };
const spanish = { locale: 'es-MX', t: es };

describe('an error of the server', () => {
  test('keeps its code, faults and broken rule', async () => {
    const error = await readApiError(
      answer(409, { code: 'RULE_BROKEN', message: 'Full.', details: { rule: 'GROUP_FULL' } }),
    );
    expect(error).toMatchObject({ code: 'RULE_BROKEN', status: 409, rule: 'GROUP_FULL' });
    const faults = [{ path: 'milestones[0].title', message: 'must not be empty' }];
    expect(await readApiError(answer(400, { code: 'INVALID_REQUEST', message: 'x', faults }))).toMatchObject({
      faults,
    });
  });

  test('that is a proxy’s page becomes one that can be tried again', async () => {
    const error = await readApiError(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(error).toMatchObject({ code: 'INTERNAL', status: 502 });
    expect(isPassing(error)).toBe(true);
  });

  test('that ends the session or breaks a rule is not tried again by itself', async () => {
    const ended = await readApiError(answer(401, { code: 'SESSION_EXPIRED', message: 'x' }));
    expect(isPassing(ended)).toBe(false);
    expect(isPassing(await readApiError(answer(409, { code: 'CONFLICT', message: 'x' })))).toBe(false);
  });

  test('is told in the person’s language, with what to do', async () => {
    const full = await readApiError(
      answer(409, { code: 'RULE_BROKEN', message: 'Full.', details: { rule: 'GROUP_FULL' } }),
    );
    expect(errorWords(full, english).sentence).toBe('All your choices here are taken. Switch one instead.');
    expect(errorWords(full, spanish).sentence).toBe('Ya usaste todas tus opciones aquí. Cambia una.');
    const busy = await readApiError(answer(429, { code: 'TOO_MANY_REQUESTS', message: 'x' }));
    expect(errorWords(busy, spanish)).toEqual({
      sentence: 'Fueron muchas cosas a la vez.',
      action: 'Espera un minuto e inténtalo de nuevo.',
    });
  });

  test('of a rule that has no words yet shows the server’s sentence in English only', async () => {
    const error = await readApiError(
      answer(409, { code: 'RULE_BROKEN', message: 'A new rule says no.', details: { rule: 'NEW' } }),
    );
    expect(errorWords(error, english).sentence).toBe('A new rule says no.');
    expect(errorWords(error, spanish).sentence).toBe('Eso no se puede hacer aquí.');
  });
});
