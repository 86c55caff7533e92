/** Platform Notification Service 1.0, as Canvas implements it (Canvas developer documentation, "Platform Notification Service"). */
export const contextCopyNotice = 'LtiContextCopyNotice';
export const noticeScope = 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers';
export const noticesPath = '/lti/notices';
