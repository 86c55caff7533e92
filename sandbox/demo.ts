import { createServer } from 'node:http';
import { createApp } from '../src/app.ts';
import { loadDemoConfig } from './demo-config.ts';
import { openDatabase } from '../src/database/connection.ts';
import { migrateUp } from '../src/database/migrate.ts';
import { createDependencies, type Dependencies } from '../src/dependencies.ts';
import { createLogger } from '../src/observability/logger.ts';
import { serve } from '../src/serve.ts';
import { allowMedia } from './demo-media.ts';
import { seedDemo } from './demo-seed.ts';
import { seedTemplates } from './demo-template.ts';
import { dresses, startSandboxLms, type Dress } from './lms/index.ts';
import { startEmbeddedMongo } from './mongo/index.ts';

// `npm run demo`: the tool, a local LMS and a local database in one process, with a school that is at work.

const unconnected = process.argv.includes('--unconnected');
const { config, secrets, lmsPort } = loadDemoConfig();

async function main(): Promise<void> {
  const mongo = await startEmbeddedMongo();
  const connection = await openDatabase(mongo.uri);
  await migrateUp(connection);
  const log = createLogger(config.logLevel);
  const dependencies = await createDependencies({ config, secrets, connection, log });
  const stop = await serve(createServer(createApp(dependencies)), config.port);
  dependencies.outbox.start();
  dependencies.privacy.start();
  dependencies.rosters.start();
  const toolUrl = config.publicUrl;
  const lms = await startSandboxLms({ toolUrl, port: lmsPort, registered: !unconnected });
  if (unconnected) console.log(await invitation(dependencies, { toolUrl, lms: lms.url }));
  else {
    const add = (dress: Dress) =>
      dependencies.lti.registry.add({
        ...lms.platform(dress),
        audience: undefined,
        deploymentPolicy: 'accept',
      });
    // Making the key pairs takes seconds.
    const platforms = await Promise.all(dresses.map(add));
    const tenantIds = platforms.flatMap(({ tenantId = [] }) => tenantId);
    await allowMedia(dependencies.settings, tenantIds);
    await seedTemplates(dependencies.profileShape.templates, tenantIds);
    await seedDemo({ lms, toolUrl });
    const { code } = await dependencies.admin.links.create({ label: 'Demo admin', hours: 168 });
    console.log(welcome(lms.url, `${toolUrl}/admin?code=${code}`));
  }

  const end = async () => {
    await stop();
    await lms.close();
    await dependencies.close();
    await connection.close();
    await mongo.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());
}

/** `npm run demo -- --unconnected`: tool and LMS do not know each other, and whoever plays their admins connects them. */
async function invitation(
  { admin, lti }: Pick<Dependencies, 'admin' | 'lti'>,
  { toolUrl, lms }: { toolUrl: string; lms: string },
): Promise<string> {
  const invite = await lti.registration.invites.create({ forWhom: 'Larkspur School', days: 7 });
  const link = await admin.links.create({ label: 'Demo admin', hours: 168 });
  return `
Waymark and a small LMS are ready, and do not know each other yet. Connect them as their admins would:

  By a registration address, in Canvas or Moodle
      Open ${lms}/canvas/registrations?as=admin or ${lms}/moodle/registrations?as=admin
      and paste this address, which is good once: ${toolUrl}/lti/register?invite=${invite.code}
  By hand
      The same pages, and ${lms}/schoology/registrations?as=admin, have a form for it.
  From Waymark's side
      The admin console leads through it: ${toolUrl}/admin?code=${link.code} (once)

Everything is kept in memory and forgotten when you stop the demo with Ctrl+C.
`;
}

function welcome(lms: string, consoleUrl: string): string {
  return `
Waymark is ready, inside a small LMS of its own. Open one of these:

  The school               ${lms}/
  Ms Rivera, teacher       ${lms}/canvas/courses/science-7?as=rivera
      "Who Lives Here, and Why?" opens the class. "Add assignment from Waymark" adds another pathway.
  Ana, student             ${lms}/canvas/courses/science-7?as=ana
      "Who Lives Here, and Why?" opens her path.
  A parent                 ${lms}/canvas/courses/science-7?as=ana-parent
  The admin console        ${consoleUrl} (once)
  An LMS administrator     ${lms}/canvas/account/app?as=admin
      asks there for admin rights; grant them in the console, under "People".
  The LMS's gradebook      ${lms}/canvas/courses/science-7/gradebook?as=rivera
  Make the LMS misbehave   ${lms}/canvas/misbehave?as=rivera

The same school in Schoology's or Moodle's dress: replace /canvas/ by /schoology/ or /moodle/ in these addresses.
An LMS that does not know Waymark yet, to connect by yourself: npm run demo -- --unconnected
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
