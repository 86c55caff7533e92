import { z } from 'zod';

/** Which of the LMS's own services a fault is about. */
export const services = ['jwks', 'token', 'lineItems', 'scores', 'results', 'members'] as const;
export type Service = (typeof services)[number];

const serviceFault = z.strictObject({
  /** How many requests it still spoils; absent = until switched off. */
  remaining: z.number().int().min(0).optional(),
  /** How many requests it lets pass first. */
  after: z.number().int().min(0).optional(),
  /** Absent = line items, scores, results and members. */
  services: z.array(z.enum(services)).optional(),
});

const faultsSchema = z.strictObject({
  expiredToken: z.boolean(),
  wrongKey: z.boolean(),
  replayedLaunch: z.boolean(),
  loginRequired: z.boolean(),
  /** Canvas has been seen to throttle with 403, too. Absent: 429, after 5 seconds. */
  tooManyRequests: serviceFault
    .extend({
      status: z.union([z.literal(429), z.literal(403)]).optional(),
      retryAfterSeconds: z.number().int().min(0).optional(),
    })
    .nullable(),
  /** Absent status: 500. */
  serverError: serviceFault.extend({ status: z.number().int().min(500).max(599).optional() }).nullable(),
  /** The answer is made, the grade kept, and the connection cut before the tool hears of it. */
  lostAnswer: serviceFault.nullable(),
  unauthorized: serviceFault.nullable(),
  slowMilliseconds: z.number().int().min(0).max(120_000),
  /** Which services are slow; null = all. */
  slowServices: z.array(z.enum(services)).nullable(),
  tokenEndpointDown: z.boolean(),
  namesWithheld: z.boolean(),
  noPlatformStorage: z.boolean(),
  /** Storage goes by the names of its drafts, as in Brightspace. */
  oldStorageNames: z.boolean(),
  /** Storage is announced and never answers, as in Canvas's mobile apps. */
  silentPlatformStorage: z.boolean(),
  newAssignmentsUnpublished: z.boolean(),
});

export type Faults = z.infer<typeof faultsSchema>;
export const faultsChangeSchema = faultsSchema.partial();

export function noFaults(): Faults {
  return {
    expiredToken: false,
    wrongKey: false,
    replayedLaunch: false,
    loginRequired: false,
    tooManyRequests: null,
    serverError: null,
    lostAnswer: null,
    unauthorized: null,
    slowMilliseconds: 0,
    slowServices: null,
    tokenEndpointDown: false,
    namesWithheld: false,
    noPlatformStorage: false,
    oldStorageNames: false,
    silentPlatformStorage: false,
    newAssignmentsUnpublished: false,
  };
}

type CountedFault = 'tooManyRequests' | 'serverError' | 'lostAnswer' | 'unauthorized';

const ordinaryServices: readonly Service[] = ['lineItems', 'scores', 'results', 'members'];

/** Takes one use of a fault for this service; null when it is off, for others, or used up. */
export function takeFault<Name extends CountedFault>(
  faults: Faults,
  name: Name,
  service: Service,
): Faults[Name] {
  const fault = faults[name];
  if (!fault || !(fault.services ?? ordinaryServices).includes(service)) return null as Faults[Name];
  if (fault.after) {
    fault.after -= 1;
    return null as Faults[Name];
  }
  if (fault.remaining === undefined) return fault;
  if (fault.remaining === 0) return null as Faults[Name];
  fault.remaining -= 1;
  return fault;
}
