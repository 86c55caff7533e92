import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { PathwayContent } from '../../src/domain/pathway.ts';
import { startBrowserWorld, type BrowserWorld, type Visit } from '../support/browser-world.ts';

import { addPathway, handInBefore, openApi, pathway } from '../support/browser-steps.ts';
import { asSeen, typePathway } from '../support/builder-typing.ts';

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world.close());
afterEach(() => world.leave());

/** The teacher chooses a pathway for the LMS, and goes to the builder instead. */
async function openBuilder(visit: Visit = {}): Promise<Page> {
  const teacher = await world.enter('rivera', visit);
  const page = await teacher.openAlone({ message: 'deep-linking', course: 'science-7' });
  await page.getByRole('link', { name: 'Build or change a pathway' }).click();
  await page.getByRole('heading', { level: 1, name: 'Build pathways' }).waitFor();
  return page;
}

async function beginWithTemplate(page: Page, name = 'Begin with: Choose 1 of 3 week'): Promise<void> {
  await page.getByRole('link', { name: 'New pathway' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'About this pathway' }).waitFor();
}

describe('A teacher builds a pathway', () => {
  test('from a template to published, by mouse', async () => {
    const page = await openBuilder();
    await beginWithTemplate(page);
    await page.getByLabel('Title', { exact: true }).fill('Rivers and seas');
    await page.getByRole('link', { name: /Read and note three things/ }).click();
    await page.getByLabel('Instructions').fill('Read pages 10 to 14.\n\n**Write** three things.');
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.locator('strong', { hasText: 'Write' }).waitFor();
    await page.getByText(/^Saved /).waitFor();
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByText('Your pathway becomes ready to use.').waitFor();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByRole('heading', { name: 'Published: Rivers and seas' }).waitFor();
    await page.getByRole('link', { name: 'Use it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rivers and seas' }).waitFor();
    await page.getByRole('button', { name: 'Use this', exact: true }).waitFor();
  });

  test('by keyboard alone: begins, moves a task, and publishes', async () => {
    const page = await openBuilder();
    await press(page, 'New pathway');
    await press(page, 'Begin with: Choose 1 of 3 week');
    await page.getByRole('heading', { name: 'About this pathway' }).waitFor();
    await tabTo(page, 'Talk it over with a partner');
    await page.keyboard.press('Alt+ArrowUp');
    await page
      .getByText('Talk it over with a partner: now 1 of 2 in Learn together.')
      .waitFor({ state: 'attached' });
    await tabTo(page, 'Talk it over with a partner');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /Talk it over/ }).waitFor();
    await press(page, 'Move down');
    await page
      .getByText('Talk it over with a partner: now 2 of 2 in Learn together.')
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Control+z');
    await page.getByText('Undone.').waitFor({ state: 'attached' });
    await page.getByText(/^Saved /).waitFor();
    await press(page, 'Publish');
    await page.getByRole('button', { name: 'Publish now' }).waitFor();
    await press(page, 'Publish now');
    await page.getByRole('heading', { name: 'Published: Choose 1 of 3 week' }).waitFor();
    const first = (await newestPublished()).milestones[0]?.steps[0];
    expect(first).toMatchObject({ task: { title: 'Talk it over with a partner' } });
  });

  test('by dragging: a task goes into a choice', async () => {
    const page = await openBuilder();
    await beginWithTemplate(page);
    await page
      .getByRole('link', { name: /Talk it over with a partner/ })
      .dragTo(page.getByRole('link', { name: /How will you show it/ }));
    await page
      .getByText('Talk it over with a partner: now 1 of 4 in How will you show it?.')
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/^Saved /).waitFor();
    await page.getByRole('radio', { name: 'Board' }).check();
    await page.getByRole('link', { name: /Talk it over with a partner/ }).waitFor();
  });

  test('and is told what to put right, led there, and can publish only then', async () => {
    const page = await openBuilder();
    await beginWithTemplate(page);
    await page.getByRole('link', { name: 'Record a three-minute talk' }).click();
    await page.getByLabel('Title', { exact: true }).fill('');
    await page.getByLabel('Review points', { exact: true }).fill('3');
    await page.getByText('Check: 1 to put right, 1 to look at').click();
    await page.getByRole('link', { name: /have different points/ }).click();
    await page.getByRole('heading', { level: 2, name: /How will you show it/ }).waitFor();
    await page.getByRole('button', { name: 'Set for all' }).click();
    await page.getByText('Check: 1 to put right, 0 to look at').waitFor();
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByText('Some things must be put right first.').waitFor();
    expect(await page.getByRole('button', { name: 'Publish now' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Give this task a title.' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Talk');
    await page.getByText('Nothing to put right').waitFor();
  });

  test('and walks it as a student, which keeps nothing', async () => {
    const page = await openBuilder();
    await beginWithTemplate(page);
    await page.getByRole('link', { name: 'Walk it as a student' }).click();
    await page.getByRole('heading', { level: 1, name: 'Choose 1 of 3 week' }).waitFor();
    await page
      .getByRole('link', { name: /Draw a poster/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Choose this' }).first().click();
    await page
      .getByText(/You chose|Chosen/)
      .first()
      .waitFor();
    const { connection } = world.school.tool.dependencies;
    expect(await connection.collection('journeys').findOne(ofSchool())).toBeNull();
    await page.getByRole('link', { name: 'Back to building' }).click();
    await page.getByRole('heading', { name: 'About this pathway' }).waitFor();
  });

  test('from a pasted assignment sheet on a phone', async () => {
    const page = await openBuilder({ width: 320, height: 640 });
    await page.getByRole('link', { name: 'New pathway' }).click();
    await page.getByText('Paste an assignment sheet').click();
    const sheet =
      'Rivers\n\nWeek 1\n- Read chapter 3 (10 points)\n\nChoose 1 of these (20 points):\n- Poster\n- Talk';
    await page.getByLabel('Your assignment sheet').fill(sheet);
    await page.getByRole('button', { name: 'Turn it into a pathway' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rivers' }).waitFor();
    await page.getByRole('link', { name: 'Poster' }).click();
    await page.getByRole('heading', { level: 2, name: /Poster/ }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.getByRole('link', { name: 'Back to the outline' }).click();
    await page.locator('a:focus', { hasText: 'Poster' }).waitFor();
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByRole('heading', { name: 'Published: Rivers' }).waitFor();
  });

  test.each(['fractions-grade-4', 'ecosystems-grade-7', 'choice-that-counts-staff'])(
    'from nothing: the whole pathway %s, typed field by field',
    async (name) => {
      const { pathway: example } = JSON.parse(
        readFileSync(`src/features/pathways/examples/${name}.waymark.json`, 'utf8'),
      ) as { pathway: PathwayContent };
      const page = await openBuilder();
      await page.getByRole('link', { name: 'New pathway' }).click();
      await page.getByRole('button', { name: 'Begin with an empty page' }).click();
      await typePathway(page, example);
      await page.getByText(/^Saved /).waitFor();
      await page.getByRole('link', { name: 'Publish', exact: true }).click();
      await page.getByRole('button', { name: 'Publish now' }).click();
      await page.getByRole('heading', { name: `Published: ${example.title}` }).waitFor();
      expect(asSeen(await newestPublished())).toEqual(asSeen(example));
    },
    180_000,
  );
});

describe('A teacher with many pathways', () => {
  test('finds the library below the newest ones, and all own ones behind a button', async () => {
    const { school } = world;
    const { api } = await openApi(school, { as: 'sato', message: 'deep-linking' });
    const { file } = await api.get<{ file: object }>('/api/pathways/library:fractions-grade-4/file');
    for (let count = 0; count < 8; count += 1) {
      await api.post('/api/pathways/imports', { file: JSON.stringify(file) });
    }
    const page = await (
      await world.enter('sato')
    ).openAlone({ message: 'deep-linking', course: 'science-7' });
    const mine = page.getByRole('list', { name: 'My pathways' }).getByRole('listitem');
    await page.getByRole('list', { name: 'Library' }).waitFor();
    expect(await mine.count()).toBe(6);
    await page.getByRole('button', { name: 'Show more of mine' }).click();
    await mine.nth(7).waitFor();
    expect(await page.getByRole('button', { name: 'Show more of mine' }).count()).toBe(0);
  });
});

describe('Two tabs with the same draft', () => {
  test('both keep their words, and the person chooses where both changed the same', async () => {
    const one = await openBuilder();
    await beginWithTemplate(one);
    await one.getByLabel('Title', { exact: true }).fill('Before');
    await one.getByText(/^Saved /).waitFor();
    const two = await openBuilder();
    await two.getByRole('link', { name: 'Go on with: Before' }).first().click();
    await two.getByRole('heading', { name: 'About this pathway' }).waitFor();

    await one.getByLabel('Title', { exact: true }).fill('From one');
    await one.getByText('Saving…').waitFor({ state: 'hidden' });
    await two.getByLabel('In a sentence', { exact: true }).fill('Words of two');
    await two.getByLabel('Title', { exact: true }).fill('From two');
    await two.getByRole('heading', { name: 'Two people changed the same words' }).waitFor();
    await two.getByText('From one', { exact: true }).waitFor();
    await two.getByRole('button', { name: 'Keep both, one after the other' }).click();
    await two.getByText(/^Saved /).waitFor();
    expect(await two.getByLabel('Title', { exact: true }).inputValue()).toBe('From two / From one');

    await one.getByLabel('Subject', { exact: true }).fill('Science');
    await one.getByText('Someone else changed this pathway too.', { exact: false }).waitFor();
    expect(await one.getByLabel('In a sentence', { exact: true }).inputValue()).toBe('Words of two');
  });

  test('offline, words stay on the device and are there after the page is loaded again', async () => {
    const page = await openBuilder();
    await beginWithTemplate(page);
    await page.route('**/api/pathway-drafts/*', (route) => route.abort());
    await page.getByLabel('Title', { exact: true }).fill('Typed without a network');
    await page.getByText('Saved on this device').waitFor();
    await page.unroute('**/api/pathway-drafts/*');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Typed without a network' }).waitFor();
    await page.getByText(/^Saved \d/).waitFor();
  });
});

describe('A pathway that students walk', () => {
  test('is changed from the class board: the teacher sees whose work is touched, and the student keeps the old one', async () => {
    const { school } = world;
    const link = await addPathway(school);
    await handInBefore(school, { as: 'ana', link });
    const board = await (await world.enter('rivera')).openAlone({ link });
    await board.getByRole('link', { name: 'Edit this pathway' }).click();
    await board
      .getByRole('link', { name: new RegExp(pathway.trout) })
      .first()
      .click();
    await board.getByLabel('Instructions', { exact: true }).fill('Other instructions.');
    await board.getByText(/^Saved /).waitFor();
    await board.getByRole('link', { name: 'Publish', exact: true }).click();
    await board.getByText(`Changed: ${pathway.trout}`).waitFor();
    await board.getByText(`Ana Duarte: ${pathway.trout}`).waitFor();
    await board.getByText('1 student is under way and keeps the version they began with.').waitFor();
    await board.getByRole('button', { name: 'Publish now' }).click();
    await board.getByRole('heading', { name: `Published: ${pathway.title}` }).waitFor();
    await board.getByRole('link', { name: 'Back', exact: true }).click();
    await board.getByRole('link', { name: 'Ana Duarte', exact: true }).waitFor();
    const student = await (await world.enter('ana')).openAlone({ link });
    await student.getByRole('heading', { level: 1, name: pathway.title }).waitFor();
    expect(await student.content()).not.toContain('Other instructions.');
  });
});

const ofSchool = () => ({ tenantId: world.school.platforms.canvas.tenantId });

async function newestPublished(): Promise<PathwayContent> {
  const versions = world.school.tool.dependencies.connection.collection('pathway_versions');
  const all = await versions.find(ofSchool()).toArray();
  const newest = all.toSorted((a, b) => Number(a['publishedAt']) - Number(b['publishedAt'])).at(-1);
  return newest?.['content'] as PathwayContent;
}

/** Presses Tab until the focus stands on what is named so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let turn = 0; turn < 150; turn += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? ''",
    );
    if (focused.trim().startsWith(name)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}
