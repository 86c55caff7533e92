import { dressRules } from '../dresses/index.ts';
import { findRegistration } from '../sandbox.ts';
import type { LaunchInput } from '../model.ts';
import { startLaunch } from '../protocol/login.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

interface ToolPage {
  title: string;
  pathInDress: string | null;
  input: Omit<LaunchInput, 'as' | 'dress'>;
  /** Where "Back" leads. */
  back: { path: string; label: string };
  opensInNewTab?: boolean;
  /** More links above the frame. */
  extras?: { path: string; label: string }[];
}

const frameAllowances =
  'geolocation *; microphone *; camera *; midi *; encrypted-media *; autoplay *; clipboard-write *; display-capture *';

/** The tool in a frame (or a new tab): the login is posted into it, as Canvas and Schoology do. */
export function toolPage(
  view: View,
  { title, pathInDress, input, back, opensInNewTab, extras = [] }: ToolPage,
): string {
  const { sandbox, dress } = view;
  if (!findRegistration(sandbox.state, dress, input.clientId)) return noToolPage(view, title);
  const { loginUrl, loginParameters } = startLaunch(sandbox, { ...input, dress, as: view.person.id });
  const fields = Object.entries(loginParameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return layout(view, {
    title,
    pathInDress,
    data: { ...messageData(view), after: hrefOf(view, back.path) },
    body: html`
      <nav aria-label="Page">
        <a href="${hrefOf(view, back.path)}">${back.label}</a>
        ${extras.map(({ path, label }) => html`<a href="${hrefOf(view, path)}">${label}</a>`)}
      </nav>
      ${
        opensInNewTab
          ? html`<form method="post" action="${loginUrl}" target="_blank">
              ${fields}
              <p>This assignment opens outside this page.</p>
              <button class="primary">Open in a new tab</button>
            </form>`
          : html`<form method="post" action="${loginUrl}" target="tool" data-auto-submit>
                ${fields} <noscript><button>Open Waymark</button></noscript>
              </form>
              <iframe name="tool" class="tool" title="Waymark" allow="${frameAllowances}"></iframe>`
      }
      ${storageFrame(view)}
    `,
  });
}

function noToolPage(view: View, title: string): string {
  const { toolsPage } = dressRules[view.dress];
  return layout(view, {
    title,
    pathInDress: null,
    body: html`<p>No tool is registered here yet.</p>
      <p><a href="${hrefOf(view, `/${view.dress}/registrations`)}">${toolsPage}</a></p>`,
  });
}

/** What the page's script answers to messages from the tool. */
function messageData({ sandbox, dress }: View): Record<string, string> {
  const { noPlatformStorage, silentPlatformStorage, oldStorageNames } = sandbox.state.faults;
  if (noPlatformStorage) return { storage: 'none' };
  if (silentPlatformStorage) return { storage: 'silent' };
  if (oldStorageNames) return { storage: '_parent', prefix: 'org.imsglobal.' };
  return { storage: dressRules[dress].storageTarget ?? 'none' };
}

/** Canvas keeps tools' data in a sibling frame of the origin that signs people in. */
function storageFrame({ sandbox, dress }: View): Markup | null {
  if (dress !== 'canvas' || sandbox.state.faults.noPlatformStorage) return null;
  return html`<iframe
    name="post_message_forwarding"
    src="/canvas/post_message_forwarding"
    title="Keeps data for tools"
    hidden
  ></iframe>`;
}

/** The document of that sibling frame. */
export function storageFramePage({ sandbox }: Pick<View, 'sandbox'>): string {
  const storage = sandbox.state.faults.silentPlatformStorage ? 'silent' : '_parent';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Sandbox LMS: keeps data for tools</title>
        <script src="/sandbox/assets/messages.js" defer></script>
      </head>
      <body data-storage="${storage}"></body>
    </html>`.markup;
}
