import { dressRules } from './dresses/index.ts';
import type { NewRegistration } from './dresses/registration-habits.ts';
import type { Dress, Registration } from './model.ts';
import type { Sandbox } from './sandbox.ts';

/** A tool's registration with ids that were never given before. */
export function addRegistration({ state }: Sandbox, dress: Dress, input: NewRegistration): Registration {
  const { registrations, deleted } = state.platforms[dress];
  const install = dressRules[dress].install(registrations.length + deleted + 1);
  const registration: Registration = { dress, ...install, moreDeploymentIds: [], ...input };
  registrations.push(registration);
  return registration;
}

/** One more installation under the same client id, such as that of another school. */
export function addDeployment(registration: Registration): string {
  const { nextDeployment } = dressRules[registration.dress];
  if (!nextDeployment) throw new Error('this LMS has one installation of each tool');
  const deploymentId = nextDeployment(registration.clientId, registration.moreDeploymentIds.length + 1);
  registration.moreDeploymentIds.push(deploymentId);
  return deploymentId;
}

export function deleteRegistration({ state }: Sandbox, { dress, clientId }: Registration): void {
  const platform = state.platforms[dress];
  platform.registrations = platform.registrations.filter((one) => one.clientId !== clientId);
  platform.deleted += 1;
  if (platform.chosen?.clientId === clientId) platform.chosen = null;
  state.assignments = state.assignments.filter((one) => one.dress !== dress || one.clientId !== clientId);
  state.lineItems = state.lineItems.filter((one) => one.dress !== dress || one.clientId !== clientId);
}
