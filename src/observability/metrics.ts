import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { LmsCallMeasured } from './lms-calls.ts';

export interface Metrics {
  /** One launch that was let in (`accepted`) or refused (its code). */
  countLaunch(outcome: string): void;
  /** One request that was refused because there were too many, by the rule that it broke. */
  countLimited(rule: string): void;
  /** One answered request, by route pattern so that no id becomes a label. */
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void;
  /** One HTTP request of ours to an LMS. */
  observeLmsCall(call: LmsCallMeasured): void;
  /** Where numbers come from that are only read when somebody asks. */
  watch(sources: MetricSources): void;
  /** Also measure this process: memory, event loop, garbage collection. */
  watchProcess(): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  contentType: string;
}

interface OutboxCount {
  state: string;
  count: number;
  since?: Date;
}

export interface MetricSources {
  /** Grades that wait or are held, of all tenants, by state. Asked several times in a row. */
  outbox(): Promise<OutboxCount[]>;
  /** States of which an absent count means none. */
  outboxStates: readonly string[];
  database(): { inUse: number; waiting: number; maximum: number };
  /** Entries of the launch log that could not be kept. */
  launchLogDropped(): number;
  now(): Date;
}

const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const requestBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

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
  const limited = new Counter({
    name: 'waymark_rate_limited_total',
    help: 'Requests that were refused because there were too many, by rule.',
    labelNames: ['rule'],
    registers,
  });
  const requests = new Histogram({
    name: 'waymark_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const lmsCalls = new Histogram({
    name: 'waymark_lms_call_seconds',
    help: 'Time that an LMS took to answer us, by kind of LMS, what was asked and how it ended.',
    labelNames: ['family', 'call', 'outcome'],
    buckets: callBuckets,
    registers,
  });
  return {
    countLaunch: (outcome) => launches.inc({ outcome }),
    countLimited: (rule) => limited.inc({ rule }),
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status }, seconds),
    observeLmsCall: ({ seconds, ...labels }) => lmsCalls.observe(labels, seconds),
    watch: (sources) => watchSources(registry, sources),
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function watchSources(registry: Registry, sources: MetricSources): void {
  watchOutbox(registry, sources);
  const database = new Gauge({
    name: 'waymark_database_connections',
    help: 'Connections to the database: in use, requests that wait for one, and the most that may be open.',
    labelNames: ['state'],
    registers: [],
    collect() {
      const { inUse, waiting, maximum } = sources.database();
      this.set({ state: 'in_use' }, inUse);
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'maximum' }, maximum);
    },
  });
  const dropped = new Gauge({
    name: 'waymark_launch_log_dropped',
    help: 'Launches and refusals that this process could not keep in the launch log since it began.',
    registers: [],
    collect() {
      this.set(sources.launchLogDropped());
    },
  });
  registry.registerMetric(database);
  registry.registerMetric(dropped);
}

/** The same numbers in every process, since they share the outbox. Without the database there are none, rather than old ones. */
function watchOutbox(registry: Registry, { outbox, outboxStates, now }: MetricSources): void {
  const watchStates = (name: string, help: string, valueOf: (found: OutboxCount | undefined) => number) => {
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['state'],
      registers: [],
      async collect() {
        this.reset();
        const counts = await outbox().catch(() => undefined);
        if (!counts) return;
        for (const state of outboxStates)
          this.set({ state }, valueOf(counts.find((each) => each.state === state)));
      },
    });
    registry.registerMetric(gauge);
  };
  watchStates(
    'waymark_outbox_entries',
    'Grades that are not in the LMS yet, by state.',
    (found) => found?.count ?? 0,
  );
  watchStates(
    'waymark_outbox_oldest_seconds',
    'How long the oldest grade of this state waits or is held; 0 when there is none.',
    (found) => (found?.since ? Math.max(0, (now().getTime() - found.since.getTime()) / 1000) : 0),
  );
}
