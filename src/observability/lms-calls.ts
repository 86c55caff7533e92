import { AsyncLocalStorage } from 'node:async_hooks';
import { parseUrl } from '../config/parse-url.ts';

/** What we ask an LMS for; the labels of the metrics, so there are few. */
export type LmsCallKind = 'keys' | 'token' | 'score' | 'results' | 'line-items' | 'members';

export type LmsCallOutcome = 'ok' | 'refused' | 'throttled' | 'failed' | 'timeout' | 'unreachable';

export interface LmsCallMeasured {
  /** Kind of LMS, never which one. */
  family: string;
  call: LmsCallKind;
  outcome: LmsCallOutcome;
  seconds: number;
}

interface RunningCall {
  family: string;
  tokenUrl: string;
  call: LmsCallKind;
  observe: (measured: LmsCallMeasured) => void;
}

const running = new AsyncLocalStorage<RunningCall>();

/**
 * Says for whom and what the HTTP requests within `work` are, so that the clients far below can measure each with its labels. ltijs
 * stands between the two and hands nothing through.
 */
export function duringLmsCall<T>(call: RunningCall, work: () => Promise<T>): Promise<T> {
  return running.run(call, work);
}

/**
 * Begins to measure one HTTP request to an LMS. Outside of `duringLmsCall` nothing is measured.
 * @returns to be called with the HTTP status, or with the error when there was no answer; the first call counts
 */
export function measureLmsRequest(url: string): (end: { status: number } | { error: unknown }) => void {
  const call = running.getStore();
  if (!call) return () => undefined;
  const started = process.hrtime.bigint();
  const isToken = parseUrl(url)?.href === parseUrl(call.tokenUrl)?.href;
  let isMeasured = false;
  return (end) => {
    if (isMeasured) return;
    isMeasured = true;
    call.observe({
      family: call.family,
      call: isToken ? 'token' : call.call,
      outcome: 'status' in end ? outcomeOfStatus(end.status) : outcomeOfError(end.error),
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
    });
  };
}

function outcomeOfStatus(status: number): LmsCallOutcome {
  if (status === 429) return 'throttled';
  if (status >= 500) return 'failed';
  return status >= 300 ? 'refused' : 'ok';
}

function outcomeOfError(error: unknown): LmsCallOutcome {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  // Our own limits: an address or an answer that we do not take.
  if (code === 'PLATFORM_FAILED' || code === 'ERR_CANCELED') return 'refused';
  const isTimeout = name === 'TimeoutError' || /TIMEOUT|TIMEDOUT/.test(code ?? '');
  return isTimeout ? 'timeout' : 'unreachable';
}
