/**
 * Binds a launch to this browser, from a page of its own without React (LTI Client Side postMessages and Postmessage Storage).
 * At login it looks whether our cookie stays in this frame, leaves the binding with the LMS where that is offered, and goes on;
 * where neither works it offers a tab, before the LMS has used the login up. At launch it gets the binding back from the LMS.
 * Every way out is bounded by a timeout, because Canvas's mobile apps announce storage and never answer.
 */
interface Common {
  key: string;
  /** `_parent`, or the name of a sibling frame that forwards messages; absent when the LMS offers no storage. */
  frame?: string;
  /** Origin of the registered authorization endpoint: the only one that may see or answer put and get. */
  targetOrigin: string;
  timeoutMilliseconds?: number;
}
interface PutStep extends Common {
  step: 'put';
  value: string;
  /** The authorization URL. */
  next: string;
}
interface GetStep extends Common {
  step: 'get';
}

type Verb = 'put_data' | 'get_data';
interface Route {
  subject: string;
  frame: string;
}
type Answer = Record<string, unknown>;

const defaultTimeoutMilliseconds = 3_000;
/** With a cookie the LMS's storage is a second string, not worth a long wait. */
const besideCookieMilliseconds = 500;
const repeatMilliseconds = 150;
/** After so long, a word says why nothing is to be seen yet. */
const silentMilliseconds = 800;
const prefixes = ['lti.', 'org.imsglobal.lti.'];

// A file of its own scope, although it imports nothing.
export {};

void run();

async function run(): Promise<void> {
  const block = document.getElementById('platform-storage')?.textContent;
  if (!block) return;
  const step = JSON.parse(block) as PutStep | GetStep;
  window.setTimeout(() => document.getElementById('slow')?.removeAttribute('hidden'), silentMilliseconds);
  if (step.step === 'put') {
    await begin(step);
    return;
  }
  const answer = await exchange(step, 'get_data', {});
  if (typeof answer?.['value'] === 'string' && answer['value'] !== '') goOn(answer['value']);
  else offerNewTab();
}

async function begin(step: PutStep): Promise<void> {
  const cookieStays = cookiesWork();
  const timeoutMilliseconds = cookieStays ? besideCookieMilliseconds : defaultTimeoutMilliseconds;
  const stored = await exchange({ timeoutMilliseconds, ...step }, 'put_data', { value: step.value });
  if (cookieStays || stored) window.location.replace(step.next);
  else offerNewTab();
}

/** Whether a cookie like the one that came with this page is kept in this frame. */
function cookiesWork(): boolean {
  try {
    document.cookie = 'waymark_check=1; Path=/lti; Max-Age=60; SameSite=None; Secure; Partitioned';
    return document.cookie.includes('waymark_check=1');
  } catch {
    return false;
  }
}

function goOn(binding: string): void {
  const form = document.querySelector<HTMLFormElement>('form#continue');
  const input = form?.querySelector<HTMLInputElement>('input[name="waymark_binding"]');
  if (!form || !input) return offerNewTab();
  input.value = binding;
  form.submit();
}

function offerNewTab(): void {
  document.getElementById('new-tab')?.removeAttribute('hidden');
  document.getElementById('waiting')?.setAttribute('hidden', '');
}

/** The LMS's answer, or null on refusal and when none came in time. */
async function exchange(step: Common, verb: Verb, content: Answer): Promise<Answer | null> {
  const holder = holderWindow();
  if (holder === null || step.frame === undefined) return null;
  const { timeoutMilliseconds = defaultTimeoutMilliseconds } = step;
  const startedAt = Date.now();
  const route = await findRoute(holder, verb, { frame: step.frame, timeoutMilliseconds });
  const target = frameOf(holder, route.frame) ?? holder;
  const answer = await ask({
    target,
    origin: step.targetOrigin,
    message: { subject: route.subject, key: step.key, ...content },
    milliseconds: Math.max(timeoutMilliseconds - (Date.now() - startedAt), 0),
  });
  return answer && answer['key'] === step.key ? answer : null;
}

function holderWindow(): Window | null {
  return window.parent === window ? (window.opener as Window | null) : window.parent;
}

/** Which message and frame the LMS announces for the verb; without an announcement, what the standard says. */
async function findRoute(
  holder: Window,
  verb: Verb,
  step: { frame: string; timeoutMilliseconds: number },
): Promise<Route> {
  const milliseconds = Math.min(1_000, step.timeoutMilliseconds / 3);
  // The answer decides no more than a frame's name: what is secret still goes to the exact origin only.
  const asked = prefixes.map((prefix) =>
    ask({ target: holder, origin: '*', message: { subject: `${prefix}capabilities` }, milliseconds }).then(
      (answer) => {
        const routes = answer ? announced(answer, verb, step.frame) : [];
        if (routes.length === 0) throw new Error('nothing announced');
        return routes;
      },
    ),
  );
  const routes = await Promise.any(asked).catch(() => []);
  const [preferred] = prefixes.flatMap((prefix) =>
    routes.filter((route) => route.subject === `${prefix}${verb}`),
  );
  return preferred ?? { subject: `lti.${verb}`, frame: step.frame };
}

function announced(answer: Answer, verb: Verb, frame: string): Route[] {
  const messages: unknown = answer['supported_messages'];
  if (!Array.isArray(messages)) return [];
  return messages.flatMap((message: unknown): Route[] => {
    if (!isObject(message) || typeof message['subject'] !== 'string') return [];
    if (!prefixes.some((prefix) => message['subject'] === `${prefix}${verb}`)) return [];
    const own = message['frame'];
    return [{ subject: message['subject'], frame: typeof own === 'string' && own !== '' ? own : frame }];
  });
}

/** A sibling frame by name. Asking another origin's window for a name that it does not have throws. */
function frameOf(holder: Window, name: string): Window | null {
  if (name === '_parent') return holder;
  for (const owner of [holder, window.top]) {
    try {
      const frame: unknown = owner && Reflect.get(owner.frames, name);
      if (frame) return frame as Window;
    } catch {
      // This window has no such frame.
    }
  }
  return null;
}

interface Question {
  target: Window;
  origin: string;
  message: Answer & { subject: string };
  milliseconds: number;
}

/** Posts one message until it is answered; takes only an answer from that window and origin, for that subject and message id. */
function ask({ target, origin, message, milliseconds }: Question): Promise<Answer | null> {
  const messageId = randomId();
  return new Promise((resolve) => {
    const finish = (answer: Answer | null) => {
      window.removeEventListener('message', listen);
      window.clearTimeout(timer);
      window.clearInterval(repeating);
      resolve(answer);
    };
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== target || (origin !== '*' && event.origin !== origin)) return;
      const data = readData(event.data);
      if (data?.['subject'] !== `${message.subject}.response` || data['message_id'] !== messageId) return;
      finish(data['error'] ? null : data);
    };
    const post = () => {
      try {
        target.postMessage({ ...message, message_id: messageId }, origin);
      } catch {
        finish(null);
      }
    };
    const timer = window.setTimeout(() => finish(null), milliseconds);
    // A frame of the LMS that is still loading hears nothing; asking again does no harm.
    const repeating = window.setInterval(post, repeatMilliseconds);
    window.addEventListener('message', listen);
    post();
  });
}

/** Objects by the standard; some platforms post JSON text. */
function readData(data: unknown): Answer | null {
  if (isObject(data)) return data;
  try {
    const parsed: unknown = typeof data === 'string' ? JSON.parse(data) : null;
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
