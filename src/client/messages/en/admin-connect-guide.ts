/** What to do in each LMS, step by step, in the words of its own pages. */
export const connectGuide = {
  guides: {
    canvas: {
      link: [
        'Open Admin, your account, then Developer Keys. (In newer versions: Apps, then Manage.)',
        'Press “+ Developer Key” and choose “+ LTI Registration”.',
        'Paste the link as the Dynamic Registration URL and go on.',
        'Read what Waymark asks for, and press “Register Waymark”.',
        'Finish in Canvas with “Enable & Close”. Under Developer Keys the state of Waymark must be ON.',
      ],
      hand: [
        'Open Admin, your account, then Developer Keys.',
        'Press “+ Developer Key” and choose “+ LTI Key”. Name it Waymark.',
        'Paste this as Redirect URIs.',
        'As Method choose “Enter URL”. Paste this as JSON URL, then save.',
        'Set the State of the new key to ON. The long number under Details is the client ID.',
        'Open Settings, Apps, View App Configurations, “+ App”. Choose “By Client ID” and paste the number.',
        'The gear of the new app shows its Deployment Id. You may copy that too.',
      ],
    },
    schoology: {
      hand: [
        'Open App Center, My Developer Apps, Add App. Your role needs “Develop apps”.',
        'Name it Waymark. Available for: “Only people in my school”. Type of App: “LTI 1.3 App”. Configuration Type: “Manual”.',
        'Tick exactly these boxes, and leave “Rich Text Editor” and “This app uses cookies” empty.',
        'Paste these, without a space at the end.',
        'Save. On the app’s page, Options, API Info shows the client ID: about ten digits.',
        'Press “Install LTI 1.3 App”, “I Agree”, “Continue”, “Add to Organization”.',
        'Under Organization Apps press “Install/Remove” and choose All Courses. Without this step nobody sees it.',
        'There, “Configure” shows the deployment ID. Copy all of it, with the hyphen.',
      ],
    },
    moodle: {
      link: [
        'Open Site administration, Plugins, External tool, Manage tools.',
        'Paste the link as Tool URL and press “Add LTI Advantage”.',
        'Read what Waymark asks for, and press “Register Waymark”.',
        'Waymark now waits as “Pending”. Press “Activate”.',
        'Open its cog. Set Tool configuration usage to “Show in activity chooser and as a preconfigured tool”, and save. Moodle does not do it by itself.',
      ],
      hand: [
        'Open Site administration, Plugins, External tool, Manage tools, “configure a tool manually”.',
        'Name it Waymark, choose LTI version “LTI 1.3” and public key type “Keyset URL”. Paste these.',
        'Set Tool configuration usage to “Show in activity chooser and as a preconfigured tool”. Tick “Supports Deep Linking”.',
        'Paste this as Custom parameters.',
        'Under Services choose grade sync and column management, and retrieving members. Under Privacy set sharing the launcher’s name to “Always”.',
        'Save. The list icon on the tool’s card shows what belongs into the fields below.',
      ],
    },
    brightspace: {
      link: [
        'Open Admin Tools, Manage Extensibility, LTI Advantage, “Register Tool”, and choose “Dynamic”.',
        'Paste the link as the registration endpoint and tick “Configure Deployment”.',
        'Read what Waymark asks for, and press “Register Waymark”.',
        'Open Waymark in the list and switch “Enabled” on. Brightspace registers tools switched off.',
        'Choose “View Deployments” and add the org units whose courses may use it. In its security settings tick Name, Org Unit Information and Link Information.',
      ],
      hand: [
        'Open Admin Tools, Manage Extensibility, LTI Advantage, “Register Tool”, and choose “Standard”.',
        'Name it Waymark and paste these.',
        'Tick the extensions Assignment and Grade Services, Deep Linking, and Names and Role Provisioning Services. Register.',
        'The page now shows client ID and addresses. “OAuth2 Audience” is a field of its own.',
        'Make a deployment with the same extensions. In its security settings tick Name, Org Unit Information and Link Information. Add org units.',
        'Under View Links make a link of type “Deep Linking Quicklink” with this address.',
      ],
    },
    blackboard: {
      hand: [
        'Whoever runs Waymark registers it once at developer.blackboard.com, with these addresses, and gives you the Application ID.',
        'Open Administrator Panel, LTI Tool Providers, “Register LTI 1.3/Advantage Tool”. Paste the Application ID as Client ID.',
        'Set Tool Status to Approved. Tick Role in Course and Name, and allow grade service and membership service access.',
        'Under Manage Placements there must be a “Deep Linking content tool” with this target. Leave “Allow student access” off.',
        'Copy the Deployment ID from the tool’s page.',
      ],
    },
    sakai: {
      link: [
        'Open External Tools and choose “LTI Advantage Auto Provision”. Name it Waymark.',
        'Choose “Use LTI Advantage Auto Configuration” and paste the link.',
        'Read what Waymark asks for, and press “Register Waymark”.',
        'Save and activate the tool. Tick sending names, the roster, line items and grades.',
      ],
      hand: [
        'Open External Tools, “Install LTI 1.x Tool”. Name it Waymark and choose LTI 1.3.',
        'Paste these.',
        'Tick sending names, the roster, line items and grades, and allow it to be placed in Assignments.',
        'Save. The tool’s page shows what belongs into the fields below.',
      ],
    },
    other: {
      link: [
        'Find where your LMS registers LTI 1.3 tools by a registration address.',
        'Paste the link there.',
        'Read what Waymark asks for, and press “Register Waymark”.',
        'Look whether the new tool has to be switched on.',
      ],
      hand: [
        'Find where your LMS registers LTI 1.3 tools by hand.',
        'Paste these.',
        'Allow deep linking, grades with columns (AGS) and the class list (NRPS), and let it send names.',
        'Save. Copy what your LMS shows into the fields below.',
      ],
    },
  },
};
