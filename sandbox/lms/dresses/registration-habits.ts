import type { z } from 'zod';
import type { Registration } from '../model.ts';
import type { Sandbox } from '../sandbox.ts';

export const platformConfigurationKey = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
export const toolConfigurationKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** What a registration is made of, whichever way it came. */
export type NewRegistration = Pick<
  Registration,
  | 'name'
  | 'loginUrl'
  | 'launchUrl'
  | 'redirectUrls'
  | 'jwksUrl'
  | 'scopes'
  | 'custom'
  | 'sharesNames'
  | 'enabled'
  | 'isOffered'
>;

export interface Refusal {
  status: number;
  reason: string;
  body: Record<string, unknown>;
}

/** Dynamic Registration 1.0 as one product has it. */
export interface RegistrationHabits {
  path: string;
  /** Whether the configuration is shown to holders of a registration token only. */
  guardsConfiguration: boolean;
  configuration(sandbox: Sandbox): Record<string, unknown>;
  /** The request, read and checked. */
  read(body: unknown): { request: RegistrationBody; registration: NewRegistration } | Refusal;
  answer(sandbox: Sandbox, request: RegistrationBody, registration: Registration): Record<string, unknown>;
}

export type RegistrationBody = z.infer<z.ZodObject<{ client_name: z.ZodString }, z.core.$loose>>;
