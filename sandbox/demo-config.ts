import { randomBytes } from 'node:crypto';
import nodeConfig from 'config';
import { parseSettings, type Config, type Secrets } from '../src/config/config.ts';

/** The demo's settings: those of config/, on the demo's own addresses; the tool and the LMS are two sites, as in production. */
export function loadDemoConfig(): { config: Config; secrets: Secrets; lmsPort: number } {
  const settings = {
    ...(nodeConfig.util.toObject() as Record<string, unknown>),
    port: 3000,
    publicUrl: 'http://localhost:3000',
    logLevel: process.env['LOG_LEVEL'] ?? 'warn',
    allowPrivateNetwork: true,
    checkResponses: true,
    // Every start is a new school.
    secret: randomBytes(32).toString('base64url'),
    embeddedDatabaseFolder: '(in memory)',
  };
  return { ...parseSettings(settings, 'server'), lmsPort: 4000 };
}
