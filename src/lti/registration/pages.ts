import type { ClientAssets } from '../../http/client-assets.ts';
import { escapeHtml, scriptJson } from '../../http/html.ts';
import { plainPage } from '../../http/message-page.ts';
import { familyOf } from '../platforms/index.ts';
import type { RegistrationSuccess } from './handover.store.ts';
import type { RegistrationPlan } from './plan.ts';
import type { ShownRegistration } from './registration.service.ts';
import { claimSentence, messageSentence, placeWord, scopeSentence } from './words.ts';

/** A finished page stays this long before it asks the LMS to close it, unless the admin keeps it open. */
const readingSeconds = 20;

/** The page that asks: exactly what will be registered, and one button. Works without script. */
export function confirmationPage(shown: ShownRegistration, action: string): string {
  const { plan, handle } = shown;
  const { label } = familyOf(plan.family);
  return plainPage({
    title: `Register Waymark in ${plan.lmsName}`,
    body: `<h1>Register Waymark in ${escapeHtml(plan.lmsName)}?</h1>
<p>${label === 'The LMS' ? 'LMS' : escapeHtml(label)}${plan.version ? ` ${escapeHtml(plan.version)}` : ''} at <code>${escapeHtml(plan.platform.issuer)}</code>. Nothing was changed yet.</p>
<h2>What happens next</h2>
<p id="becomes">${escapeHtml(becomesSentence(shown))}</p>
<h2>Where Waymark appears</h2>
${list(plan.messages.map(messageItem), 'Nowhere: your LMS offers none of the places that Waymark can stand in.')}
<h2>What Waymark may do</h2>
${plan.isOfferUnknown ? '<p>Your LMS does not say which services it offers, so all of these are asked for.</p>' : ''}
${list(
  plan.scopes.map(
    (scope) => `${escapeHtml(scopeSentence(scope).may)} <code>${escapeHtml(shortName(scope))}</code>`,
  ),
  'Nothing in the gradebook or the roster.',
)}
${missing('Your LMS does not offer these, so:', plan.missingScopes)}
<h2>What your LMS tells about people</h2>
<p>${escapeHtml(claimSentence(plan))}</p>
${note(familyOf(plan.family).registration.privacyNote)}
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="hand_over" value="${escapeHtml(handle)}">
<p><button>Register Waymark</button></p></form>
<p class="quiet">To stop here, close this page.</p>
<details><summary>Everything that is sent to <code>${escapeHtml(plan.registrationUrl)}</code></summary>
<pre tabindex="0">${escapeHtml(JSON.stringify(plan.request, null, 2))}</pre></details>`,
  });
}

function becomesSentence({ plan, invite }: ShownRegistration): string {
  if (invite?.platformId) {
    return `Your invite (for ${invite.forWhom}) is to bring an existing registration up to date: only the addresses of your LMS change. Should your LMS make a new registration, it waits until a Waymark admin approves it.`;
  }
  if (invite) {
    return `Your invite (for ${invite.forWhom}) switches the registration on at once on our side. It is then used up.`;
  }
  return `Without an invite, the registration of ${plan.lmsName} waits until a Waymark admin approves it. Nobody can open Waymark from your LMS before.`;
}

function messageItem(message: RegistrationPlan['messages'][number]): string {
  const places = (message.placements ?? []).map(
    (place) => `${escapeHtml(placeWord(place))} <code>${escapeHtml(place)}</code>`,
  );
  const where = places.length > 0 ? `<br>In: ${places.join('; ')}` : '';
  return `${escapeHtml(messageSentence(message.type))} <code>${escapeHtml(message.type)}</code>${where}`;
}

/** The page that tells what came of it and what to do next, and that can tell the LMS to close it. */
export function outcomePage(
  assets: ClientAssets,
  result: { plan: RegistrationPlan; outcome: RegistrationSuccess },
): string {
  const { outcome } = result;
  const closing = outcome.kind === 'active' ? { closeAfterSeconds: readingSeconds } : {};
  return plainPage({
    title: outcomeTitle(result),
    head: `<script type="application/json" id="registration-done">${scriptJson(closing)}</script><script type="module" src="${escapeHtml(assets.registrationDone)}"></script>`,
    body: `<h1>${escapeHtml(outcomeTitle(result))}</h1>
${outcomeParagraphs(result)}
${missing('Your LMS granted less than was asked for, so:', outcome.withheldScopes)}
${nextSteps(result)}
<p class="quiet">Registration: <code id="platform-id">${escapeHtml(outcome.platformId)}</code> (<span id="platform-status">${escapeHtml(outcome.status)}</span>)</p>
<div id="close-controls" hidden><p><button type="button" id="close">Close this page</button></p>
<p class="quiet" id="closes-itself" hidden>It closes by itself in <span id="seconds-left"></span> seconds. <button type="button" class="second" id="keep-open">Keep it open</button></p></div>
<p class="quiet" id="close-by-hand">You can close this page.</p>`,
  });
}

function outcomeTitle({ plan, outcome }: { plan: RegistrationPlan; outcome: RegistrationSuccess }): string {
  const titles = {
    active: `Waymark is registered in ${plan.lmsName}.`,
    pending: `Waymark is registered in ${plan.lmsName} and waits for approval.`,
    updated: `The registration of ${plan.lmsName} is up to date.`,
    known: `${plan.lmsName} was registered already.`,
  };
  return titles[outcome.kind];
}

function outcomeParagraphs({ outcome }: { outcome: RegistrationSuccess }): string {
  const { kind, platformId, status } = outcome;
  const id = `<code>${escapeHtml(platformId)}</code>`;
  const paragraphs = {
    active: '<p>On our side it is switched on.</p>',
    pending: `<p>Nobody can open Waymark from your LMS yet. Tell a Waymark admin to approve registration ${id}: <code>waymark platform activate ${escapeHtml(platformId)}</code>.</p>`,
    updated: '<p>The addresses of your LMS were brought up to date. Everything else stays as it was.</p>',
    known: `<p>Your LMS used a registration that Waymark knows (${id}). Nothing was changed in it. To bring it up to date, ask a Waymark admin for an invite that names it.</p>`,
  };
  const notOn =
    (kind === 'updated' || kind === 'known') && status !== 'active'
      ? `<p>It is ${status === 'pending' ? 'not yet switched on' : 'switched off'} in Waymark: ask a Waymark admin.</p>`
      : '';
  return paragraphs[kind] + notOn;
}

function nextSteps({ plan, outcome }: { plan: RegistrationPlan; outcome: RegistrationSuccess }): string {
  if (outcome.kind === 'updated') return '';
  const { label, registration } = familyOf(plan.family);
  const steps = registration.nextSteps.map((step) => `<li>${escapeHtml(step)}</li>`);
  return `<h2>Next, in ${escapeHtml(label === 'The LMS' ? 'your LMS' : label)}</h2><ol id="next-steps">${steps.join('')}</ol>`;
}

function list(items: string[], none: string): string {
  if (items.length === 0) return `<p>${escapeHtml(none)}</p>`;
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function missing(lead: string, scopes: string[]): string {
  if (scopes.length === 0) return '';
  const items = scopes.map(
    (scope) => `${escapeHtml(scopeSentence(scope).without)} <code>${escapeHtml(shortName(scope))}</code>`,
  );
  return `<p>${escapeHtml(lead)}</p>${list(items, '')}`;
}

function note(text: string | undefined): string {
  return text ? `<p>${escapeHtml(text)}</p>` : '';
}

function shortName(scope: string): string {
  return scope.split('/').at(-1) ?? scope;
}
