import type { Assignment, Course, Dress, Grade, LineItem, Person, Registration } from './model.ts';
import type { SandboxState } from './state.ts';

/** What every part of the sandbox is given. */
export interface Sandbox {
  /** http://127.0.0.1:PORT */
  url: string;
  state: SandboxState;
  clock: () => Date;
}

export function findPerson(state: SandboxState, id: string): Person | null {
  return state.school.people.find((person) => person.id === id) ?? null;
}

export function getPerson(state: SandboxState, id: string): Person {
  const person = findPerson(state, id);
  if (!person) throw new Error(`nobody in the sandbox school has the id "${id}"`);
  return person;
}

export function findCourse(state: SandboxState, id: string): Course | null {
  return state.school.courses.find((course) => course.id === id) ?? null;
}

export function findCourseByNumber(state: SandboxState, number: string): Course | null {
  return state.school.courses.find((course) => course.number === number) ?? null;
}

export function getCourse(state: SandboxState, id: string): Course {
  const course = findCourse(state, id);
  if (!course) throw new Error(`the sandbox school has no course "${id}"`);
  return course;
}

/** By assignment id or resource link id. */
export function findAssignment(state: SandboxState, dress: Dress, id: string): Assignment | null {
  return state.assignments.find((one) => one.dress === dress && (one.id === id || one.linkId === id)) ?? null;
}

export function findMainLineItem(state: SandboxState, assignment: Assignment): LineItem | null {
  return state.lineItems.find((item) => item.assignmentId === assignment.id && item.isMain) ?? null;
}

/** The dress's registration with this client id; without one, the registration that its pages use. */
export function findRegistration(state: SandboxState, dress: Dress, clientId?: string): Registration | null {
  const { registrations, chosen } = state.platforms[dress];
  const wanted = clientId ?? chosen?.clientId;
  if (wanted === undefined) return registrations.find((one) => one.enabled) ?? registrations[0] ?? null;
  return registrations.find((one) => one.clientId === wanted) ?? null;
}

/** The installation of this registration that pages use. */
export function chosenDeployment(state: SandboxState, registration: Registration): string {
  const { chosen } = state.platforms[registration.dress];
  return chosen?.clientId === registration.clientId ? chosen.deploymentId : registration.deploymentId;
}

export function getRegistration(state: SandboxState, dress: Dress, clientId?: string): Registration {
  const registration = findRegistration(state, dress, clientId);
  if (!registration) throw new Error(`no tool ${clientId ?? ''} is registered in the ${dress} dress`);
  return registration;
}

export function findGrade(state: SandboxState, lineItemId: string, personId: string): Grade | null {
  return state.gradebook.find((one) => one.lineItemId === lineItemId && one.personId === personId) ?? null;
}

/** The student's cell in this column, made empty when there is none. */
export function ensureGrade(state: SandboxState, lineItemId: string, personId: string): Grade {
  const found = findGrade(state, lineItemId, personId);
  if (found) return found;
  const grade: Grade = {
    lineItemId,
    personId,
    score: null,
    gradedBy: null,
    needsGrading: false,
    comments: [],
    flag: null,
    attempts: [],
    timestamp: null,
    activityProgress: null,
    gradingProgress: null,
    sentMaximum: null,
    history: [],
  };
  state.gradebook.push(grade);
  return grade;
}

export function takeNumber(state: SandboxState): number {
  const number = state.nextNumber;
  state.nextNumber += 1;
  return number;
}
