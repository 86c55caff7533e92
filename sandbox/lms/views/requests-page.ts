import type { LoggedRequest } from '../model.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

const shownRequests = 200;

/** `/:dress/requests`: what the tool asked and what was answered, newest first. */
export function requestsPage(view: View): string {
  const { sandbox, dress } = view;
  const requests = sandbox.state.requests.filter((one) => one.dress === dress);
  return layout(view, {
    title: 'Requests log',
    pathInDress: '/requests',
    body: html`
      <p>Newest first; at most ${shownRequests} are shown. Kept: ${requests.length}.</p>
      <form method="post" action="${hrefOf(view, `/${dress}/requests/clear`)}">
        <button>Clear the log</button>
      </form>
      <div class="table" role="region" aria-label="Requests table" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Request</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            ${requests.slice(-shownRequests).toReversed().map(row)}
          </tbody>
        </table>
      </div>
    `,
  });
}

function row(request: LoggedRequest): Markup {
  const refused = request.status >= 400 || request.refusal !== null;
  return html`<tr>
    <td>${request.at.slice(11, 19)}</td>
    <td>
      ${request.method} ${request.path.split('?')[0]}
      <details>
        <summary>Details</summary>
        <pre>
${JSON.stringify({ path: request.path, sent: request.sent, answer: request.answer }, null, 2)}</pre>
      </details>
    </td>
    <td class="${refused ? 'refused' : ''}">
      ${request.status === 0 ? 'no answer' : request.status} ${refused && html`refused: ${request.refusal}`}
    </td>
  </tr>`;
}
