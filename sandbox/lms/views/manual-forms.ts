import type { Dress } from '../model.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { hrefOf } from './view.ts';
import type { View } from './view.ts';

/** What became of a form that was sent. */
export interface RegistrationsNotice {
  /** What was wrong with a form. */
  faults?: string[];
  /** What was typed into it. */
  typed?: Record<string, string>;
}

interface Field {
  name: string;
  label: string;
  kind: 'text' | 'url' | 'lines' | 'box';
  hint?: string;
  /** Filled in already. */
  value?: string;
}

/** The fields that the products ask for when a tool is made by hand. */
export const manualFields: Record<Dress, Field[]> = {
  canvas: [
    { name: 'name', label: 'Key name', kind: 'text', value: 'Waymark' },
    { name: 'redirectUrls', label: 'Redirect URIs', kind: 'lines', hint: 'One in each line.' },
    { name: 'json', label: 'LTI 1.3 configuration: paste JSON', kind: 'lines' },
    { name: 'jsonUrl', label: 'or enter its URL', kind: 'url' },
  ],
  schoology: [
    { name: 'name', label: 'App name', kind: 'text', value: 'Waymark' },
    { name: 'launchUrl', label: 'Domain/URL', kind: 'url' },
    { name: 'loginUrl', label: 'OIDC Login Init URL', kind: 'url' },
    { name: 'redirectUrls', label: 'Redirect URLs', kind: 'text', hint: 'With commas between them.' },
    { name: 'jwksUrl', label: 'Key (JWKS URL)', kind: 'url' },
    { name: 'custom', label: 'Custom parameters', kind: 'lines', hint: 'key=value, one in each line.' },
    { name: 'sharesNames', label: 'Send Name and Email/Username of user who launches the tool', kind: 'box' },
    { name: 'deepLinking', label: 'Course Materials (Selection), Deep Linking', kind: 'box' },
    { name: 'grades', label: 'Assignment and Grade Services', kind: 'box' },
    { name: 'members', label: 'Names and Role Provisioning Services', kind: 'box' },
  ],
  moodle: [
    { name: 'name', label: 'Tool name', kind: 'text', value: 'Waymark' },
    { name: 'launchUrl', label: 'Tool URL', kind: 'url' },
    { name: 'jwksUrl', label: 'Public keyset', kind: 'url' },
    { name: 'loginUrl', label: 'Initiate login URL', kind: 'url' },
    { name: 'redirectUrls', label: 'Redirection URI(s)', kind: 'lines', hint: 'One in each line.' },
    { name: 'custom', label: 'Custom parameters', kind: 'lines', hint: 'key=value, one in each line.' },
    { name: 'isOffered', label: 'Show in activity chooser and as a preconfigured tool', kind: 'box' },
    { name: 'deepLinking', label: 'Supports Deep Linking (Content-Item Message)', kind: 'box' },
    {
      name: 'grades',
      label: 'IMS LTI Assignment and Grade Services: use for grade sync and column management',
      kind: 'box',
    },
    { name: 'members', label: 'IMS LTI Names and Role Provisioning: use to retrieve members', kind: 'box' },
    { name: 'sharesNames', label: 'Share launcher’s name with tool: Always', kind: 'box' },
  ],
};

const headings: Record<Dress, string> = {
  canvas: 'Add a developer key by hand',
  schoology: 'Add an app by hand',
  moodle: 'Configure a tool manually',
};

/** The form of this dress, with what was typed into it and what is wrong with that. */
export function manualForm(view: View, { faults = [], typed }: RegistrationsNotice): Markup {
  const { dress } = view;
  return html`<h2>${headings[dress]}</h2>
    ${
      faults.length > 0 &&
      html`<ul class="notice" role="alert">
        ${faults.map((fault) => html`<li>${fault}</li>`)}
      </ul>`
    }
    <form method="post" action="${hrefOf(view, `/${dress}/registrations`)}">
      ${manualFields[dress].map((field) => control(field, typed ? (typed[field.name] ?? '') : (field.value ?? '')))}
      <p><button class="primary">Save</button></p>
    </form>`;
}

function control({ name, label, kind, hint }: Field, value: string): Markup {
  const id = `tool-${name}`;
  const labelled = html`<label for="${id}">${label}</label>`;
  if (kind === 'box')
    return html`<p class="field">
      <input type="checkbox" id="${id}" name="${name}" ${value !== '' && html`checked`} /> ${labelled}
    </p>`;
  const input =
    kind === 'lines'
      ? html`<textarea id="${id}" name="${name}" rows="3">${value}</textarea>`
      : html`<input id="${id}" name="${name}" type="${kind}" value="${value}" />`;
  return html`<p class="field wide">
    ${labelled} ${input} ${hint !== undefined && html`<small>${hint}</small>`}
  </p>`;
}
