import { TestEnvironment } from 'jest-environment-node';

const patienceMilliseconds = 3_000;
const mostCharacters = 3_000;

/** Says, when a browser test fails, what stood on the screens: on a machine of somebody else, nothing but the log is left. */
class BrowserEnvironment extends TestEnvironment {
  /** @param {{ name: string, test?: { name: string } }} event of jest-circus */
  async handleTestEvent(event) {
    if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
    const contexts = [...(this.global.waymarkContexts ?? [])];
    const pages = contexts.flatMap(([context, messages]) =>
      context.pages().map((page) => describe(page, messages)),
    );
    if (pages.length === 0) return;
    process.stderr.write(
      `\nOpen when “${event.test?.name ?? 'a hook'}” failed:\n${(await Promise.all(pages)).join('')}\n`,
    );
  }
}

async function describe(page, messages) {
  const frames = await Promise.all(page.frames().map(describeFrame));
  return [...frames, ...messages.slice(-5).map((message) => `  console: ${message}\n`)].join('');
}

async function describeFrame(frame) {
  const text = frame
    .evaluate('document.body?.innerText ?? ""')
    .catch((error) => `(not readable: ${error.message})`);
  const silence = new Promise((resolve) => setTimeout(resolve, patienceMilliseconds, '(no answer)').unref());
  const words = String(await Promise.race([text, silence]));
  return `- ${frame.url()}\n${words.replace(/\s*\n\s*/g, ' | ').slice(0, mostCharacters)}\n`;
}

// jest takes an environment from its default export.
// oxlint-disable-next-line import/no-default-export
export default BrowserEnvironment;
