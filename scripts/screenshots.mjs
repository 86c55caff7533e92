// Retakes the pictures of README and guides: `npm run demo` in one terminal, `node scripts/screenshots.mjs [name …]` in another.
// Each picture is a walk through the demo that stores nothing but drafts, so the order does not matter.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const lms = 'http://127.0.0.1:4000/canvas';
const course = `${lms}/courses/science-7`;
const assignment = `${course}/assignments/assignment-1`;
const wide = 1280;
const phone = 390;

const pictures = {
  'student-path': { width: wide, height: 1500, walk: trail },
  'student-phone': { width: phone, height: 1150, walk: trail },
  'student-compare': { width: wide, height: 760, walk: compare },
  'student-hand-in': { width: phone, height: 520, from: 'Your work', walk: handIn },
  'class-board': { width: wide, height: 520, walk: board },
  review: { width: wide, height: 700, walk: review },
  'why-number': { width: wide, height: 700, walk: whyNumber },
  'class-profiles': { width: wide, height: 820, walk: classProfiles },
  'first-profile': { width: phone, height: 620, walk: firstProfile },
  projector: { width: wide, height: 440, walk: projector },
  builder: { width: wide, height: 640, walk: build },
  publish: { width: wide, height: 420, walk: publish },
};

async function trail(page) {
  const tool = await open(page, `${assignment}?as=ana`);
  await tool.getByRole('heading', { name: 'Your trail' }).waitFor();
}

async function compare(page) {
  const tool = await open(page, `${assignment}?as=ana`);
  await tool.getByRole('link', { name: 'Compare two: Show who depends on whom' }).click();
  await tool.getByRole('heading', { name: /^Side by side/ }).waitFor();
}

async function handIn(page) {
  const tool = await open(page, `${assignment}?as=ana`);
  await tool.getByRole('link', { name: 'My model, made better' }).first().click();
  await tool
    .getByLabel('Write your work here')
    .fill('Leaves fall, worms eat them, and the grass takes up what is left.');
  await tool.getByText(/Saved \d/).waitFor();
}

async function board(page) {
  const tool = await open(page, `${assignment}?as=rivera`);
  await tool.getByRole('link', { name: 'Ana Duarte', exact: true }).waitFor();
  return tool;
}

async function review(page) {
  const tool = await board(page);
  await tool.getByRole('link', { name: 'Ana Duarte', exact: true }).press('Enter');
  await tool.getByLabel('Got it').first().check();
  await tool
    .getByLabel('Comment for the student')
    .first()
    .fill('You read the graph well. Next time, say what it cannot tell.');
}

async function whyNumber(page) {
  const tool = await board(page);
  await tool.getByRole('link', { name: /^5 of 100/ }).press('Enter');
  await tool.getByRole('region', { name: 'Why this number' }).waitFor();
}

async function classProfiles(page) {
  const tool = await board(page);
  await tool.getByRole('link', { name: 'Get to know' }).click();
  await tool.getByRole('heading', { name: 'What they share' }).waitFor();
  await tool.getByRole('link', { name: 'Ana Duarte' }).waitFor();
}

async function firstProfile(page) {
  const tool = await open(page, `${assignment}?as=leilani`);
  await tool.getByRole('link', { name: 'Tell who you are' }).click();
  await tool.getByRole('button', { name: 'Begin', exact: true }).click();
  await tool.getByText('Card 1 of 7').waitFor();
  await tool.getByText('animals', { exact: true }).click();
}

async function projector(page) {
  const tool = await board(page);
  await tool.getByRole('link', { name: 'Show to the class' }).click();
  await tool.getByText('Names and points are hidden.').waitFor();
}

/** Works on a copy, so that the class's own pathway stays as it is. */
async function build(page) {
  const tool = await openBuilder(page);
  await tool.getByRole('link', { name: 'New pathway' }).click();
  await tool.getByRole('button', { name: /^Begin with: Choose 1 of 3/ }).click();
  await tool.getByRole('link', { name: 'How will you show it?' }).first().click();
  await tool.getByLabel('How many students choose').waitFor();
}

/** Changes a choice that Ana has made, shows what that touches, and is not published; then the change is dropped. */
async function publish(page) {
  const tool = await board(page);
  await tool.getByRole('link', { name: 'Edit this pathway' }).click();
  await tool.getByRole('link', { name: 'Square-meter census' }).first().click();
  await tool.getByLabel('Title', { exact: true }).fill('Square-meter count');
  await tool.getByText(/^Saved /).waitFor();
  await tool.getByRole('link', { name: 'Publish', exact: true }).click();
  await tool.getByText('Ana Duarte').waitFor();
  return async () => {
    await tool.getByRole('link', { name: 'Back to building' }).click();
    await tool.getByRole('link', { name: 'About this pathway' }).click();
    await tool.getByRole('button', { name: 'Drop these changes' }).click();
    await tool.getByRole('button', { name: 'Yes, drop them' }).click();
    await tool.getByRole('heading', { name: 'Build pathways' }).waitFor();
  };
}

async function openBuilder(page) {
  await page.goto(`${course}?as=rivera`);
  await page.getByRole('button', { name: 'Add assignment from Waymark' }).click();
  const tool = page.frameLocator('iframe[name="tool"]');
  await tool.getByRole('link', { name: 'Build or change a pathway' }).click();
  return tool;
}

async function open(page, address) {
  await page.goto(address);
  return page.frameLocator('iframe[name="tool"]');
}

/** Puts the frame over the LMS's page, so that it is as wide as the picture. */
function spread(frame) {
  const place = {
    position: 'absolute',
    inset: '0 auto auto 0',
    width: '100vw',
    maxWidth: 'none',
    border: '0',
    zIndex: 9,
  };
  return frame.evaluate((element, style) => Object.assign(element.style, style), place);
}

/** Takes what Waymark shows inside the LMS's frame, without the LMS around it. */
async function take(browser, name, { width, height, from, walk }) {
  const context = await browser.newContext({
    viewport: { width, height: 2600 },
    hasTouch: width === phone,
    isMobile: width === phone,
    reducedMotion: 'reduce',
    timezoneId: 'America/Denver',
  });
  const page = await context.newPage();
  const tidyUp = await walk(page);
  const frame = page.locator('iframe[name="tool"]');
  await spread(frame);
  const inside = page.frames().find((each) => each.name() === 'tool');
  await inside.evaluate(() => document.activeElement?.blur());
  // The frame takes the height of what it holds a moment after its width changed.
  await page.waitForTimeout(800);
  const box = await frame.boundingBox();
  const heading = from && (await inside.getByRole('heading', { name: from }).boundingBox());
  const top = heading ? heading.y - 16 : box.y;
  await page.screenshot({
    path: `docs/images/${name}.png`,
    clip: { x: 0, y: top, width, height: Math.min(height, box.y + box.height - top) },
    animations: 'disabled',
  });
  process.stdout.write(`docs/images/${name}.png\n`);
  if (typeof tidyUp === 'function') await tidyUp();
  await context.close();
}

mkdirSync('docs/images', { recursive: true });
const wanted = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const [name, picture] of Object.entries(pictures)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(browser, name, picture);
  }
} finally {
  await browser.close();
}
