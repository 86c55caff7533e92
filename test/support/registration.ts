import {
  createBrowser,
  findForm,
  type Page,
  type SandboxBrowser,
} from '../../sandbox/lms/scripted-browser.ts';
import type { TestTool } from './tool.ts';

export interface RegistrationVisit {
  browser: SandboxBrowser;
  page: Page;
  /** Presses the page's button. */
  press(): Promise<Page>;
}

/** Opens our registration page as an LMS's admin page does. */
export async function visitRegistration(url: string): Promise<RegistrationVisit> {
  const browser = createBrowser();
  const page = await browser.get(url);
  return {
    browser,
    page,
    press() {
      const form = findForm(page.html);
      if (!form) throw new Error(`no form to press: ${page.status} ${page.html}`);
      return browser.post(form.action, form.fields);
    },
  };
}

/** The address that an LMS opens: ours with its parameters. */
export function registrationUrl(tool: TestTool, parameters: Record<string, string | undefined>): string {
  const url = new URL('/lti/register', tool.url);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

export async function inviteCode(
  tool: TestTool,
  invite: {
    forWhom?: string;
    family?: 'canvas' | 'moodle' | 'schoology';
    platformId?: string;
    days?: number;
  } = {},
): Promise<string> {
  const { invites } = tool.dependencies.lti.registration;
  return (await invites.create({ forWhom: 'Larkspur District', days: 7, ...invite })).code;
}

/** What people read, without markup. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
}

/** The text of the element with this id. */
export function elementText(html: string, id: string): string | undefined {
  return new RegExp(`id="${id}"[^>]*>([\\s\\S]*?)</`).exec(html)?.[1];
}
