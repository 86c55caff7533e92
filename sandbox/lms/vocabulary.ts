export const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
export const ags = 'https://purl.imsglobal.org/spec/lti-ags/';
export const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
export const nrps = 'https://purl.imsglobal.org/spec/lti-nrps/';
export const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';
export const testUserRole = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

export const serviceScopes = {
  lineItem: `${ags}scope/lineitem`,
  lineItemReadonly: `${ags}scope/lineitem.readonly`,
  score: `${ags}scope/score`,
  result: `${ags}scope/result.readonly`,
  members: `${nrps}scope/contextmembership.readonly`,
};

/** Platform Notification Service 1.0; Canvas has it. */
export const noticeScope = 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers';
export const noticeTypes = ['LtiHelloWorldNotice', 'LtiContextCopyNotice'] as const;

export const mediaTypes = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
};

export const messageTypes = {
  'resource-link': 'LtiResourceLinkRequest',
  'deep-linking': 'LtiDeepLinkingRequest',
  'submission-review': 'LtiSubmissionReviewRequest',
} as const;
