import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  /** One launch that was let in (`accepted`) or refused (its code). */
  countLaunch(outcome: string): void;
  /** One answered request, by route pattern so that no id becomes a label. */
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void;
  /** Also measure this process: memory, event loop, garbage collection. */
  watchProcess(): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  contentType: string;
}

/** Numbers for operators; nothing in them names a person, course or school. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const launches = new Counter({
    name: 'waymark_launches_total',
    help: 'Launches by outcome: accepted, or the code of the refusal.',
    labelNames: ['outcome'],
    registers,
  });
  const requests = new Histogram({
    name: 'waymark_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  return {
    countLaunch: (outcome) => launches.inc({ outcome }),
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status }, seconds),
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
