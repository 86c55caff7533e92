import type { Page } from 'playwright-core';
import { openApi } from './browser-steps.ts';
import type { Screen, ScreenClass } from './browser-screens.ts';
import type { BrowserWorld } from './browser-world.ts';
import { openSection, signIn } from './console-screens.ts';

/** How a district shapes the profile, and a student's page where a section is off. */
export const profileTemplateScreens: Screen[] = [
  {
    name: 'admin',
    state: 'the shape of the profile, a section open, with words that may not be asked',
    async open(at) {
      const page = await openProfileTemplate((await at.enter('lind')).page, at.world);
      await page.getByLabel('Words and questions of “Interests”').click();
      await page.getByRole('button', { name: 'Add a question' }).click();
      await page.getByLabel('Prompt in English').fill('Which church do you go to?');
      await page.getByRole('button', { name: 'Save for all courses' }).click();
      await page.getByText('“church” asks about religion.').waitFor();
      return page;
    },
  },
  {
    name: 'admin',
    state: 'settings of a district, one open that takes several values',
    async open(at) {
      const { page } = await at.enter('lind');
      const { tool, platforms } = at.world.school;
      await signIn(page, { tool, tenantId: platforms.canvas.tenantId });
      await openSection(page, 'Settings');
      await page.getByRole('heading', { name: 'Sections of the profile' }).click();
      await page.getByLabel('Goals and dreams').waitFor();
      return page;
    },
  },
  {
    name: 'journey',
    state: 'the own profile in the words for children, with lines in a section that is off',
    async open(at) {
      await writeAndSwitchOff(at);
      const person = await at.enter('tomasz');
      const page = await person.openAlone({ link: at.link });
      await page.getByRole('link', { name: 'My profile' }).click();
      await page.getByRole('heading', { name: 'Not used here' }).waitFor();
      await decide(at, 'profileSections', null);
      await decide(at, 'ageBand', null);
      return page;
    },
  },
];

/** Signs in as an admin of the district and opens the page. */
export async function openProfileTemplate(page: Page, { school }: BrowserWorld): Promise<Page> {
  await signIn(page, { tool: school.tool, tenantId: school.platforms.canvas.tenantId });
  await openSection(page, 'Settings');
  await page.getByRole('link', { name: 'Shape the profile: names, prompts and questions' }).click();
  await page.getByRole('heading', { level: 1, name: 'Shape of the profile' }).waitFor();
  await page.getByRole('heading', { name: 'What students see' }).waitFor();
  return page;
}

async function writeAndSwitchOff(at: ScreenClass): Promise<void> {
  const { api } = await openApi(at.world.school, { as: 'tomasz', link: at.link });
  await api.post('/api/profile/entries', {
    requestId: '2f1c5a8e-9d3b-4c67-8a10-5b7e6f9d0c21',
    section: 'languages',
    text: 'Polish with my grandmother',
    visibility: 'this-teacher',
  });
  await decide(at, 'profileSections', ['interests', 'strengths', 'helps', 'goals']);
  await decide(at, 'ageBand', 'to-5');
}

/** By the teacher, for this course alone, so that the screens after it are as they were. */
async function decide(at: ScreenClass, key: string, value: unknown): Promise<void> {
  const { api } = await openApi(at.world.school, { as: 'rivera', link: at.link });
  await api.put(`/api/course-settings/${key}`, { value });
}
