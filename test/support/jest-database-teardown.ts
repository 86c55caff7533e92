import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const listPath = join(dirname(fileURLToPath(import.meta.url)), '../../sandbox/mongo/command-shapes.json');

/**
 * Ends the embedded MongoDB of this test run and looks at what was sent to it. WAYMARK_SHAPES=check fails when a
 * command shape is not on the list, WAYMARK_SHAPES=write makes the list what this run sent.
 */
export default async function teardown(): Promise<void> {
  const server = globalThis.waymarkTestMongo;
  if (!server) return;
  const sent = server.commandShapes();
  await server.close();
  const mode = process.env['WAYMARK_SHAPES'];
  if (mode === 'write') writeFileSync(listPath, `${JSON.stringify(sent, null, 2)}\n`);
  if (mode !== 'check') return;
  const allowed = new Set(JSON.parse(readFileSync(listPath, 'utf8')) as string[]);
  const unknown = sent.filter((shape) => !allowed.has(shape));
  if (unknown.length === 0) return;
  throw new Error(
    `Waymark sent commands to MongoDB whose shape is not on sandbox/mongo/command-shapes.json:\n  ${unknown.join('\n  ')}\n` +
      'If they are meant, add a conformance test for what is new and run `npm run shapes`, which writes the list.',
  );
}
