import type { ErrorCode, Fault } from '../../http/errors.ts';

export type ClientErrorCode = ErrorCode | 'OFFLINE';

/** The one error of the client: what the server refused, or `OFFLINE` when no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ClientErrorCode;
  /** 0 when no answer came. */
  readonly status: number;
  readonly nextStep: string | undefined;
  readonly faults: Fault[];
  /** The rule of the pathway that was broken, for `RULE_BROKEN`. */
  readonly rule: string | undefined;

  constructor(options: {
    code: ClientErrorCode;
    status: number;
    message: string;
    nextStep?: string;
    faults?: Fault[];
    rule?: string;
  }) {
    super(options.message);
    this.code = options.code;
    this.status = options.status;
    this.nextStep = options.nextStep;
    this.faults = options.faults ?? [];
    this.rule = options.rule;
  }
}

export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError({ code: 'OFFLINE', status: 0, message: 'No answer came.' });
}

/** True when trying the same request again later can help. */
export function isPassing(error: ApiError): boolean {
  return error.code === 'OFFLINE' || error.code === 'TOO_MANY_REQUESTS' || error.status >= 500;
}

/** Reads the server's error body; a body that is not ours (a proxy's page) becomes `INTERNAL`. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const error = field(body, 'error');
  const code = field(error, 'code');
  const message = field(error, 'message');
  if (typeof code !== 'string' || typeof message !== 'string') {
    const fallback: ErrorCode = response.status === 401 ? 'SESSION_EXPIRED' : 'INTERNAL';
    return new ApiError({ code: fallback, status: response.status, message: response.statusText });
  }
  const nextStep = field(error, 'nextStep');
  const details = field(error, 'details');
  const rule = field(details, 'rule') ?? field(details, 'code');
  return new ApiError({
    code: code as ErrorCode,
    status: response.status,
    message,
    nextStep: typeof nextStep === 'string' ? nextStep : undefined,
    faults: readFaults(field(error, 'faults')),
    rule: typeof rule === 'string' ? rule : undefined,
  });
}

function readFaults(value: unknown): Fault[] {
  if (!Array.isArray(value)) return [];
  return value.map((fault: unknown) => ({
    path: String(field(fault, 'path') ?? ''),
    message: String(field(fault, 'message') ?? ''),
  }));
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
