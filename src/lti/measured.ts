import { duringLmsCall, type LmsCallKind, type LmsCallMeasured } from '../observability/lms-calls.ts';
import type { GradeService } from './grade-service.ts';
import type { Lti } from './index.ts';
import type { Platform } from './platform.model.ts';
import type { RosterService } from './roster-service.ts';

type Observe = (call: LmsCallMeasured) => void;
type ForPlatform<A extends unknown[], R> = (platform: Platform, ...rest: A) => Promise<R>;

/** The same service call, with its HTTP requests measured by kind of LMS and of call. */
export function measured<A extends unknown[], R>(
  observe: Observe,
  call: LmsCallKind,
  work: ForPlatform<A, R>,
): ForPlatform<A, R> {
  return (platform, ...rest) => {
    const { family, tokenUrl } = platform;
    return duringLmsCall({ family, tokenUrl, call, observe }, () => work(platform, ...rest));
  };
}

/** The grade services, measured. */
export function measuredGrades(grades: GradeService, observe: Observe): GradeService {
  return {
    sendScore: measured(observe, 'score', grades.sendScore),
    readResult: measured(observe, 'results', grades.readResult),
    listResults: measured(observe, 'results', grades.listResults),
    findLineItems: measured(observe, 'line-items', grades.findLineItems),
    createLineItem: measured(observe, 'line-items', grades.createLineItem),
    deleteLineItem: measured(observe, 'line-items', grades.deleteLineItem),
  };
}

/** The class lists, measured. */
export function measuredRoster({ listMembers }: RosterService, observe: Observe): RosterService {
  return { listMembers: measured(observe, 'members', listMembers) };
}

/** The port, with its fetches of key sets measured. */
export function measuredLti(lti: Lti, observe: Observe): Lti {
  const { verify } = lti.verifier;
  return {
    ...lti,
    verifier: {
      ...lti.verifier,
      verify: (idToken, platform, nonce) =>
        measured(observe, 'keys', () => verify(idToken, platform, nonce))(platform),
    },
  };
}
