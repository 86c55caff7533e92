import { dressRules } from '../dresses/index.ts';
import type { Registration } from '../model.ts';
import { chosenDeployment, findRegistration } from '../sandbox.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import { manualForm } from './manual-forms.ts';
import type { RegistrationsNotice } from './manual-forms.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

/** `/:dress/registrations`: the tools of this LMS, their ids, and both ways to add one. */
export function registrationsPage(view: View, notice: RegistrationsNotice = {}): string {
  const { dress, sandbox } = view;
  const { registrations } = sandbox.state.platforms[dress];
  const { toolsPage, registration } = dressRules[dress];
  return layout(view, {
    title: toolsPage,
    pathInDress: '/registrations',
    body: html`
      ${registrations.length === 0 && html`<p>No tool is registered yet.</p>`}
      <ul class="list">
        ${registrations.map((one) => registrationItem(view, one))}
      </ul>
      ${registration && addressForm(view)} ${manualForm(view, notice)} ${platformAddresses(view)}
    `,
  });
}

function registrationItem(view: View, one: Registration): Markup {
  const base = `/${view.dress}/registrations/${one.clientId}`;
  const button = (action: string, label: string): Markup =>
    html`<form method="post" action="${hrefOf(view, `${base}/${action}`)}">
      <button aria-label="${label} ${one.clientId}">${label}</button>
    </form>`;
  const words = stateWords(view, one);
  const { nextDeployment } = dressRules[view.dress];
  return html`<li>
    <span>${one.name} · ${one.clientId} · ${words.state}</span>
    ${button('enabled', words.change)}
    ${view.dress === 'moodle' && button('offered', one.isOffered ? 'Hide from the activity chooser' : 'Show in activity chooser')}
    ${nextDeployment && button('deployments', 'Add a deployment')} ${button('delete', 'Delete')}
    ${ids(view, one)}
  </li>`;
}

/** Moodle's tools wait until they are activated; the others have a switch. */
function stateWords({ dress }: View, { enabled }: Registration): { state: string; change: string } {
  if (dress === 'moodle')
    return enabled ? { state: 'Active', change: 'Deactivate' } : { state: 'Pending', change: 'Activate' };
  return enabled ? { state: 'on', change: 'Switch off' } : { state: 'off', change: 'Switch on' };
}

function ids(view: View, one: Registration): Markup {
  const { state } = view.sandbox;
  const used = findRegistration(state, view.dress);
  const isUsed = (deploymentId: string): boolean =>
    used?.clientId === one.clientId && chosenDeployment(state, one) === deploymentId;
  return html`<dl class="ids">
    <dt>Client ID</dt>
    <dd><code data-client-id>${one.clientId}</code></dd>
    ${[one.deploymentId, ...one.moreDeploymentIds].map(
      (deploymentId) =>
        html`<dt>Deployment ID</dt>
          <dd>
            <code data-deployment-id>${deploymentId}</code>
            ${
              isUsed(deploymentId)
                ? html`<span>The courses here open this one.</span>`
                : html`<form
                    method="post"
                    action="${hrefOf(view, `/${view.dress}/registrations/${one.clientId}/use`)}"
                  >
                    <input type="hidden" name="deploymentId" value="${deploymentId}" />
                    <button aria-label="Open ${deploymentId} from the courses">
                      Open this one from the courses
                    </button>
                  </form>`
            }
          </dd>`,
    )}
  </dl>`;
}

function addressForm({ dress, sandbox }: View): Markup {
  const { registrations } = sandbox.state.platforms[dress];
  return html`<h2>Add a tool by its registration address</h2>
    <form method="get" action="/${dress}/registrations/new">
      <p class="field">
        <label for="url">Registration address</label>
        <input id="url" name="url" type="url" required />
        ${
          dress === 'moodle' &&
          registrations.length > 0 &&
          html`<label for="updates">Tool</label>
            <select id="updates" name="updates">
              <option value="">Register as a new tool</option>
              ${registrations.map((one) => html`<option value="${one.clientId}">Update ${one.name} (${one.clientId})</option>`)}
            </select>`
        }
        <button class="primary">Register</button>
      </p>
    </form>`;
}

/** What a tool's admin is asked for. */
function platformAddresses({ dress, sandbox }: View): Markup {
  const { paths } = dressRules[dress];
  const rows: [string, string][] = [
    [dress === 'moodle' ? 'Platform ID' : 'Issuer', `/${dress}`],
    ['Public keyset URL', paths.jwks],
    ['Access token URL', paths.token],
    ['Authentication request URL', paths.authorize],
  ];
  return html`<h2>${dress === 'moodle' ? 'Tool configuration details' : 'Addresses of this LMS'}</h2>
    <dl class="ids">
      ${rows.map(
        ([name, path]) =>
          html`<dt>${name}</dt>
            <dd><code>${sandbox.url}${path}</code></dd>`,
      )}
    </dl>`;
}

/** The tool's registration page in a frame, until it says that it is done. */
export function registerPage(view: View, frameUrl: string): string {
  return layout(view, {
    title: 'Register a tool',
    pathInDress: null,
    data: { after: hrefOf(view, `/${view.dress}/registrations`) },
    body: html`<iframe class="tool" title="Registration" src="${frameUrl}"></iframe>`,
  });
}
