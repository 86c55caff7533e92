import { AppError, PlatformFailedError } from '../../../src/http/errors.ts';
import { createLogger } from '../../../src/observability/logger.ts';

function logged(fields: object): { line: string; entry: Record<string, unknown> } {
  const lines: string[] = [];
  createLogger('info', { write: (line: string) => void lines.push(line) }).error(fields, 'something failed');
  const line = lines[0] ?? '';
  return { line, entry: JSON.parse(line) as Record<string, unknown> };
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test('an error of ours is logged with its words and where it happened', () => {
  const { entry } = logged({ err: new AppError({ code: 'INTERNAL', status: 500, message: 'It broke.' }) });
  expect(entry['err']).toMatchObject({
    type: 'AppError',
    code: 'INTERNAL',
    message: 'It broke.',
    at: expect.arrayContaining([expect.stringContaining('logger.test')]),
  });
});

test('a mistake in the program keeps its message', () => {
  const error = thrownBy(() => (undefined as unknown as { x: number }).x);
  expect(logged({ err: error }).entry['err']).toMatchObject({
    type: 'TypeError',
    message: expect.stringContaining("reading 'x'"),
  });
});

test.each<[string, unknown]>([
  [
    'what an LMS said',
    new PlatformFailedError({ message: 'x', retryable: false, upstreamMessage: 'Ana Duarte left' }),
  ],
  ['the text that is no JSON', thrownBy(() => JSON.parse('Ana Duarte') as unknown)],
  [
    'a duplicate document',
    Object.assign(new Error('dup key: { name: "Ana Duarte" }'), {
      name: 'MongoServerError',
      code: 11_000,
      keyValue: { name: 'Ana Duarte' },
    }),
  ],
  [
    'a value that was not valid',
    Object.assign(new Error('"Ana Duarte" at path "title"'), {
      name: 'ValidationError',
      errors: { title: 'Ana Duarte' },
    }),
  ],
  ['a thrown text', 'Ana Duarte'],
  ['a cause', new Error('the answer', { cause: thrownBy(() => JSON.parse('Ana Duarte') as unknown) })],
])('%s never reaches the log', (_what, error) => {
  for (const key of ['err', 'error']) expect(logged({ [key]: error }).line).not.toMatch(/Ana|Duarte/);
});

test('names, addresses and tokens are cut wherever they stand', () => {
  const { line } = logged({
    name: 'Ana',
    person: { email: 'ana@school.test', name: 'Ana' },
    token: 'ey.secret',
  });
  expect(line).not.toMatch(/Ana|school\.test|secret/);
});
