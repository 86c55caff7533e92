import { createServer } from 'node:http';
import { createApp } from '../src/app.ts';
import { loadDemoConfig } from './demo-config.ts';
import { openDatabase } from '../src/database/connection.ts';
import { migrateUp } from '../src/database/migrate.ts';
import { createDependencies } from '../src/dependencies.ts';
import { createLogger } from '../src/observability/logger.ts';
import { serve } from '../src/serve.ts';
import { seedDemo } from './demo-seed.ts';
import { startSandboxLms } from './lms/index.ts';
import { startEmbeddedMongo } from './mongo/index.ts';

// `npm run demo`: the tool, a local LMS and a local database in one process, with a school that is at work.

const { config, secrets, lmsPort } = loadDemoConfig();

async function main(): Promise<void> {
  const mongo = await startEmbeddedMongo();
  const connection = await openDatabase(mongo.uri);
  await migrateUp(connection);
  const log = createLogger(config.logLevel);
  const dependencies = await createDependencies({ config, secrets, connection, log });
  const stop = await serve(createServer(createApp(dependencies)), config.port);
  dependencies.outbox.start();
  dependencies.rosters.start();
  const lms = await startSandboxLms({ toolUrl: config.publicUrl, port: lmsPort });
  for (const dress of ['canvas', 'schoology'] as const) {
    await dependencies.lti.registry.add({
      ...lms.platform(dress),
      audience: undefined,
      deploymentPolicy: 'accept',
    });
  }
  await seedDemo({ lms, toolUrl: config.publicUrl });
  console.log(welcome(lms.url));

  const end = async () => {
    await stop();
    await lms.close();
    await dependencies.close();
    await connection.close();
    await mongo.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());
}

function welcome(lms: string): string {
  return `
Waymark is ready, inside a small LMS of its own. Open one of these:

  The school               ${lms}/
  Ms Rivera, teacher       ${lms}/canvas/courses/science-7?as=rivera
      "Who Lives Here, and Why?" opens the class. "Add assignment from Waymark" adds another pathway.
  Ana, student             ${lms}/canvas/courses/science-7?as=ana
      "Who Lives Here, and Why?" opens her path.
  A parent                 ${lms}/canvas/courses/science-7?as=ana-parent
  The LMS's gradebook      ${lms}/canvas/courses/science-7/gradebook?as=rivera
  Make the LMS misbehave   ${lms}/canvas/misbehave?as=rivera

The same school in Schoology's dress: replace /canvas/ by /schoology/ in these addresses.
Everything is kept in memory and forgotten when you stop the demo with Ctrl+C.
`;
}

main().catch((error: NodeJS.ErrnoException) => {
  const busy = error.code === 'EADDRINUSE';
  const sentence = busy
    ? `The demo needs the ports ${config.port} and ${lmsPort}, and one of them is taken. Stop what uses it and try again.`
    : `The demo cannot start: ${error.stack ?? error.message}`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
