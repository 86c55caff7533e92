import { z } from 'zod';
import { dressRules } from './dresses/index.ts';
import type { NewRegistration } from './dresses/registration-habits.ts';
import type { Dress } from './model.ts';
import { ags, serviceScopes } from './vocabulary.ts';

/** What an admin typed into the page of tools; an unticked box is absent. */
export type TypedTool = Record<string, string>;

const httpUrl = z.url({ protocol: /^https?$/ });

const canvasConfigurationSchema = z.looseObject({
  title: z.string().min(1),
  description: z.string(),
  oidc_initiation_url: httpUrl,
  target_link_uri: httpUrl,
  public_jwk_url: httpUrl,
  scopes: z.array(z.string()),
  custom_fields: z.record(z.string(), z.string()).optional(),
  extensions: z
    .array(
      z.looseObject({
        platform: z.literal('canvas.instructure.com'),
        privacy_level: z.enum(['anonymous', 'name_only', 'email_only', 'public']),
        settings: z.looseObject({
          placements: z.array(z.looseObject({ placement: z.string(), message_type: z.string() })),
        }),
      }),
    )
    .min(1),
});

/** A registration from a form of this dress, or everything that is wrong with the form. */
export async function readManualRegistration(
  dress: Dress,
  typed: TypedTool,
): Promise<{ registration: NewRegistration } | { faults: string[] }> {
  return dress === 'canvas' ? readDeveloperKey(typed) : readToolForm(dress, typed);
}

/** A Canvas developer key: redirect URIs, and a configuration that is pasted or fetched. New keys are off. */
async function readDeveloperKey(
  typed: TypedTool,
): Promise<{ registration: NewRegistration } | { faults: string[] }> {
  const redirectUrls = splitUrls(typed['redirectUrls'], /\s+/);
  const text = typed['json']?.trim() || (await fetchText(typed['jsonUrl'] ?? ''));
  const parsed = canvasConfigurationSchema.safeParse(parseJson(text));
  const faults = [
    ...(parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...urlFaults('Redirect URIs', redirectUrls),
  ];
  if (!parsed.success || faults.length > 0) return { faults };
  const { data } = parsed;
  const unknown = data.scopes.filter((scope) => !dressRules.canvas.scopes.includes(scope));
  if (unknown.length > 0) return { faults: [`scopes: Canvas does not know ${unknown.join(', ')}`] };
  const level = data.extensions[0]?.privacy_level;
  return {
    registration: {
      name: typed['name']?.trim() || data.title,
      loginUrl: data.oidc_initiation_url,
      launchUrl: data.target_link_uri,
      redirectUrls,
      jwksUrl: data.public_jwk_url,
      scopes: data.scopes,
      custom: data.custom_fields ?? {},
      sharesNames: level === 'public' || level === 'name_only',
      enabled: false,
      isOffered: true,
    },
  };
}

/** Schoology's app and Moodle's external tool: addresses, boxes and custom parameters. They are on at once. */
function readToolForm(
  dress: Dress,
  typed: TypedTool,
): { registration: NewRegistration } | { faults: string[] } {
  const isTicked = (name: string): boolean => (typed[name] ?? '') !== '';
  const urls = { loginUrl: typed['loginUrl'], launchUrl: typed['launchUrl'], jwksUrl: typed['jwksUrl'] };
  const redirectUrls = splitUrls(typed['redirectUrls'], dress === 'schoology' ? /,/ : /\s+/);
  const parsed = z.object({ loginUrl: httpUrl, launchUrl: httpUrl, jwksUrl: httpUrl }).safeParse(urls);
  const custom = readCustom(typed['custom'] ?? '');
  const faults = [
    ...(parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...urlFaults('redirectUrls', redirectUrls),
    ...custom.faults,
  ];
  if (!parsed.success || faults.length > 0) return { faults };
  const scopes = dressRules[dress].scopes.filter((scope) =>
    scope === serviceScopes.members ? isTicked('members') : scope.startsWith(ags) && isTicked('grades'),
  );
  return {
    registration: {
      ...parsed.data,
      name: typed['name']?.trim() || 'Waymark',
      redirectUrls,
      scopes,
      custom: custom.values,
      sharesNames: isTicked('sharesNames'),
      enabled: true,
      // What takes no deep links cannot be added by teachers.
      isOffered: isTicked('deepLinking') && (dress !== 'moodle' || isTicked('isOffered')),
    },
  };
}

function splitUrls(text = '', separator: RegExp): string[] {
  return text.split(separator).filter((url) => url !== '');
}

/** Nothing is trimmed: a space too many is the admin's fault, as in the real forms. */
function urlFaults(field: string, urls: string[]): string[] {
  if (urls.length === 0) return [`${field}: at least one is needed`];
  return urls
    .filter((url) => !httpUrl.safeParse(url).success || url !== url.trim())
    .map((url) => `${field}: "${url}" is no address`);
}

function readCustom(text: string): { values: Record<string, string>; faults: string[] } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const faults = lines
    .filter((line) => !line.includes('='))
    .map((line) => `custom: "${line}" is not key=value`);
  const pairs = lines.map((line): [string, string] => {
    const at = line.indexOf('=');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  return { values: Object.fromEntries(pairs), faults };
}

async function fetchText(url: string): Promise<string> {
  if (url === '') return '';
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
