import { z } from 'zod';

/** Which of the LMS's own services a fault is about. */
export const services = ['jwks', 'token', 'lineItems', 'scores', 'results', 'members'] as const;
export type Service = (typeof services)[number];

const serviceFault = z.strictObject({
  /** How many requests it still spoils; absent = until switched off. */
  remaining: z.number().int().min(0).optional(),
  /** Absent = line items, scores, results and members. */
  services: z.array(z.enum(services)).optional(),
});

const faultsSchema = z.strictObject({
  expiredToken: z.boolean(),
  wrongKey: z.boolean(),
  replayedLaunch: z.boolean(),
  loginRequired: z.boolean(),
  tooManyRequests: serviceFault.extend({ retryAfterSeconds: z.number().int().min(0).default(5) }).nullable(),
  serverError: serviceFault.extend({ status: z.number().int().min(500).max(599).default(500) }).nullable(),
  /** The answer is made, the grade kept, and the connection cut before the tool hears of it. */
  lostAnswer: serviceFault.nullable(),
  unauthorized: serviceFault.nullable(),
  slowMilliseconds: z.number().int().min(0).max(120_000),
  tokenEndpointDown: z.boolean(),
  namesWithheld: z.boolean(),
  noPlatformStorage: z.boolean(),
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
    tokenEndpointDown: false,
    namesWithheld: false,
    noPlatformStorage: false,
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
  if (fault.remaining === undefined) return fault;
  if (fault.remaining === 0) return null as Faults[Name];
  fault.remaining -= 1;
  return fault;
}
