import type { ClientAssets } from '../../http/client-assets.ts';
import { escapeHtml, scriptJson } from '../../http/html.ts';
import { plainPage } from '../../http/message-page.ts';
import { fill, wordsIn, type PageLanguage, type Say } from '../../http/page-words/words.ts';
import { familyOf } from '../platforms/index.ts';
import type { RegistrationSuccess } from './handover.store.ts';
import type { RegistrationPlan } from './plan.ts';
import type { ShownRegistration } from './registration.service.ts';
import { claimSentence, messageSentence, placeWord, scopeSentence } from './words.ts';

/** A finished page stays this long before it asks the LMS to close it, unless the admin keeps it open. */
const readingSeconds = 20;

/** The page that asks: exactly what will be registered, and one button. Works without script. */
export function confirmationPage(
  shown: ShownRegistration,
  { action, language }: { action: string; language: PageLanguage },
): string {
  const { plan, handle } = shown;
  const say = wordsIn(language);
  const text = (sentence: string, values?: Record<string, string>) => escapeHtml(say(sentence, values));
  const product = [productName(plan, say('LMS')), plan.version].filter(Boolean).join(' ');
  return plainPage({
    title: say('Register Waymark in {lms}', { lms: plan.lmsName }),
    language,
    body: `<h1>${text('Register Waymark in {lms}?', { lms: plan.lmsName })}</h1>
<p>${text('{product} at', { product })} <code>${escapeHtml(plan.platform.issuer)}</code>. ${text('Nothing was changed yet.')}</p>
<h2>${text('What happens next')}</h2>
<p id="becomes">${escapeHtml(becomesSentence(shown, say))}</p>
<h2>${text('Where Waymark appears')}</h2>
${list(
  plan.messages.map((message) => messageItem(message, say)),
  say('Nowhere: your LMS offers none of the places that Waymark can stand in.'),
)}
<h2>${text('What Waymark may do')}</h2>
${plan.isOfferUnknown ? `<p>${text('Your LMS does not say which services it offers, so all of these are asked for.')}</p>` : ''}
${list(
  plan.scopes.map(
    (scope) => `${text(scopeSentence(scope).may)} <code>${escapeHtml(shortName(scope))}</code>`,
  ),
  say('Nothing in the gradebook or the roster.'),
)}
${missing(say, 'Your LMS does not offer these, so:', plan.missingScopes)}
<h2>${text('What your LMS tells about people')}</h2>
<p>${escapeHtml(claimSentence(plan, say))}</p>
${note(say, familyOf(plan.family).registration.privacyNote)}
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="hand_over" value="${escapeHtml(handle)}">
<p><button>${text('Register Waymark')}</button></p></form>
<p class="quiet">${text('To stop here, close this page.')}</p>
<details><summary>${text('Everything that is sent to')} <code>${escapeHtml(plan.registrationUrl)}</code></summary>
<pre tabindex="0">${escapeHtml(JSON.stringify(plan.request, null, 2))}</pre></details>`,
  });
}

/** The LMS as people know it; `unknown` where nobody knows which it is. */
function productName(plan: RegistrationPlan, unknown: string): string {
  return plan.family === 'other' ? unknown : familyOf(plan.family).label;
}

function becomesSentence({ plan, invite }: ShownRegistration, say: Say): string {
  if (invite?.platformId) {
    return say(
      'Your invite (for {whom}) is to bring an existing registration up to date: only the addresses of your LMS change. Should your LMS make a new registration, it waits until a Waymark admin approves it.',
      { whom: invite.forWhom },
    );
  }
  if (invite) {
    return say(
      'Your invite (for {whom}) switches the registration on at once on our side. It is then used up.',
      { whom: invite.forWhom },
    );
  }
  return say(
    'Without an invite, the registration of {lms} waits until a Waymark admin approves it. Nobody can open Waymark from your LMS before.',
    { lms: plan.lmsName },
  );
}

function messageItem(message: RegistrationPlan['messages'][number], say: Say): string {
  const places = (message.placements ?? []).map(
    (place) => `${escapeHtml(say(placeWord(place)))} <code>${escapeHtml(place)}</code>`,
  );
  const where = places.length > 0 ? `<br>${escapeHtml(say('In:'))} ${places.join('; ')}` : '';
  return `${escapeHtml(say(messageSentence(message.type)))} <code>${escapeHtml(message.type)}</code>${where}`;
}

/** The page that tells what came of it and what to do next, and that can tell the LMS to close it. */
export function outcomePage(
  assets: ClientAssets,
  result: { plan: RegistrationPlan; outcome: RegistrationSuccess },
  language: PageLanguage,
): string {
  const { outcome } = result;
  const say = wordsIn(language);
  const text = (sentence: string) => escapeHtml(say(sentence));
  const title = outcomeTitle(result, say);
  const closing = outcome.kind === 'active' ? { closeAfterSeconds: readingSeconds } : {};
  const closesItself = fill(text('It closes by itself in {seconds} seconds.'), {
    seconds: '<span id="seconds-left"></span>',
  });
  return plainPage({
    title,
    language,
    head: `<script type="application/json" id="registration-done">${scriptJson(closing)}</script><script type="module" src="${escapeHtml(assets.registrationDone)}"></script>`,
    body: `<h1>${escapeHtml(title)}</h1>
${outcomeParagraphs(result, say)}
${missing(say, 'Your LMS granted less than was asked for, so:', outcome.withheldScopes)}
${nextSteps(result, say)}
<p class="quiet">${text('Registration:')} <code id="platform-id">${escapeHtml(outcome.platformId)}</code> (<span id="platform-status">${escapeHtml(outcome.status)}</span>)</p>
<div id="close-controls" hidden><p><button type="button" id="close">${text('Close this page')}</button></p>
<p class="quiet" id="closes-itself" hidden>${closesItself} <button type="button" class="second" id="keep-open">${text('Keep it open')}</button></p></div>
<p class="quiet" id="close-by-hand">${text('You can close this page.')}</p>`,
  });
}

function outcomeTitle(
  { plan, outcome }: { plan: RegistrationPlan; outcome: RegistrationSuccess },
  say: Say,
): string {
  const titles = {
    active: 'Waymark is registered in {lms}.',
    pending: 'Waymark is registered in {lms} and waits for approval.',
    updated: 'The registration of {lms} is up to date.',
    known: '{lms} was registered already.',
  };
  return say(titles[outcome.kind], { lms: plan.lmsName });
}

function outcomeParagraphs({ outcome }: { outcome: RegistrationSuccess }, say: Say): string {
  const { kind, platformId, status } = outcome;
  const id = `<code>${escapeHtml(platformId)}</code>`;
  const paragraph = (sentence: string, rest = '') =>
    `<p>${fill(escapeHtml(say(sentence)), { id })}${rest}</p>`;
  const command = ` <code>waymark platform activate ${escapeHtml(platformId)}</code>.`;
  const paragraphs = {
    active: () => paragraph('On our side it is switched on.'),
    pending: () =>
      paragraph(
        'Nobody can open Waymark from your LMS yet. Tell a Waymark admin to approve registration {id}:',
        command,
      ),
    updated: () =>
      paragraph('The addresses of your LMS were brought up to date. Everything else stays as it was.'),
    known: () =>
      paragraph(
        'Your LMS used a registration that Waymark knows ({id}). Nothing was changed in it. To bring it up to date, ask a Waymark admin for an invite that names it.',
      ),
  };
  const isOff = (kind === 'updated' || kind === 'known') && status !== 'active';
  const off =
    status === 'pending'
      ? 'It is not yet switched on in Waymark: ask a Waymark admin.'
      : 'It is switched off in Waymark: ask a Waymark admin.';
  return paragraphs[kind]() + (isOff ? paragraph(off) : '');
}

function nextSteps(
  { plan, outcome }: { plan: RegistrationPlan; outcome: RegistrationSuccess },
  say: Say,
): string {
  if (outcome.kind === 'updated') return '';
  const { registration } = familyOf(plan.family);
  const steps = registration.nextSteps.map((step) => `<li>${escapeHtml(say(step))}</li>`);
  const product = productName(plan, say('your LMS'));
  return `<h2>${escapeHtml(say('Next, in {product}', { product }))}</h2><ol id="next-steps">${steps.join('')}</ol>`;
}

function list(items: string[], none: string): string {
  if (items.length === 0) return `<p>${escapeHtml(none)}</p>`;
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function missing(say: Say, lead: string, scopes: string[]): string {
  if (scopes.length === 0) return '';
  const items = scopes.map(
    (scope) =>
      `${escapeHtml(say(scopeSentence(scope).without))} <code>${escapeHtml(shortName(scope))}</code>`,
  );
  return `<p>${escapeHtml(say(lead))}</p>${list(items, '')}`;
}

function note(say: Say, text: string | undefined): string {
  return text ? `<p>${escapeHtml(say(text))}</p>` : '';
}

function shortName(scope: string): string {
  return scope.split('/').at(-1) ?? scope;
}
