/** Claim names and role values of LTI 1.3 Advantage, spelled once. */
export const claim = {
  messageType: 'https://purl.imsglobal.org/spec/lti/claim/message_type',
  version: 'https://purl.imsglobal.org/spec/lti/claim/version',
  deploymentId: 'https://purl.imsglobal.org/spec/lti/claim/deployment_id',
  targetLinkUri: 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri',
  resourceLink: 'https://purl.imsglobal.org/spec/lti/claim/resource_link',
  roles: 'https://purl.imsglobal.org/spec/lti/claim/roles',
  context: 'https://purl.imsglobal.org/spec/lti/claim/context',
  toolPlatform: 'https://purl.imsglobal.org/spec/lti/claim/tool_platform',
  launchPresentation: 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation',
  custom: 'https://purl.imsglobal.org/spec/lti/claim/custom',
  roleScopeMentor: 'https://purl.imsglobal.org/spec/lti/claim/role_scope_mentor',
  forUser: 'https://purl.imsglobal.org/spec/lti/claim/for_user',
  endpoint: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  namesRoleService: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  deepLinkingSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  notificationService: 'https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice',
  notice: 'https://purl.imsglobal.org/spec/lti/claim/notice',
  originContexts: 'https://purl.imsglobal.org/spec/lti/claim/origin_contexts',
  canvasPlacement: 'https://www.instructure.com/placement',
} as const;

export const role = {
  membership: 'http://purl.imsglobal.org/vocab/lis/v2/membership',
  testUser: 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
  /** Administrators of a school (account) and of the whole LMS (LTI Core 1.3 Appendix A.2). */
  administrators: [
    'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
    'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
    'http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin',
  ],
} as const;
