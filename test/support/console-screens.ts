import type { Page } from 'playwright-core';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';
import type { TestTool } from './tool.ts';

/** Signs in with a one-time link, as an admin of one tenant or as an operator. */
export async function signIn(
  page: Page,
  { tool, tenantId, button = 'Sign in' }: { tool: TestTool; tenantId?: string | undefined; button?: string },
): Promise<Page> {
  const { code } = await tool.dependencies.admin.links.create({
    ...(tenantId ? { tenantId } : {}),
    label: 'Pat Admin',
    hours: 1,
  });
  await page.goto(`${tool.url}/admin?code=${code}`);
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('navigation').waitFor();
  return page;
}

/** Opens one section of the console by its menu. */
export async function openSection(page: Page, section: string, title = section): Promise<Page> {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}

async function openConsole({ enter, world }: ScreenClass, who: 'admin' | 'operator'): Promise<Page> {
  const { page } = await enter('lind');
  const { tool, platforms } = world.school;
  return signIn(page, { tool, ...(who === 'admin' ? { tenantId: platforms.canvas.tenantId } : {}) });
}

const section = (who: 'admin' | 'operator', name: string, title?: string) => async (at: ScreenClass) =>
  openSection(await openConsole(at, who), name, title);

/** The console's sections, where they look different. */
export const consoleScreens: Screen[] = [
  { name: 'admin', state: 'what needs an operator', open: section('operator', 'Overview') },
  { name: 'admin', state: 'the districts', open: section('operator', 'Districts and schools') },
  { name: 'admin', state: 'launches and refusals', open: section('admin', 'Launches') },
  { name: 'admin', state: 'grades on their way', open: section('admin', 'Grades', 'Grades on their way') },
  { name: 'admin', state: 'settings of a district', open: section('admin', 'Settings') },
  {
    name: 'admin',
    state: 'one connection, about to be suspended',
    async open(at) {
      const page = await section('admin', 'LMS connections')(at);
      await page.getByRole('link', { name: 'Sandbox Canvas' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sandbox Canvas' }).waitFor();
      await page.getByRole('button', { name: 'Suspend', exact: true }).first().click();
      await page.getByText('Suspend this connection?').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin',
    state: 'people, one found and a link made',
    async open(at) {
      await openApi(at.world.school, { as: 'rivera', link: at.link });
      const page = await section('admin', 'People', 'People with admin rights')(at);
      await page.getByLabel('Part of the name').fill('rivera');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('button', { name: 'Name Marisol Rivera as admin' }).waitFor();
      await page.getByLabel('Whom it is for').fill('Sam');
      await page.getByRole('button', { name: 'Make a link' }).click();
      await page.getByText('It is shown this once.').waitFor();
      return page;
    },
  },
  {
    name: 'board',
    state: 'settings of a course',
    async open({ enter, link }) {
      const page = await (await enter('rivera')).openAlone({ link });
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('link', { name: 'Course settings' }).click();
      await page.getByRole('heading', { name: 'Language of the screens' }).waitFor();
      return page;
    },
  },
];
