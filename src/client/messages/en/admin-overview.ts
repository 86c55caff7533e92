/** The console's home: what needs an admin, otherwise a few figures. */
export const overview = {
  title: 'Overview',
  fine: 'Everything works.',
  fineStep: 'Nothing waits for you.',
  needsYou: 'This needs you',
  pending: (count: string, isOne: boolean) =>
    isOne ? `${count} connection waits for approval.` : `${count} connections wait for approval.`,
  unclaimed: (count: string, isOne: boolean) =>
    isOne ? `${count} deployment belongs to nobody yet.` : `${count} deployments belong to nobody yet.`,
  held: (count: string, isOne: boolean) =>
    isOne ? `${count} grade does not reach the LMS.` : `${count} grades do not reach the LMS.`,
  retryingLong: (count: string, isOne: boolean) =>
    isOne
      ? `${count} grade has been tried for more than an hour.`
      : `${count} grades have been tried, some for more than an hour.`,
  requests: (count: string, isOne: boolean) =>
    isOne ? `${count} person asks for admin rights.` : `${count} people ask for admin rights.`,
  failing: (name: string) => `Nobody could open Waymark from ${name} today.`,
  manyRefused: (count: string) => `${count} of the last launches were refused.`,
  notConnected: 'No LMS is connected yet.',
  look: 'Look at it',
  lookAt: (what: string) => `Look at it: ${what}`,
  figures: 'Figures',
  platforms: 'Active LMS connections',
  deployments: 'Active deployments',
  suspended: 'Suspended',
  lastLaunch: 'Last launch',
  never: 'never',
  launches: 'Launches of the last day',
  launchesOf: (refused: string, looked: string) => `${looked}, of which ${refused} refused`,
  launchesMany: (refused: string, looked: string) => `the last ${looked}, of which ${refused} refused`,
  onTheWay: 'Grades on their way',
  rotating: 'New keys on their way',
};
