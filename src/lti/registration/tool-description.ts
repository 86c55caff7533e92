import { noticeScope } from '../notices/notice-types.ts';

/** How Waymark presents itself to LMSs, spelled once for both kinds of registration. */
export const toolTitle = 'Waymark';
export const toolDescription =
  'Personalized pathways inside an ordinary assignment: students choose their way, and one honest grade comes back.';

/** Services that Waymark uses: Assignment and Grade Services 2.0 §4, Names and Role Provisioning Services 2.0 §2.2. */
export const wantedScopes = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
];

/** Asked for where they are offered, and not missed elsewhere. */
export const welcomeScopes = [noticeScope];

/** Names, so that teachers see who is who; no e-mail address, which Waymark does not keep. */
export const wantedClaims = ['iss', 'sub', 'name', 'given_name', 'family_name', 'locale'];

export const deepLinkingMessage = 'LtiDeepLinkingRequest';
export const resourceLinkMessage = 'LtiResourceLinkRequest';

/** Where an LMS and its browsers find us. */
export function toolAddresses(publicUrl: string) {
  return {
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    jwks: `${publicUrl}/lti/jwks`,
    icon: `${publicUrl}/lti/icon.svg`,
    host: new URL(publicUrl).host,
  };
}

/** A painted blaze on a post. Shown by LMSs beside our name, on their own pages. */
export const toolIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" role="img" aria-label="Waymark"><rect width="32" height="32" rx="7" fill="#1f6b4f"/><path d="M7 9h11l7 7-7 7H7z" fill="#fbfaf6"/><path d="M11 16h8" stroke="#1f6b4f" stroke-width="2.5" stroke-linecap="round"/></svg>`;
