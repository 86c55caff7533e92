// Retakes the README's pictures from a running demo: `npm run demo` in one terminal, `node scripts/screenshots.mjs` in another.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const lms = process.argv[2] ?? 'http://127.0.0.1:4000';
const assignment = `${lms}/canvas/courses/science-7/assignments/assignment-1`;
const pictures = [
  { file: 'student-path.png', address: `${assignment}?as=ana`, shows: 'Your trail', height: 1130 },
  { file: 'class-board.png', address: `${assignment}?as=rivera`, shows: 'Ana Duarte', height: 500 },
];

mkdirSync('docs/images', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const { file, address, shows, height } of pictures) {
    const page = await browser.newPage({ viewport: { width: 1120, height: 1500 }, reducedMotion: 'reduce' });
    await page.goto(address);
    const frame = page.locator('iframe[name="tool"]');
    await frame.contentFrame().getByText(shows).first().waitFor();
    // The frame grows with what it holds; the picture shows its beginning.
    const { x, y, width } = await frame.boundingBox();
    await page.screenshot({
      path: `docs/images/${file}`,
      clip: { x, y, width, height },
      animations: 'disabled',
    });
    process.stdout.write(`docs/images/${file}\n`);
    await page.close();
  }
} finally {
  await browser.close();
}
