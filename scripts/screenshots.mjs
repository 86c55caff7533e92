// Retakes the README's pictures from a running demo: `npm run demo` in one terminal, `node scripts/screenshots.mjs` in another.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const lms = process.argv[2] ?? 'http://127.0.0.1:4000';
const assignment = `${lms}/canvas/courses/science-7/assignments/assignment-1`;
const pictures = [
  {
    file: 'student-path.png',
    address: `${assignment}?as=ana`,
    shows: 'Read the signs',
    top: 'Read the signs',
  },
  { file: 'class-board.png', address: `${assignment}?as=rivera`, shows: 'Ana Duarte' },
];

mkdirSync('docs/images', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const { file, address, shows, top } of pictures) {
    const page = await browser.newPage({ viewport: { width: 1120, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(address);
    const tool = page.frameLocator('iframe[name="tool"]');
    await tool.getByText(shows).first().waitFor();
    await page
      .locator('iframe[name="tool"]')
      .screenshot({ path: `docs/images/${file}`, animations: 'disabled' });
    process.stdout.write(`docs/images/${file}\n`);
    await page.close();
  }
} finally {
  await browser.close();
}
