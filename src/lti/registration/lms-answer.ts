import { z } from 'zod';
import { PlatformFailedError, RegistrationError, type Fault } from '../../http/errors.ts';
import { isTimeout, type OutboundAnswer } from '../outbound.ts';

// What an LMS answers to a registration comes from software of many makers, and is read by an admin who has to do something about it.

const startAgain = 'Start the registration again in your LMS.';
const longestWords = 300;

/** Codes and words as LMSs send them: RFC 7591 (`error`, `error_description`), Canvas (`errors`, a list or an object of lists). */
const refusalSchema = z.object({
  error: z.unknown().optional(),
  error_description: z.unknown().optional(),
  message: z.unknown().optional(),
  errors: z.unknown().optional(),
});

/**
 * The JSON of an answer to one of our two questions.
 * @param what what was asked for, such as "its configuration"
 * @throws RegistrationError that says what the LMS did instead
 */
export function readLmsJson(answer: OutboundAnswer, what: string): unknown {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    throw unusable(
      `Your LMS sent us to another page in place of ${what}. Often that is its sign-in page.`,
      'Tell your LMS admin: the address must answer without signing in, and we follow no redirects.',
    );
  }
  if (status < 200 || status >= 300) throw refusal(answer, what);
  if (answer.text.trim() === '') throw unusable(`Your LMS answered with nothing in place of ${what}.`);
  if (isHtml(answer)) {
    throw unusable(
      `Your LMS answered with a web page in place of ${what}. Often that is its sign-in page.`,
      'Tell your LMS admin: the address must answer without signing in.',
    );
  }
  const parsed = parseJson(answer.text);
  if (parsed === undefined)
    throw unusable(`Your LMS answered with something that is not JSON in place of ${what}.`);
  return parsed;
}

/** The LMS refused; its own words are repeated, since only its admin can act on them. */
function refusal(answer: OutboundAnswer, what: string): RegistrationError {
  const { status } = answer;
  const faults = isHtml(answer) ? [] : refusalFaults(parseJson(answer.text));
  if (status === 401 || status === 403) {
    return new RegistrationError({
      code: 'REGISTRATION_REFUSED',
      status: 502,
      message: `Your LMS did not let us have ${what} (${status}).`,
      nextStep: `Its permission to register is good for one time and about an hour. ${startAgain}`,
      faults,
      details: { upstreamStatus: status },
    });
  }
  const isOurRequest = status >= 400 && status < 500 && status !== 404;
  return new RegistrationError({
    code: isOurRequest ? 'REGISTRATION_REFUSED' : 'REGISTRATION_LMS_UNUSABLE',
    status: 502,
    message:
      status === 404
        ? `Your LMS has nothing at the address where ${what} should be (404).`
        : `Your LMS refused to give us ${what} (${status}).`,
    nextStep: nextStepAfter(status, faults.length > 0),
    faults,
    details: { upstreamStatus: status },
  });
}

function nextStepAfter(status: number, hasWords: boolean): string {
  if (status === 404)
    return 'Not every LMS registers tools by itself: in Schoology and Blackboard, register Waymark by hand.';
  return hasWords ? `These are the words of your LMS. ${startAgain}` : startAgain;
}

function refusalFaults(body: unknown): Fault[] {
  const parsed = refusalSchema.safeParse(body);
  if (!parsed.success) return [];
  const { error, error_description: description, message, errors } = parsed.data;
  const single = [error, description, message].filter((value) => typeof value === 'string').join(': ');
  return [...(single ? [fault('', single)] : []), ...listed(errors)].slice(0, 20);
}

function listed(errors: unknown): Fault[] {
  if (typeof errors === 'string') return [fault('', errors)];
  if (Array.isArray(errors)) {
    return errors.flatMap((entry: unknown) => {
      if (typeof entry === 'string') return [fault('', entry)];
      const { field, path, message } = (entry ?? {}) as Record<string, unknown>;
      return typeof message === 'string' ? [fault(String(field ?? path ?? ''), message)] : [];
    });
  }
  return Object.entries((errors ?? {}) as Record<string, unknown>).flatMap(([path, value]) =>
    listed(value).map((each) => fault(path, each.message)),
  );
}

function fault(path: string, message: string): Fault {
  return { path: path.slice(0, 100), message: message.slice(0, longestWords) };
}

function isHtml({ contentType, text }: OutboundAnswer): boolean {
  return contentType === 'text/html' || /^\s*<(!doctype|html)/i.test(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function unusable(message: string, nextStep = startAgain, faults: Fault[] = []): RegistrationError {
  return new RegistrationError({
    code: 'REGISTRATION_LMS_UNUSABLE',
    status: 502,
    message,
    nextStep,
    faults,
  });
}

/** No answer at all, or an address that we do not ask. */
export function unreachable(error: unknown): RegistrationError {
  if (!(error instanceof PlatformFailedError)) throw error;
  const slow = isTimeout(error.cause);
  return new RegistrationError({
    code: error.retryable ? 'REGISTRATION_LMS_UNREACHABLE' : 'REGISTRATION_ADDRESS_REFUSED',
    status: slow ? 504 : 502,
    message: slow ? 'Your LMS did not answer us in time.' : error.message,
    nextStep: error.retryable
      ? `Waymark’s server must be able to reach your LMS over the internet. ${startAgain}`
      : 'Tell your LMS admin: its addresses must be public and begin with https://.',
    cause: error,
  });
}
