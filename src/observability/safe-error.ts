interface SafeError {
  type: string;
  message: string;
  code?: string | number;
  /** Where it was thrown; the lines of the stack without the message. */
  at?: string[];
  cause?: SafeError;
}

const framesAtMost = 20;
const causesAtMost = 3;

/**
 * Whose messages are words of a program and hold nothing that came from outside. Others quote what they choked on: a JSON error the
 * LMS's answer, a validation error the value, a duplicate key the document.
 */
const plainSpoken =
  /^(Error|TypeError|RangeError|ReferenceError|AbortError|TimeoutError|\w*(Refused|Failed|Session|Conflict|Forbidden|NotFound|InvalidRequest|Rule)Error|AppError|Mongo(Network|ServerSelection|PoolCleared|WaitQueue|TopologyClosed|NotConnected)\w*)$/;

/**
 * What a log may hold of an error: type, code, where it happened, and its message when that is known to be free of people's words. Never
 * its other properties (an LMS's own words, values, requests). Anything that is no error passes through as its type.
 */
export function safeError(thrown: unknown): SafeError {
  return describe(thrown, causesAtMost);
}

function describe(thrown: unknown, causesLeft: number): SafeError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '[cut]' };
  const { code } = thrown as { code?: unknown };
  const at = framesOf(thrown.stack);
  return {
    type: thrown.name,
    message: plainSpoken.test(thrown.name) ? thrown.message : '[cut]',
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(at.length > 0 ? { at } : {}),
    ...(thrown.cause === undefined || causesLeft === 0
      ? {}
      : { cause: describe(thrown.cause, causesLeft - 1) }),
  };
}

function framesOf(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
    .slice(0, framesAtMost);
}
