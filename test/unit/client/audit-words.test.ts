import { readFileSync, readdirSync } from 'node:fs';
import { auditTrail as english } from '../../../src/client/messages/en/admin-audit.ts';
import { auditTrail as spanish } from '../../../src/client/messages/es/admin-audit.ts';

/** What the server records, as its sources name it. */
function recorded(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && /^(features|lti)\//.test(path),
  );
  const actions = files.flatMap((path) =>
    [...readFileSync(`src/${path}`, 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(
      ([, name]) => name ?? '',
    ),
  );
  return [...new Set(actions)].toSorted();
}

test('everything that is recorded has words in both languages', () => {
  expect(recorded().length).toBeGreaterThan(10);
  for (const { actions } of [english, spanish])
    expect(recorded().filter((action) => !actions[action])).toEqual([]);
});
