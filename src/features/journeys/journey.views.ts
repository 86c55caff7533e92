import type { MilestoneDates } from '../../domain/pace.ts';
import { possiblePoints } from '../../domain/path-score.ts';
import { toPassbackView } from '../../domain/passback.ts';
import { learnerNumber } from '../../domain/pseudonym.ts';
import { shownScore } from '../../domain/shown-score.ts';
import { whyScore } from '../../domain/why-score.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { suggestOptions, type Suggestion, type SuggestionInputs } from '../../domain/suggestions.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { JourneyView, PassbackView } from './journey.contract.ts';
import type { Draft, StoredJourney } from './journey.model.ts';
import { presentJourney } from './journey.presenter.ts';
import { proposalAnswerers } from './proposal.presenter.ts';
import type { JourneyAssignment, JourneyStore } from './journey.store.ts';
import type { ScoreView } from './score.contract.ts';

/** An assignment as screens need it. */
export interface ShownAssignment extends JourneyAssignment {
  title: string;
  dueAt?: Date;
  milestoneDates?: MilestoneDates;
  grades?: { lineItemUrl?: string; lineItemMissing?: boolean };
}

export interface ShownPerson {
  _id: string;
  name?: string;
  isTestStudent: boolean;
}

/** A student as a course knows them. */
export interface ClassMember extends ShownPerson {
  /** The LMS's class list does not name them any more. */
  hasLeft: boolean;
  /** Names of their sections, where the LMS tells. */
  sections: string[];
}

export interface JourneyViews {
  /** The whole screen of one journey. Drafts only for the student who writes them. */
  journey(session: Session, journey: StoredJourney, drafts: Draft[]): Promise<JourneyView>;
  /** Why the score of a journey is what it is. */
  score(session: Session, journey: StoredJourney): Promise<ScoreView>;
}

/** Puts journeys together with names, the assignment and the LMS's name, for screens. */
export function createJourneyViews(dependencies: {
  store: JourneyStore;
  getAssignment(tenantId: string, assignmentId: string): Promise<ShownAssignment>;
  listPeople(tenantId: string, personIds: string[]): Promise<ShownPerson[]>;
  lmsName(platformId: string): Promise<string>;
  isVoiceAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  isMediaAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
  /** Whether this student's profile waits for its first line. */
  invitesToProfile(place: { tenantId: string; courseId: string; personId: string }): Promise<boolean>;
  /** What reasons on options may be made of. */
  suggestionInputsOf(journey: StoredJourney): Promise<SuggestionInputs>;
  /** Notes what a student is shown; returns at once and never fails. */
  noteSuggested(shown: {
    journey: StoredJourney;
    content: PathwayContent;
    inputs: SuggestionInputs;
    suggested: Map<string, Suggestion>;
  }): void;
  clock: Clock;
}): JourneyViews {
  const { clock, store, getAssignment, listPeople, lmsName } = dependencies;

  const journeyViewOf: JourneyViews['journey'] = async (session, journey, drafts) => {
    const reviewers = journey.works.flatMap((work) => work.reviews.map((review) => review.reviewedBy));
    const isForReview = session.role !== 'student';
    const [assignment, content, people, lms, inputs, invites] = await Promise.all([
      getAssignment(session.tenantId, journey.assignmentId),
      store.contentOf(journey),
      listPeople(session.tenantId, [
        ...new Set([journey.personId, ...reviewers, ...proposalAnswerers(journey)]),
      ]),
      lmsName(session.platformId),
      isForReview ? undefined : dependencies.suggestionInputsOf(journey),
      !isForReview && dependencies.invitesToProfile(journey),
    ]);
    const names = new Map(people.map((person) => [person._id, displayName(person)]));
    const maximum = assignment.points ?? possiblePoints(content);
    const view = presentJourney({
      journey,
      content,
      assignment,
      studentName: names.get(journey.personId) ?? pseudonym(journey.personId),
      reviewerNames: names,
      drafts,
      now: clock(),
      passback: passbackOf(journey, assignment, lms, maximum),
      isForReview,
      ...(inputs ? suggestedBy({ journey, content, inputs }) : {}),
      isVoiceAllowed: await (isForReview ? dependencies.isVoiceAllowed : dependencies.isMediaAllowed)(
        session.tenantId,
        session.courseId,
      ),
    });
    return invites ? { ...view, invitesToProfile: true as const } : view;
  };

  function suggestedBy(known: { journey: StoredJourney; content: PathwayContent; inputs: SuggestionInputs }) {
    const { content, inputs } = known;
    if (inputs.policy.isOff) return {};
    const byTask = suggestOptions(inputs, content);
    dependencies.noteSuggested({ ...known, suggested: byTask });
    return { suggested: { byTask, lowered: inputs.steering.lowered } };
  }

  const score: JourneyViews['score'] = async (session, journey) => {
    const [assignment, content, lms] = await Promise.all([
      getAssignment(session.tenantId, journey.assignmentId),
      store.contentOf(journey),
      lmsName(session.platformId),
    ]);
    const maximum = assignment.points ?? possiblePoints(content);
    const { milestones, earned, possible } = whyScore(journey, content, maximum);
    return {
      milestones,
      earned,
      possible,
      shown: shownScore(journey.summary.fraction, maximum, journey.passback),
      passback: passbackOf(journey, assignment, lms, maximum),
    };
  };

  return { journey: journeyViewOf, score };
}

export function passbackOf(
  journey: StoredJourney | undefined,
  assignment: ShownAssignment,
  lms: string,
  maximum: number,
): PassbackView {
  const hasLineItem = Boolean(assignment.grades?.lineItemUrl);
  if (!journey)
    return { state: hasLineItem ? 'nothing-to-send' : 'no-line-item', lms, scoreMaximum: maximum };
  return toPassbackView(journey.passback, { lms, hasLineItem, scoreMaximum: maximum });
}

export function displayName(person: ShownPerson): string {
  return person.name ?? pseudonym(person._id);
}

/** Names may be withheld. */
function pseudonym(personId: string): string {
  return `Learner ${learnerNumber(personId)}`;
}
