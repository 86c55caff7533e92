import { dressRules } from './dresses/index.ts';
import type { Assignment, Dress, LineItem } from './model.ts';
import { chosenDeployment, getCourse, getRegistration, takeNumber } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

export interface NewAssignment {
  dress?: Dress | undefined;
  course: string;
  title: string;
  description?: string | undefined;
  url?: string | undefined;
  custom?: Record<string, string> | undefined;
  /** Absent or null = a link without a column in the gradebook. */
  scoreMaximum?: number | null | undefined;
  label?: string | undefined;
  resourceId?: string | null | undefined;
  tag?: string | null | undefined;
  dueAt?: string | null | undefined;
  availableAt?: string | null | undefined;
  closesAt?: string | null | undefined;
  gradesReleased?: boolean | null | undefined;
  submissionReview?: Record<string, unknown> | null | undefined;
  opensInNewTab?: boolean | undefined;
  clientId?: string | undefined;
  deploymentId?: string | undefined;
  published?: boolean | undefined;
  linkHistory?: string[] | undefined;
}

/** Puts an assignment into a course, with its column when it has points. */
export function addAssignment({ state }: Sandbox, input: NewAssignment): Assignment {
  const dress = input.dress ?? 'canvas';
  const registration = getRegistration(state, dress, input.clientId);
  const number = takeNumber(state);
  const assignment: Assignment = {
    id: `assignment-${number}`,
    dress,
    courseId: getCourse(state, input.course).id,
    clientId: registration.clientId,
    deploymentId: input.deploymentId ?? chosenDeployment(state, registration),
    linkId: dressRules[dress].linkId(number),
    title: input.title,
    description: input.description ?? '',
    url: input.url ?? registration.launchUrl,
    custom: input.custom ?? {},
    // Canvas leaves what a tool adds unpublished; here that is a switch, so that the first walk needs no extra press.
    published: input.published ?? !(dress === 'canvas' && state.faults.newAssignmentsUnpublished),
    opensInNewTab: input.opensInNewTab ?? false,
    availableAt: input.availableAt ?? null,
    closesAt: input.closesAt ?? null,
    dueAt: input.dueAt ?? null,
    allowedAttempts: null,
    linkHistory: input.linkHistory ?? [],
  };
  state.assignments.push(assignment);
  if (input.scoreMaximum !== null && input.scoreMaximum !== undefined) {
    const item: LineItem = {
      id: String(takeNumber(state)),
      dress,
      courseId: assignment.courseId,
      clientId: assignment.clientId,
      assignmentId: assignment.id,
      isMain: true,
      label: input.label ?? input.title,
      scoreMaximum: input.scoreMaximum,
      resourceId: input.resourceId ?? null,
      tag: input.tag ?? null,
      startDateTime: assignment.availableAt,
      endDateTime: assignment.dueAt,
      gradesReleased: input.gradesReleased ?? null,
      submissionReview: input.submissionReview ?? null,
    };
    state.lineItems.push(item);
  }
  return assignment;
}
