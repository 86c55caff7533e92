import type { Response } from 'express';
import type { ClientAssets } from '../http/client-assets.ts';
import { escapeHtml, scriptJson } from '../http/html.ts';
import { plainPage, plainStyleHash } from '../http/message-page.ts';
import { wordsIn, type PageLanguage } from '../http/page-words/words.ts';

/** Sends a page that an LMS may frame. `formTargets` are origins that a form on it may post to. */
export function sendFramedPage(
  response: Response,
  page: { html: string; frameAncestors: string[]; formTargets?: string[]; status?: number },
): void {
  response
    .status(page.status ?? 200)
    .set({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': framedPolicy(page.frameAncestors, page.formTargets ?? []),
    })
    .send(page.html);
}

/** Content policy of framed pages: everything from ourselves, nothing from anyone else. */
export function framedPolicy(frameAncestors: string[], formTargets: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${plainStyleHash}`,
    // Files of students are read with the session's token and shown from memory.
    "img-src 'self' data: blob:",
    'media-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `frame-ancestors ${frameAncestors.join(' ')}`,
  ].join('; ');
}

export interface StorageStep {
  step: 'put' | 'get';
  key: string;
  value?: string;
  /** Absent when the LMS offers no storage. */
  frame?: string;
  targetOrigin: string;
  next?: string;
}

/**
 * The page at login in a frame: looks whether our cookie stays, leaves the binding with the LMS's storage where offered, and goes on
 * to the LMS's sign-in; or offers a tab of its own while the login can still be used.
 */
export function loginPage(
  assets: ClientAssets,
  step: StorageStep,
  { newTab, language }: { newTab: string; language: PageLanguage },
): string {
  const goOn = wordsIn(language)('Go on');
  return plainPage({
    title: 'Waymark',
    language,
    head: storageScript(assets, step),
    body: `${waitingWords(language)}<div id="new-tab" hidden>${newTab}</div>
<noscript><p><a class="button" href="${escapeHtml(step.next ?? '')}">${goOn}</a></p></noscript>`,
  });
}

/** The page at launch that asks the LMS for the binding and posts the launch again with it. */
export function storageGetPage(
  assets: ClientAssets,
  step: StorageStep,
  launch: { action: string; idToken: string; state: string; newTab: string; language: PageLanguage },
): string {
  const { language } = launch;
  return plainPage({
    title: 'Waymark',
    language,
    head: storageScript(assets, step),
    body: `${waitingWords(language)}
<form id="continue" method="post" action="${escapeHtml(launch.action)}">
<input type="hidden" name="id_token" value="${escapeHtml(launch.idToken)}">
<input type="hidden" name="state" value="${escapeHtml(launch.state)}">
<input type="hidden" name="waymark_binding" value=""></form>
<div id="new-tab" hidden>${launch.newTab}</div>`,
  });
}

/** The second sentence is shown by the script when the LMS keeps us waiting. */
function waitingWords(language: PageLanguage): string {
  const say = wordsIn(language);
  const slow = say('Your course takes a moment to answer. This page goes on by itself.');
  return `<p id="waiting" role="status">${say('Opening …')} <span id="slow" hidden>${slow}</span></p>`;
}

function storageScript(assets: ClientAssets, step: StorageStep): string {
  return `<script type="application/json" id="platform-storage">${scriptJson(step)}</script><script type="module" src="${assets.platformStorage}"></script>`;
}

/** Starts the login again in a tab of its own, where our cookie is first-party. */
export function newTabForm(
  action: string,
  login: Record<string, string | undefined>,
  language: PageLanguage,
): string {
  const say = wordsIn(language);
  const fields = Object.entries(login)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`);
  return `<p>${say('Your browser keeps Waymark’s cookie out of this page. In a tab of its own it works.')}</p>
<form method="post" action="${escapeHtml(action)}" target="_blank">${fields.join('')}<button>${say('Open in a new tab')}</button></form>`;
}
