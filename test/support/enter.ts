import { launch } from '../../sandbox/lms/scripted-browser.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import type { School } from './tool.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const rolesClaim = 'https://purl.imsglobal.org/spec/lti/claim/roles';

export interface Visitor {
  api: ApiClient;
  personId: string;
  token: string;
}

/** Somebody launches this assignment; with `role`, such as `#Instructor`, as something else than the school knows them for. */
export async function enterAs(
  { lms, tool }: School,
  { as, link, role }: { as: string; link: string; role?: string | undefined },
): Promise<Visitor> {
  const page = await launch({
    lms,
    as,
    link,
    ...(role
      ? {
          editClaims: (claims) =>
            void ((claims as Record<string, unknown>)[rolesClaim] = [membership + role]),
        }
      : {}),
  });
  const { session, person } = page.launch as LaunchView;
  return { api: createApiClient(tool.url, session.token), personId: person.id, token: session.token };
}
