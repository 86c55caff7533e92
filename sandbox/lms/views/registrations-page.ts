import { html } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

/** `/canvas/registrations`: developer keys, and the form that starts a dynamic registration. */
export function registrationsPage(view: View): string {
  const { registrations } = view.sandbox.state.platforms.canvas;
  return layout(view, {
    title: 'Developer keys',
    pathInDress: null,
    body: html`
      <ul class="list">
        ${registrations.map(
          (one) =>
            html`<li>
              <span>${one.name} · ${one.clientId} · ${one.enabled ? 'on' : 'off'}</span>
              <form method="post" action="${hrefOf(view, `/canvas/registrations/${one.clientId}/enabled`)}">
                <button aria-label="${one.enabled ? 'Switch off' : 'Switch on'} ${one.clientId}">
                  ${one.enabled ? 'Switch off' : 'Switch on'}
                </button>
              </form>
            </li>`,
        )}
      </ul>
      <h2>Add a tool by its registration address</h2>
      <form method="get" action="/canvas/registrations/new">
        <p class="field">
          <label for="url">Registration address</label>
          <input id="url" name="url" type="url" required />
          <button class="primary">Register</button>
        </p>
      </form>
    `,
  });
}

/** The tool's registration page in a frame, until it says that it is done. */
export function registerPage(view: View, frameUrl: string): string {
  return layout(view, {
    title: 'Register a tool',
    pathInDress: null,
    data: { after: hrefOf(view, '/canvas/registrations') },
    body: html`<iframe class="tool" title="Registration" src="${frameUrl}"></iframe>`,
  });
}
