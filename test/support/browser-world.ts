import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { decodeJwt, type JWTPayload } from 'jose';
import type { Dress, LaunchInput, SandboxLms } from '../../sandbox/lms/index.ts';
import { getSigningKey, signToken } from '../../sandbox/lms/keys.ts';
import type { Config } from '../../src/config/config.ts';
import type { Clock } from '../../src/observability/clock.ts';
import { startSchool, testConfig, type School } from './tool.ts';

/** Where Waymark is looked at: inside the LMS's frame, or as a page of its own. */
export type Waymark = Pick<Page & FrameLocator, 'getByRole' | 'getByText' | 'getByLabel' | 'locator'>;

/** Somebody with a browser profile of their own. */
export interface Person {
  id: string;
  dress: Dress;
  context: BrowserContext;
  /** The LMS. */
  page: Page;
  /** Waymark in the LMS's frame. */
  tool: FrameLocator;
  /** Opens an address of the LMS below the dress, such as `courses/science-7`. */
  goTo(path: string): Promise<void>;
  /** Opens an assignment of the science course, in its frame. */
  openAssignment(link: string): Promise<FrameLocator>;
  /** Launches as a page of its own, where Waymark's cookie is first-party. `editClaims` changes what the LMS says, signed by its own key. */
  openAlone(
    input: Omit<LaunchInput, 'as' | 'dress'>,
    editClaims?: (claims: JWTPayload) => void,
  ): Promise<Page>;
}

export interface BrowserWorld {
  school: School;
  browser: Browser;
  enter(id: string, options?: Visit): Promise<Person>;
  /** Closes everybody's browser. @throws when a page asked a third party for anything, or met an error that nobody caught */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export interface Visit {
  dress?: Dress;
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  offers?: Parameters<Browser['newContext']>[0];
}

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One process for the LMS's page and our frame: now and then a frame that changed its process was lost to the test.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
];

/** Long enough for a busy machine; nothing waits that long when things are right. */
const patienceMilliseconds = 45_000;

/** Who is there, with what their consoles said last; browser-environment.mjs reads it when a test fails. */
const openContexts = new Map<BrowserContext, string[]>();
Reflect.set(globalThis, 'waymarkContexts', openContexts);

/** The real tool with the built client, the sandbox LMS on another site, and Chromium, which blocks third-party cookies. */
export async function startBrowserWorld(
  options: {
    config?: Partial<Config>;
    clock?: Clock;
    /** Grades go only when the test says `outbox.runOnce()`. */
    sendsByHand?: boolean;
  } = {},
): Promise<BrowserWorld> {
  const [school, browser] = await Promise.all([
    startSchool({
      ...(options.clock ? { clock: options.clock } : {}),
      config: {
        clientFolder: process.env['WAYMARK_CLIENT_FOLDER'] ?? 'dist/client',
        outbox: { ...testConfig.outbox, pollSeconds: 1 },
        ...options.config,
      },
    }),
    startBrowser(),
  ]);
  if (!options.sendsByHand) school.tool.dependencies.outbox.start();
  school.tool.dependencies.rosters.start();
  const troubles: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    school,
    browser,
    async enter(id, visit = {}) {
      const context = await browser.newContext({
        viewport: { width: visit.width ?? 1280, height: visit.height ?? 900 },
        colorScheme: visit.colorScheme ?? 'light',
        locale: 'en-US',
        timezoneId: 'America/Denver',
        ...visit.offers,
      });
      context.setDefaultTimeout(patienceMilliseconds);
      contexts.push(context);
      watch(context, [school.tool.url, school.lms.url], troubles);
      return asPerson(school, context, { id, dress: visit.dress ?? 'canvas' });
    },
    async leave() {
      const left = contexts.splice(0);
      left.forEach((context) => openContexts.delete(context));
      await Promise.all(left.map((context) => context.close()));
      const found = troubles.splice(0);
      if (found.length > 0) throw new Error(`Pages should not have met this:\n${found.join('\n')}`);
    },
    async close() {
      await browser.close();
      await school.close();
    },
  };
}

async function asPerson(
  { lms }: School,
  context: BrowserContext,
  { id, dress }: { id: string; dress: Dress },
): Promise<Person> {
  const page = await context.newPage();
  const tool = page.frameLocator('iframe[name="tool"]');
  const goTo = async (path: string): Promise<void> => {
    await page.goto(`${lms.url}/${dress}/${path}${path.includes('?') ? '&' : '?'}as=${id}`);
  };
  return {
    id,
    dress,
    context,
    page,
    tool,
    goTo,
    async openAssignment(link) {
      await goTo(`courses/science-7/assignments/${link}`);
      return tool;
    },
    async openAlone(input, editClaims) {
      if (editClaims) await resignLaunches(context, { lms, dress, editClaims });
      const { loginUrl, loginParameters } = lms.startLaunch({ ...input, as: id, dress });
      await page.goto(`${loginUrl}?${new URLSearchParams(loginParameters).toString()}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
  };
}

async function resignLaunches(
  context: BrowserContext,
  { lms, dress, editClaims }: { lms: SandboxLms; dress: Dress; editClaims: (claims: JWTPayload) => void },
): Promise<void> {
  await context.route('**/lti/launch', async (route) => {
    const form = new URLSearchParams(route.request().postData() ?? '');
    const claims = decodeJwt(form.get('id_token') ?? '');
    editClaims(claims);
    const { kid, privateKey } = getSigningKey(lms.state.platforms[dress].keys);
    form.set('id_token', await signToken(claims, privateKey, { alg: 'RS256', kid }));
    await route.continue({ postData: form.toString() });
  });
}

/** Contexts of Playwright are incognito, where Chromium blocks third-party cookies anyhow; the switch says it for good. */
function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...chromiumArguments, '--test-third-party-cookie-phaseout'],
  });
}

/** Design §8: no request of any page goes to a third party. */
function watch(context: BrowserContext, origins: string[], troubles: string[]): void {
  const messages: string[] = [];
  openContexts.set(context, messages);
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isLocal = ['data:', 'blob:', 'about:'].includes(protocol);
    if (!isLocal && !origins.includes(origin)) troubles.push(`a request to ${request.url()}`);
  });
  context.on('weberror', (error) => troubles.push(`an error: ${error.error().stack ?? ''}`));
  context.on('requestfailed', (request) => messages.push(`${request.failure()?.errorText} ${request.url()}`));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) messages.push(message.text());
    if (/content security policy/i.test(message.text())) troubles.push(message.text());
  });
}
