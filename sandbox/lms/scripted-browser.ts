/**
 * What a browser does in a launch, for tests without a browser: login → authorize → form post, with a cookie jar for
 * the tool and a hook at every step where an attacker or a broken LMS could change something.
 */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { CryptoKey, JWTHeaderParameters, JWTPayload } from 'jose';
import { getSigningKey, signToken } from './keys.ts';
import type { LaunchInput, SandboxLms } from './index.ts';

export interface Tampering {
  /** Changes what the LMS page sends to the login URL. */
  editLogin?: (parameters: Record<string, string>) => void;
  /** Changes the tool's authentication request on its way to the LMS. */
  editAuthorization?: (parameters: URLSearchParams) => void;
  /** Changes the id_token's claims; it is signed again with the LMS's own key. */
  editClaims?: (claims: JWTPayload) => void;
  /** Changes the id_token's header; it is signed again. */
  editHeader?: (header: JWTHeaderParameters) => void;
  /** Signs with this key in place of the LMS's, keeping the header's kid. */
  signWith?: CryptoKey;
  /** Replaces the whole token, for instance by one without a signature. */
  editToken?: (idToken: string) => string;
  /** Changes the fields of the final form post. */
  editForm?: (fields: Record<string, string>) => void;
  /** Forgets the tool's cookies before the final form post, as a browser that blocks them. */
  dropCookies?: boolean;
}

export interface LaunchOptions extends LaunchInput, Tampering {
  lms: SandboxLms;
  browser?: SandboxBrowser;
  /** How the LMS sends the login; both must work. */
  loginMethod?: 'GET' | 'POST';
  /** Leaves `lti_storage_target` in the login. Default false: there is no script here that could answer. */
  offerStorage?: boolean;
}

export interface LaunchedPage {
  status: number;
  headers: Headers;
  html: string;
  /** The parsed `<script type="application/json" id="launch">`; null when the page has none. */
  launch: unknown;
  /** The final form post, to look at or to send again. */
  form: { action: string; fields: Record<string, string> };
  browser: SandboxBrowser;
  /** Sends the same form post once more from the same browser. */
  replay(): Promise<LaunchedPage>;
}

export interface Page {
  status: number;
  headers: Headers;
  html: string;
}

/** A cookie jar with fetch; follows nothing by itself. */
export interface SandboxBrowser {
  get(url: string): Promise<Page>;
  post(url: string, fields: Record<string, string>): Promise<Page>;
  dropCookies(): void;
  /** Cookie header for this origin, as the browser would send it. */
  cookies(url: string): string;
}

export function createBrowser(): SandboxBrowser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const cookies = (url: string): string =>
    [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = async (url: string, init: RequestInit): Promise<Page> => {
    const headers = new Headers(init.headers);
    if (cookies(url) !== '') headers.set('cookie', cookies(url));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) keepCookie(jarOf(url), line);
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return {
    get: (url) => request(url, { method: 'GET' }),
    post: (url, fields) => request(url, { method: 'POST', body: new URLSearchParams(fields) }),
    dropCookies: () => jars.clear(),
    cookies,
  };
}

/** Opens a link as a person would. The tool's login must answer with a redirect or an auto-submitting form. */
export async function launch(options: LaunchOptions): Promise<LaunchedPage> {
  const browser = options.browser ?? createBrowser();
  const { lms } = options;
  const authorizationUrl = await login(browser, options);
  const form = await authorize(browser, authorizationUrl);
  await tamperWithToken(lms, options, form.fields);
  options.editForm?.(form.fields);
  if (options.dropCookies) browser.dropCookies();
  return submitLaunch(browser, form);
}

/** Step 1 and 2: the login initiation and the tool's redirect. Returns the authorization URL with its parameters. */
export async function login(browser: SandboxBrowser, options: LaunchOptions): Promise<URL> {
  const { loginUrl, loginParameters } = options.lms.startLaunch(pickInput(options));
  if (!options.offerStorage) delete loginParameters['lti_storage_target'];
  options.editLogin?.(loginParameters);
  const page =
    options.loginMethod === 'GET'
      ? await browser.get(`${loginUrl}?${new URLSearchParams(loginParameters).toString()}`)
      : await browser.post(loginUrl, loginParameters);
  const target = page.headers.get('location') ?? formUrl(page.html);
  if (target === null) throw new LaunchStoppedError('the tool did not go on to the LMS', page);
  const url = new URL(target, loginUrl);
  options.editAuthorization?.(url.searchParams);
  return url;
}

/** Step 3: the LMS's answer, as the form that the browser would post to the tool. */
export async function authorize(browser: SandboxBrowser, url: URL): Promise<LaunchedPage['form']> {
  const page = await browser.get(url.href);
  const form = findForm(page.html);
  if (!form) throw new LaunchStoppedError('the LMS refused the authentication request', page);
  return form;
}

/** Step 4: posts the LMS's answer to the tool. */
export async function submitLaunch(
  browser: SandboxBrowser,
  form: LaunchedPage['form'],
): Promise<LaunchedPage> {
  const page = await browser.post(form.action, form.fields);
  return { ...page, launch: readLaunch(page.html), form, browser, replay: () => submitLaunch(browser, form) };
}

/** Posts a tool's deep-linking answer to the LMS, as its page does. */
export function returnDeepLink(returnUrl: string, jwt: string): Promise<Page> {
  return createBrowser().post(returnUrl, { JWT: jwt });
}

/** The launch ended before its last step; `page` is what stood there. */
export class LaunchStoppedError extends Error {
  readonly page: Page;
  constructor(message: string, page: Page) {
    super(`${message}: ${page.status} ${page.html.slice(0, 300)}`);
    this.page = page;
  }
}

/** The JSON in a launch page's `#launch` block; null when there is none. */
export function readLaunch(html: string): unknown {
  const [, json] = /<script[^>]*id="launch"[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? [];
  return json === undefined ? null : JSON.parse(json);
}

/** The first form of a page with its hidden fields. */
export function findForm(html: string): LaunchedPage['form'] | null {
  const [, action] = /<form[^>]*\baction="([^"]*)"/.exec(html) ?? [];
  if (action === undefined) return null;
  const fields: Record<string, string> = {};
  for (const [input] of html.matchAll(/<input\b[^>]*>/g)) {
    const [, name] = /\bname="([^"]*)"/.exec(input) ?? [];
    const [, value] = /\bvalue="([^"]*)"/.exec(input) ?? [];
    if (name !== undefined) fields[unescapeHtml(name)] = unescapeHtml(value ?? '');
  }
  return { action: unescapeHtml(action), fields };
}

async function tamperWithToken(
  lms: SandboxLms,
  { dress = 'canvas', editClaims, editHeader, signWith, editToken }: LaunchOptions,
  fields: Record<string, string>,
): Promise<void> {
  const { id_token: token } = fields;
  if (token === undefined) return;
  if (editClaims || editHeader || signWith) {
    const claims = decodeJwt(token);
    const header = decodeProtectedHeader(token) as JWTHeaderParameters;
    editClaims?.(claims);
    editHeader?.(header);
    const key = signWith ?? getSigningKey(lms.state.platforms[dress].keys).privateKey;
    fields['id_token'] = await signToken(claims, key, header);
  }
  if (editToken) fields['id_token'] = editToken(fields['id_token'] ?? token);
}

function pickInput(options: LaunchOptions): LaunchInput {
  const { as, dress, course, link, message, placement, forUser, targetLinkUri, studentView } = options;
  const { clientId, deploymentId } = options;
  const input = {
    as,
    dress,
    course,
    link,
    message,
    placement,
    forUser,
    targetLinkUri,
    studentView,
    clientId,
    deploymentId,
  };
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as unknown as LaunchInput;
}

function formUrl(html: string): string | null {
  const form = findForm(html);
  if (!form) return null;
  const url = new URL(form.action);
  for (const [name, value] of Object.entries(form.fields)) url.searchParams.set(name, value);
  return url.href;
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const expired = attributes.some(
    (attribute) => /^\s*max-age=0\s*$/i.test(attribute) || /expires=Thu, 01 Jan 1970/i.test(attribute),
  );
  if (expired) jar.delete(name);
  else jar.set(name, pair.slice(pair.indexOf('=') + 1).trim());
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
