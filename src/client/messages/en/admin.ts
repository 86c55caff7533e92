/** The frame of the admin console. */
export const admin = {
  title: 'Waymark admin',
  installation: 'All districts and schools',
  signedInAs: (label: string) => `Signed in: ${label}`,
  sections: 'Sections',
  leaveTenant: 'Back to all districts',
  sessionEndedStep: 'Open the console again from your LMS, or ask for a new sign-in link.',
  noSection: 'This page does not exist.',
  noSectionStep: 'Choose one from the list.',
  tenants: {
    title: 'Districts and schools',
    intro: 'Each is kept apart from all others. When you look after one, its audit trail says so.',
    empty: 'There is no district yet.',
    emptyStep: 'Connect an LMS first: each registration makes one.',
    since: (day: string) => `since ${day}`,
    enter: 'Look after',
    enterThis: (name: string) => `Look after ${name}`,
    more: 'Show more',
  },
};
