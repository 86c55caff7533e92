import nodeConfig from 'config';
import { z } from 'zod';
import { parseUrl } from './parse-url.ts';

const flag = z.union([
  z.boolean(),
  z.enum(['', '0', '1', 'true', 'false']).transform((v) => v === '1' || v === 'true'),
]);
const seconds = z.coerce.number().positive();
const whole = z.coerce.number().int().positive();
const optionalText = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();

const settingsSchema = z.object({
  port: z.coerce
    .number('PORT must be a number')
    .int()
    .min(0, 'PORT must be 0 to 65535')
    .max(65_535, 'PORT must be 0 to 65535'),
  publicUrl: optionalText,
  mongodbUri: optionalText.pipe(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'MONGODB_URI must begin with mongodb:// or mongodb+srv://')
      .optional(),
  ),
  embeddedDatabaseFolder: optionalText,
  secret: optionalText.pipe(z.string().min(32, 'WAYMARK_SECRET must have 32 characters or more').optional()),
  logLevel: z.enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
  ),
  trustProxy: z.string(),
  allowPrivateNetwork: flag,
  clientFolder: z.string(),
  /** Also check what the API sends back; for tests and the sandbox, where a wrong answer must be seen. */
  checkResponses: flag,
  session: z.object({ lifetimeSeconds: seconds, renewableSeconds: seconds }),
  launch: z.object({
    stateLifetimeSeconds: seconds,
    tokenMaxAgeSeconds: seconds,
    tokenMaxLifetimeSeconds: seconds,
    leewaySeconds: seconds,
  }),
  platformKeys: z.object({
    maxAgeSeconds: seconds,
    refetchCooldownSeconds: seconds,
    timeoutSeconds: seconds,
  }),
  /** Rotation of the keys that we sign with. */
  ownKeys: z.object({
    publishedBeforeUseSeconds: seconds,
    keptAfterUseSeconds: seconds,
    pollSeconds: seconds,
  }),
  /** Requests within `windowSeconds`, counted by each process for itself (docs/operations.md gives the reasons). */
  rateLimits: z.object({
    windowSeconds: seconds,
    launchRequestsPerAddress: whole,
    registrationRequestsPerAddress: whole,
    failedSignInsPerAddress: whole,
    requestsPerSession: whole,
    requestsPerTenant: whole,
  }),
  /** `drainSeconds`: still takes requests while `/readyz` says no. `graceSeconds`: for what is under way then. */
  shutdown: z.object({ drainSeconds: z.coerce.number().min(0), graceSeconds: seconds }),
  lmsCalls: z.object({ timeoutSeconds: seconds, maxResponseBytes: whole }),
  outbox: z.object({
    pollSeconds: seconds,
    batchSize: whole,
    concurrencyPerPlatform: whole,
    leaseSeconds: seconds,
    retryBaseSeconds: seconds,
    retryMaxSeconds: seconds,
  }),
});

type Settings = z.infer<typeof settingsSchema>;

/** Everything that a process needs to know about where it runs. Secrets are apart, so that this may be logged. */
export interface Config extends Omit<Settings, 'secret' | 'publicUrl' | 'mongodbUri'> {
  /** Origin of this service as browsers see it, without a trailing slash. */
  publicUrl: string;
}

export interface DatabaseLocation {
  mongodbUri: string | undefined;
  embeddedDatabaseFolder: string | undefined;
}

/** Values that must never be printed. */
export interface Secrets {
  waymarkSecret: string;
}

/** The settings cannot be used; `faults` are sentences, all of them. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`Waymark cannot start:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Reads config/*.json and the environment.
 * @param needs `server` also demands PUBLIC_URL; `command` is for the command line.
 * @throws ConfigError listing every fault
 */
export function loadConfig(needs: 'server' | 'command'): LoadedConfig {
  return parseSettings(nodeConfig.util.toObject(), needs);
}

export interface LoadedConfig {
  config: Config;
  secrets: Secrets;
  database: DatabaseLocation;
}

/** The same for settings at hand. @throws ConfigError listing every fault */
export function parseSettings(raw: unknown, needs: 'server' | 'command'): LoadedConfig {
  const faults: string[] = [];
  const parsed = settingsSchema.safeParse(raw);
  if (!parsed.success) faults.push(...parsed.error.issues.map(issueSentence));
  const given = looseTexts(raw);
  const publicUrl = checkPublicUrl(given.publicUrl, needs, isOn(given.allowPrivateNetwork), faults);
  if (!given.secret)
    faults.push('WAYMARK_SECRET is missing: set it to a random text of 32 characters or more.');
  if (!given.mongodbUri && !given.embeddedDatabaseFolder) {
    faults.push(
      'MONGODB_URI is missing: set it to your MongoDB, or set WAYMARK_EMBEDDED_DB to a folder to try Waymark with the embedded database.',
    );
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const { secret, mongodbUri, ...settings } = parsed.data;
  return {
    config: { ...settings, publicUrl: publicUrl ?? `http://localhost:${settings.port}` },
    secrets: { waymarkSecret: secret ?? '' },
    database: { mongodbUri, embeddedDatabaseFolder: settings.embeddedDatabaseFolder },
  };
}

function looseTexts(raw: unknown): Record<string, string> {
  const entries = Object.entries(raw as Record<string, unknown>).map(([key, value]) => [
    key,
    String(value ?? '').trim(),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function issueSentence(issue: z.core.$ZodIssue): string {
  return /^[A-Z_]{4,} /.test(issue.message) ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}

function checkPublicUrl(
  value: string | undefined,
  needs: string,
  allowPlain: boolean,
  faults: string[],
): string | undefined {
  if (!value) {
    if (needs === 'server')
      faults.push(
        'PUBLIC_URL is missing: set it to the address that browsers use, such as https://waymark.example.org.',
      );
    return undefined;
  }
  const url = parseUrl(value);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    faults.push('PUBLIC_URL must be a web address, such as https://waymark.example.org.');
    return undefined;
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    faults.push('PUBLIC_URL must hold only scheme, host and port, with no path.');
  }
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !loopback && !allowPlain) {
    faults.push('PUBLIC_URL must be https, because browsers keep launch cookies only over https.');
  }
  return url.origin;
}
