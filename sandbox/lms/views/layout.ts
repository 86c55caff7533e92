import { dressRules } from '../dresses/index.ts';
import { dresses } from '../model.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

interface Page {
  title: string;
  /** This page's address without the dress; null = its counterpart in the other dress is the school page. */
  pathInDress: string | null;
  body: Markup;
  /** `data-…` attributes for the page's script. */
  data?: Record<string, string>;
}

/** The frame of every page: whose school, which dress, who you are. */
export function layout(view: View, { title, pathInDress, body, data = {} }: Page): string {
  const { dress, sandbox } = view;
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sandbox LMS</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox/assets/lms.css" />
        <script src="/sandbox/assets/messages.js" defer></script>
        <script src="/sandbox/assets/lms.js" defer></script>
      </head>
      <body class="${dress}" ${attributes}>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <p class="brand">
            <a href="${hrefOf(view, '/')}">Sandbox LMS</a>
            <span>${sandbox.state.school.name}, dressed as ${dressRules[dress].productName}</span>
          </p>
          ${dressSwitch(view, pathInDress)} ${personSwitch(view)}
          <nav aria-label="LMS">
            <a href="${hrefOf(view, '/')}">Courses</a>
            <a href="${hrefOf(view, `/${dress}/requests`)}">Requests log</a>
            <a href="${hrefOf(view, `/${dress}/misbehave`)}">Misbehave</a>
            <a href="${hrefOf(view, `/${dress}/registrations`)}">${dressRules[dress].toolsPage}</a>
          </nav>
        </header>
        <main id="content">
          <h1>${title}</h1>
          ${faultNotice(view)} ${body}
        </main>
      </body>
    </html>`.markup;
}

function dressSwitch(view: View, pathInDress: string | null): Markup {
  return html`<nav aria-label="Dress">
    ${dresses.map((dress) => {
      const path = pathInDress === null ? `/?dress=${dress}` : `/${dress}${pathInDress}`;
      const current = dress === view.dress;
      return html`<a href="${hrefOf(view, path)}" ${current && html`aria-current="true"`}
        >${dressRules[dress].productName}</a
      >`;
    })}
  </nav>`;
}

function personSwitch({ sandbox, person }: View): Markup {
  const groups: [string, string][] = [
    ['staff', 'Teachers and assistants'],
    ['student', 'Students'],
    ['parent', 'Observers'],
    ['administrator', 'Administration'],
  ];
  return html`<form class="person" action="/as" method="get">
    <label for="person">You are:</label>
    <select id="person" name="person">
      ${groups.map(
        ([institution, label]) =>
          html`<optgroup label="${label}">
            ${sandbox.state.school.people
              .filter((one) => one.institution === institution)
              .map(
                (one) =>
                  html`<option value="${one.id}" ${one.id === person.id && html`selected`}>
                    ${one.name}
                  </option>`,
              )}
          </optgroup>`,
      )}
    </select>
    <button>Switch person</button>
  </form>`;
}

/** Nobody should wonder why things fail when a switch is on. */
function faultNotice({ sandbox, dress }: View): Markup | null {
  const on = Object.entries(sandbox.state.faults).filter(([, value]) => Boolean(value));
  if (on.length === 0) return null;
  return html`<p class="notice" role="status">
    Misbehaving on purpose: ${on.map(([name]) => name).join(', ')}.
    <a href="/${dress}/misbehave">Change the switches</a>
  </p>`;
}
