import type { Faults } from '../faults.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

type BooleanFault = { [Name in keyof Faults]: Faults[Name] extends boolean ? Name : never }[keyof Faults];

/** The switches with two positions and how people read them. */
export const switches: [BooleanFault, string][] = [
  ['expiredToken', 'Expired token: launches are signed with a time that is over'],
  ['wrongKey', 'Wrong key: launches are signed with a key that nobody can look up'],
  ['replayedLaunch', 'Replayed launch: the token of the launch before is sent again'],
  ['loginRequired', 'Signed out: the LMS has lost the session and answers login_required'],
  ['tokenEndpointDown', 'Token endpoint down'],
  ['namesWithheld', 'Names withheld: launches and rosters carry no name and no email'],
  ['noPlatformStorage', 'No platform storage: the LMS offers no place to keep data'],
  ['oldStorageNames', 'Old storage names: org.imsglobal.lti.… in place of lti.…, as in Brightspace'],
  ['silentPlatformStorage', 'Silent platform storage: announced, never answers'],
  ['newAssignmentsUnpublished', 'New assignments arrive unpublished (Canvas)'],
];

/** `/:dress/misbehave`. */
export function misbehavePage(view: View, done: string | null): string {
  const { dress } = view;
  const action = (name: string): string => hrefOf(view, `/${dress}/misbehave/${name}`);
  return layout(view, {
    title: 'Misbehave',
    pathInDress: '/misbehave',
    body: html`
      ${done !== null && html`<p class="notice" role="status">${done}</p>`}
      ${switchesForm(view, action('switches'))}
      <h2>Once</h2>
      <form method="post" action="${action('rotate-keys')}"><button>Rotate keys</button></form>
      ${deleteLineItemForm(view, action('delete-line-item'))}
      <form method="post" action="${action('reset')}"><button>Reset the school</button></form>
      <h2>Third-party cookies blocked</h2>
      <p>
        Only the browser can block them. In Chromium: Settings, Privacy and security, Third-party cookies,
        Block. Safari does so by itself. This page and Waymark are two sites, so the block applies here.
        Switch "No platform storage" on as well to leave Waymark nothing but a new tab.
      </p>
    `,
  });
}

function switchesForm({ sandbox }: View, action: string): Markup {
  const { faults } = sandbox.state;
  return html`<form method="post" action="${action}">
    <fieldset>
      <legend>Launches and privacy</legend>
      ${switches.map(
        ([name, label]) =>
          html`<div class="field">
            <input type="checkbox" id="${name}" name="${name}" ${faults[name] && html`checked`} />
            <label for="${name}">${label}</label>
          </div>`,
      )}
    </fieldset>
    <fieldset>
      <legend>Grade and roster services</legend>
      ${checkbox('tooManyRequests', 'Too many requests: answers 429', faults.tooManyRequests !== null)}
      ${number('retryAfterSeconds', 'Retry-After, in seconds', faults.tooManyRequests?.retryAfterSeconds ?? 5)}
      ${checkbox('serverError', 'Server errors: answers 500', faults.serverError !== null)}
      ${checkbox('lostAnswer', 'Lost answers: the grade is kept, the connection is cut', faults.lostAnswer !== null)}
      ${number('slowMilliseconds', 'Slow: wait this many milliseconds', faults.slowMilliseconds)}
    </fieldset>
    <p class="field">
      <button class="primary">Save switches</button>
      <button name="off" value="all">Switch everything off</button>
    </p>
  </form>`;
}

function checkbox(name: string, label: string, isOn: boolean): Markup {
  return html`<div class="field">
    <input type="checkbox" id="${name}" name="${name}" ${isOn && html`checked`} />
    <label for="${name}">${label}</label>
  </div>`;
}

function number(name: string, label: string, value: number): Markup {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="number" min="0" value="${value}" />
  </div>`;
}

function deleteLineItemForm({ sandbox, dress }: View, action: string): Markup {
  const items = sandbox.state.lineItems.filter((item) => item.dress === dress);
  if (items.length === 0) return html`<p>There is no line item to delete.</p>`;
  return html`<form method="post" action="${action}">
    <p class="field">
      <label for="lineItem">Line item</label>
      <select id="lineItem" name="lineItem">
        ${items.map((item) => html`<option value="${item.id}">${item.courseId}: ${item.label}</option>`)}
      </select>
      <button>Delete line item</button>
    </p>
  </form>`;
}
