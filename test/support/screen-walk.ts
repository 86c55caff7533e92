import { backToTrail, writeWork } from './browser-steps.ts';
import type { Waymark } from './browser-world.ts';
import { sampleFiles } from './sample-files.ts';

const longestWay = 60;

/** The student goes on by the one next step that the screen names, in every way to hand in, until nothing is left to do. */
export async function walkOn(tool: Waymark, choices: readonly string[]): Promise<void> {
  const here = tool.getByRole('region', { name: 'You are here' });
  for (let count = 0; count < longestWay; count += 1) {
    await here.waitFor();
    const sentence = (await here.innerText()).split('\n').find((line) => line.includes(':')) ?? '';
    if (sentence === '') return;
    if (sentence.startsWith('Choose ')) await chooseOne(tool, choices);
    else {
      await here.getByRole('link').click();
      await doTask(tool);
      await backToTrail(tool);
    }
  }
  throw new Error('the way has no end');
}

async function chooseOne(tool: Waymark, choices: readonly string[]): Promise<void> {
  for (const title of choices) {
    const button = tool.getByRole('button', { name: `Choose this: ${title}`, exact: true });
    if ((await button.count()) === 0) continue;
    await button.click();
    await button.waitFor({ state: 'detached' });
    return;
  }
  throw new Error('the story names no option of this fork');
}

/** By file where one is taken, else by link, else in words; what takes none of them was shown in person. */
async function doTask(tool: Waymark): Promise<void> {
  await tool.getByRole('heading', { name: 'Your work' }).waitFor();
  if (await pickFormat(tool, 'Add a file or photo')) {
    const drawing = { name: 'my work.png', mimeType: 'image/png', buffer: sampleFiles.png };
    const added = tool.getByRole('button', { name: /^Take away: / });
    const before = await added.count();
    await tool.locator('input[type=file]').setInputFiles(drawing);
    await added.nth(before).waitFor();
  } else if (await pickFormat(tool, 'Send a link'))
    await tool.getByLabel('Link to your work').fill('https://example.org/my-work');
  else if (await pickFormat(tool, 'Write here')) await writeWork(tool, 'I looked twice, and this is why.');
  else if ((await tool.getByLabel('Write your work here').count()) > 0) await writeWork(tool, 'I tried it.');
  else await tool.getByLabel('What did you show, and when?').fill('Shown to you on Monday.');
  await tool.getByRole('button', { name: /^Hand in( again)?$/ }).click();
  const done = tool.getByText('Your teacher will read this.');
  await done
    .or(tool.getByRole('heading', { name: 'First, look at it yourself' }))
    .first()
    .waitFor();
  if ((await done.count()) === 0) await lookFirst(tool);
  await done.waitFor();
}

/** Where there is a rubric, the student taps how the work looks to them in each of its parts. */
async function lookFirst(tool: Waymark): Promise<void> {
  const parts = await tool.getByRole('radio', { name: /^Got it / }).all();
  for (const part of parts) await part.check();
  await tool.getByRole('button', { name: 'Hand in now' }).click();
}

async function pickFormat(tool: Waymark, label: string): Promise<boolean> {
  const format = tool.getByLabel(label, { exact: true });
  if ((await format.count()) === 0) return false;
  await format.check();
  return true;
}

/** The teacher accepts all that waits of the student whose page is open, each with all its points. */
export async function acceptAll(tool: Waymark): Promise<void> {
  const waiting = tool.getByRole('region', { name: 'Waiting for you' }).getByRole('article');
  await waiting.first().waitFor();
  for (let left = await waiting.count(); left > 0; left -= 1) {
    const work = waiting.first();
    const accept = work.getByRole('button', { name: /^Accept: / });
    const name = (await accept.getAttribute('aria-label')) ?? '';
    const [, points] = /Points \(0 to ([\d.]+)\)/.exec(await work.innerText()) ?? [];
    if (points !== undefined) await work.getByLabel(`Points (0 to ${points})`).fill(points);
    await accept.click();
    await waiting.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  }
  await tool.getByText('Nothing of this student waits for you.').waitFor();
}
