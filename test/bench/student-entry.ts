import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { addPathway } from '../support/browser-steps.ts';
import startTestDatabase from '../support/jest-database.ts';
import { startBrowserWorld } from '../support/browser-world.ts';

/** Chrome's own "Slow 4G" preset: 1.6 Mbit/s down, 750 kbit/s up, 562.5 ms to the first byte of an answer (150 ms × 3.75). */
const slow4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: ((1.6 * 1000 * 1000) / 8) * 0.9,
  uploadThroughput: ((750 * 1000) / 8) * 0.9,
};
const cpuSlowdown = 4;
const runs = 5;

/**
 * A student opens an assignment for the first time on a slow phone: from the LMS's signed form being posted to the
 * first button that can be pressed, and the script that came for it. Chromium, empty cache, through DevTools.
 */
export async function benchStudentEntry(clientFolder = 'dist/client'): Promise<Record<string, number>> {
  const isOwnDatabase = process.env['WAYMARK_TEST_MONGODB_URI'] === undefined;
  if (isOwnDatabase) await startTestDatabase();
  const world = await startBrowserWorld({ config: { clientFolder } });
  try {
    const link = await addPathway(world.school);
    const times: number[] = [];
    let sizes: Sizes = { scripts: 0, scriptsGzip: 0, overTheWire: 0 };
    for (let run = 0; run < runs; run += 1) {
      const student = await world.enter('ana', { width: 360, height: 740 });
      sizes = await measureSizes(world.school.tool.url, student.page, async () => {
        const session = await student.context.newCDPSession(student.page);
        await slowDown(session);
        times.push(await openAndWait(student, link));
      });
      await world.leave();
    }
    const sorted = times.toSorted((a, b) => a - b);
    return {
      'slow 4G, CPU ÷ 4: time to the first usable button, median, ms': sorted[Math.floor(runs / 2)] ?? 0,
      'slow 4G, CPU ÷ 4: time to the first usable button, worst of 5, ms': sorted.at(-1) ?? 0,
      'script of the student entry, gzip -9, KB of 1,024 bytes': sizes.scriptsGzip / 1024,
      'everything that came for it, as sent, KB of 1,024 bytes': sizes.overTheWire / 1024,
      'script files of the student entry': sizes.scripts,
    };
  } finally {
    await world.close();
    if (isOwnDatabase) await globalThis.waymarkTestMongo?.close();
  }
}

interface Sizes {
  scripts: number;
  scriptsGzip: number;
  overTheWire: number;
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
}

/** From the post of the launch to the primary button being drawn and the page free to take a press, in its own clock. */
async function openAndWait(
  student: { page: Page; openAlone(input: { link: string }): Promise<Page> },
  link: string,
): Promise<number> {
  await student.page.addInitScript({ content: noteWhenUsable });
  const page = await student.openAlone({ link });
  await page.getByRole('link', { name: 'Open this task' }).waitFor();
  const usable = await page.waitForFunction('window.usableAt');
  return Number(await usable.jsonValue());
}

/**
 * Runs in the page, as text because it is not of this program. After the frame in which the button is drawn, a timer
 * tells when nothing holds the page up any more.
 */
const noteWhenUsable = `(function look() {
  if (document.querySelector('a[href*="/task/"]') === null) requestAnimationFrame(look);
  else setTimeout(() => { window.usableAt = performance.now(); }, 0);
})()`;

async function measureSizes(origin: string, page: Page, work: () => Promise<void>): Promise<Sizes> {
  const scripts = new Set<string>();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith(origin)) return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  });
  await work();
  const gzipSizes = await Promise.all([...scripts].map(gzipSizeOf));
  return { scripts: scripts.size, scriptsGzip: sum(gzipSizes), overTheWire: sum(await Promise.all(sizes)) };
}

async function gzipSizeOf(url: string): Promise<number> {
  const content = await (await fetch(url)).arrayBuffer();
  return gzipSync(new Uint8Array(content), { level: 9 }).length;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
