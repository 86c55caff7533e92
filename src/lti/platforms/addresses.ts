import type { PlatformFamily } from '../platform.model.ts';

/** Where an LMS's endpoints are. `{site}` stands for the address of the school's LMS, `{clientId}` for the client id. */
export interface AddressPattern {
  id: string;
  /** Nothing in it is known beforehand, or the admin may know better. */
  isOpen: boolean;
  /** Where people open it: for the addresses, and because a school may frame us from a domain of its own. */
  asksSite: boolean;
  issuer: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  audience?: string;
}

const site = '{site}';

/** Any address at all: for LMSs that we do not know, and ones that were moved. */
export const openPattern: AddressPattern = {
  id: 'other',
  isOpen: true,
  asksSite: false,
  issuer: '',
  authUrl: '',
  tokenUrl: '',
  jwksUrl: '',
};

/**
 * Canvas's hosted environments share issuer and keys with all their schools; the launch host moved to `sso.canvaslms.com`, which
 * Platform Storage needs. A token is asked from the school's own host, whose address is then the assertion's audience (Canvas
 * developer documentation, "LTI Launch Overview").
 */
function hostedCanvas(id: string, stage: string): AddressPattern {
  return {
    id,
    isOpen: false,
    asksSite: true,
    issuer: `https://canvas.${stage}instructure.com`,
    authUrl: `https://sso.${stage}canvaslms.com/api/lti/authorize_redirect`,
    tokenUrl: `${site}/login/oauth2/token`,
    jwksUrl: `https://sso.${stage}canvaslms.com/api/lti/security/jwks`,
  };
}

const schoologyHost = 'https://lti-service.svc.schoology.com/lti-service';
const blackboardHost = 'https://developer.blackboard.com/api/v1';

/** What is known of each family, the usual one first. */
export const addressPatterns: Record<PlatformFamily, AddressPattern[]> = {
  canvas: [
    hostedCanvas('production', ''),
    hostedCanvas('beta', 'beta.'),
    hostedCanvas('test', 'test.'),
    {
      id: 'own',
      isOpen: true,
      asksSite: true,
      issuer: site,
      authUrl: `${site}/api/lti/authorize_redirect`,
      tokenUrl: `${site}/login/oauth2/token`,
      jwksUrl: `${site}/api/lti/security/jwks`,
    },
  ],
  // One platform for all districts (PowerSchool developer page "LTI Apps").
  schoology: [
    {
      id: 'production',
      isOpen: false,
      asksSite: true,
      issuer: 'https://schoology.schoology.com',
      authUrl: `${schoologyHost}/authorize-redirect`,
      tokenUrl: `${schoologyHost}/access-token`,
      jwksUrl: `${schoologyHost}/.well-known/jwks`,
    },
  ],
  // mod/lti; the issuer is the site's wwwroot, which may have a path and has no slash at its end.
  moodle: [
    {
      id: 'own',
      isOpen: true,
      asksSite: true,
      issuer: site,
      authUrl: `${site}/mod/lti/auth.php`,
      tokenUrl: `${site}/mod/lti/token.php`,
      jwksUrl: `${site}/mod/lti/certs.php`,
    },
  ],
  // Brightspace wants an audience that is not its token URL (D2L, "LTI Advantage").
  brightspace: [
    {
      id: 'own',
      isOpen: true,
      asksSite: true,
      issuer: site,
      authUrl: `${site}/d2l/lti/authenticate`,
      tokenUrl: 'https://auth.brightspace.com/core/connect/token',
      jwksUrl: `${site}/d2l/.well-known/jwks`,
      audience: 'https://api.brightspace.com/auth/token',
    },
  ],
  // One platform for all institutions; its key set is one for each application (Anthology developer documentation).
  blackboard: [
    {
      id: 'production',
      isOpen: false,
      asksSite: false,
      issuer: 'https://blackboard.com',
      authUrl: `${blackboardHost}/gateway/oidcauth`,
      tokenUrl: `${blackboardHost}/gateway/oauth2/jwttoken`,
      jwksUrl: `${blackboardHost}/management/applications/{clientId}/jwks.json`,
    },
    openPattern,
  ],
  // The token address ends with the number of the tool there.
  sakai: [
    {
      id: 'own',
      isOpen: true,
      asksSite: true,
      issuer: site,
      authUrl: `${site}/imsoidc/lti13/oidc_auth`,
      tokenUrl: `${site}/imsblis/lti13/token/`,
      jwksUrl: `${site}/imsblis/lti13/keyset`,
    },
  ],
  other: [openPattern],
};

/** These have no page of their own on which an admin registers a tool by its address. */
export const familiesByHand: readonly PlatformFamily[] = ['schoology', 'blackboard'];

/** One client id serves many institutions there, so that only named deployments may join a tenant. */
export const familiesWithSharedClient: readonly PlatformFamily[] = ['blackboard'];
