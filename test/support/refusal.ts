import type { Page } from '../../sandbox/lms/scripted-browser.ts';
import { launch, LaunchStoppedError, type LaunchOptions } from '../../sandbox/lms/scripted-browser.ts';
import type { School, TestTool } from './tool.ts';

const collections = ['people', 'courses', 'enrolments', 'assignments', 'journeys', 'deep_link_requests'];

/** How many records of people and places there are. */
export async function countStored(tool: TestTool): Promise<Record<string, number>> {
  const connection = await tool.openOwnConnection();
  const entries = collections.map(async (name) => {
    const all = await connection.collection(name).find().toArray();
    return [name, all.length] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

export const errorCode = (html: string): string | undefined =>
  /<code id="error-code">([A-Z_]+)<\/code>/.exec(html)?.[1];

/** A refusal as people must see it: in the LMS's frame, with a sentence, a next step and a code, and nothing of the inside. */
export function expectRefusalPage(page: Page, { status, code }: { status: number; code: string }): void {
  expect({ status: page.status, code: errorCode(page.html) }).toEqual({ status, code });
  expect(page.html).toMatch(/<h1>[A-Z][^<]{10,}[.!]<\/h1>/);
  expect(page.html).toMatch(/<\/(h1|ul)>\s*<p>[A-Z][^<]{10,}<\/p>/);
  expect(page.html).not.toMatch(/node_modules|at \w+ \(|\.ts:\d|"token"|id="launch"/);
  expect(page.headers.get('location')).toBeNull();
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-frame-options')).toBeNull();
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/frame-ancestors (\*|'self' )/);
  expect(policy).toMatch(/style-src [^;]*'sha256-/);
  expect(policy).not.toMatch(/unsafe/);
}

/** Launches and expects a refusal: the page as above, nothing stored, and a log event with the code. */
export async function expectRefused(
  school: School,
  options: Omit<LaunchOptions, 'lms'>,
  expected: { status: number; code: string },
): Promise<Page> {
  const before = await countStored(school.tool);
  const logged = school.tool.logs.length;
  const page = await launchOrStop(school, options);
  expectRefusalPage(page, expected);
  expect(await countStored(school.tool)).toEqual(before);
  const events = school.tool.logs.slice(logged);
  expect(events.filter((event) => event['code'] === expected.code)).toHaveLength(1);
  const token = 'form' in page ? (page as { form: { fields: Record<string, string> } }).form.fields : {};
  if (token['id_token']) expect(JSON.stringify(events)).not.toContain(token['id_token']);
  expect(JSON.stringify(events)).not.toContain('Ana');
  return page;
}

async function launchOrStop(school: School, options: Omit<LaunchOptions, 'lms'>): Promise<Page> {
  try {
    return await launch({ lms: school.lms, ...options });
  } catch (error) {
    if (error instanceof LaunchStoppedError) return error.page;
    throw error;
  }
}
