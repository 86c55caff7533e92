/** A form of an LMS as a sketch shows it. The labels are the LMS's own and are not translated. */
export interface LmsForm {
  title: string;
  rows: LmsRow[];
}

export interface LmsRow {
  label: string;
  kind: 'field' | 'box' | 'button';
  /** What goes there is what this step is about. */
  isMarked?: boolean;
  value?: string;
}

const field = (label: string, value?: string): LmsRow => ({
  label,
  kind: 'field',
  ...(value === undefined ? {} : { value }),
});
const box = (label: string): LmsRow => ({ label, kind: 'box' });
const button = (label: string): LmsRow => ({ label, kind: 'button' });
const marked = (row: LmsRow): LmsRow => ({ ...row, isMarked: true });

/** The forms that are asked about most, by LMS and way. */
export const lmsForms = {
  canvasRegistration: {
    title: 'Canvas · Register App',
    rows: [marked(field('Dynamic Registration URL', 'https://…/lti/register?invite=…')), button('Continue')],
  },
  canvasKey: {
    title: 'Canvas · Key Settings',
    rows: [
      field('Key Name', 'Waymark'),
      marked(field('Redirect URIs', 'https://…/lti/launch')),
      field('Method', 'Enter URL'),
      marked(field('JSON URL', 'https://…/lti/canvas.json')),
      button('Save'),
    ],
  },
  canvasClient: {
    title: 'Canvas · Developer Keys',
    rows: [field('Name', 'Waymark'), marked(field('Details', '10000000000001')), marked(button('ON'))],
  },
  schoologyBoxes: {
    title: 'Schoology · Add App',
    rows: [
      marked(box('Course Materials (Selection)')),
      marked(box('Send Name and Email/Username of user')),
      marked(box('Deep Linking')),
      marked(box('Assignment and Grade Services (AGS)')),
      marked(box('Use Unique Lineitem Identifiers')),
      marked(box('Names and Role Provisioning (NRPS)')),
    ],
  },
  schoologyAddresses: {
    title: 'Schoology · Add App',
    rows: [
      marked(field('Key (JWKS URL)', 'https://…/lti/jwks')),
      marked(field('Domain/URL', 'https://…/lti/launch')),
      marked(field('OIDC Login Init URL', 'https://…/lti/login')),
      marked(field('Redirect URLs', 'https://…/lti/launch')),
    ],
  },
  schoologyDeployment: {
    title: 'Schoology · Organization Apps · Configure',
    rows: [marked(field('Deployment ID', '7210345678-3456789012'))],
  },
  moodleAdd: {
    title: 'Moodle · Manage tools',
    rows: [
      marked(field('Tool URL …', 'https://…/lti/register?invite=…')),
      marked(button('Add LTI Advantage')),
      button('Add Legacy LTI'),
    ],
  },
  moodleUsage: {
    title: 'Moodle · External tool configuration',
    rows: [
      field('Tool name', 'Waymark'),
      marked(field('Tool configuration usage', 'Show in activity chooser and …')),
      button('Save changes'),
    ],
  },
  moodleAddresses: {
    title: 'Moodle · External tool configuration',
    rows: [
      marked(field('Tool URL', 'https://…/lti/launch')),
      field('LTI version', 'LTI 1.3'),
      field('Public key type', 'Keyset URL'),
      marked(field('Public keyset', 'https://…/lti/jwks')),
      marked(field('Initiate login URL', 'https://…/lti/login')),
      marked(field('Redirection URI(s)', 'https://…/lti/launch')),
    ],
  },
  brightspaceDynamic: {
    title: 'Brightspace · Register Tool · Dynamic',
    rows: [
      marked(field('Tool initiation registration endpoint', 'https://…/lti/register?invite=…')),
      marked(box('Configure Deployment')),
      button('Register'),
    ],
  },
  brightspaceAddresses: {
    title: 'Brightspace · Register Tool · Standard',
    rows: [
      marked(field('Domain', 'https://…')),
      marked(field('Redirect URLs', 'https://…/lti/launch')),
      marked(field('OpenID Connect Login URL', 'https://…/lti/login')),
      marked(field('Target Link URI', 'https://…/lti/launch')),
      marked(field('Keyset URL', 'https://…/lti/jwks')),
    ],
  },
  blackboardRegister: {
    title: 'Blackboard · Register LTI 1.3/Advantage Tool',
    rows: [marked(field('Client ID', 'Application ID')), button('Submit')],
  },
  sakaiAuto: {
    title: 'Sakai · LTI Advantage Auto Provision',
    rows: [
      field('Title', 'Waymark'),
      marked(button('Use LTI Advantage Auto Configuration')),
      marked(field('Registration URL', 'https://…/lti/register?invite=…')),
    ],
  },
  sakaiAddresses: {
    title: 'Sakai · Install LTI 1.x Tool',
    rows: [
      marked(field('Launch URL', 'https://…/lti/launch')),
      marked(field('LTI 1.3 Tool Keyset URL', 'https://…/lti/jwks')),
      marked(field('LTI 1.3 Tool OpenID Connect', 'https://…/lti/login')),
      marked(field('LTI 1.3 Tool Redirect Endpoint(s)', 'https://…/lti/launch')),
    ],
  },
} satisfies Record<string, LmsForm>;

export type LmsFormName = keyof typeof lmsForms;
