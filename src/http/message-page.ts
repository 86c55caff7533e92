import { createHash } from 'node:crypto';
import type { AppError } from './errors.ts';
import { escapeHtml } from './html.ts';
import { wordsIn, type PageLanguage } from './page-words/words.ts';

/** Style of the few pages that stand without the client: calm, readable at 320 px, light and dark. */
export const plainStyle = `
:root{color-scheme:light dark;--ink:#1d2a26;--paper:#fbfaf6;--line:#d9d8d0;--quiet:#5b6762;--pine:#1f6b4f}
@media(prefers-color-scheme:dark){:root{--ink:#ecefe9;--paper:#161b19;--line:#3a423e;--quiet:#a7b1ac;--pine:#7cc7a5}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:40px 16px}
h1{font-size:26px;line-height:1.25;margin:0 0 16px}
h2{font-size:19px;line-height:1.3;margin:28px 0 8px}
p,form{margin:0 0 16px}
code,pre{overflow-wrap:anywhere}
pre{white-space:pre-wrap;font-size:13px}
.quiet{color:var(--quiet);font-size:14px}
a.button,button{display:inline-block;min-height:44px;box-sizing:border-box;padding:9px 16px;border:0;border-radius:8px;background:var(--pine);color:var(--paper);font:inherit;text-decoration:none;cursor:pointer}
a.button:focus-visible,button:focus-visible{outline:3px solid var(--pine);outline-offset:3px}
button.second{background:none;border:1px solid var(--line);color:var(--ink)}
ul,ol{padding-left:24px}
li{margin-bottom:4px}`;

/** CSP source of `plainStyle`. */
export const plainStyleHash = `'sha256-${createHash('sha256').update(plainStyle).digest('base64')}'`;

/**
 * Content policy of a refusal: only its own style. One that answers an LMS must be seen inside the LMS, also when nobody knows yet
 * which LMS that is; it holds nothing to read or press, so any may frame it.
 */
export function refusalPolicy(framable: boolean): string {
  return [
    "default-src 'none'",
    `style-src ${plainStyleHash}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framable ? '*' : "'none'"}`,
  ].join('; ');
}

/** A whole page around `body` (trusted HTML). */
export function plainPage(options: {
  title: string;
  body: string;
  head?: string;
  language?: PageLanguage;
}): string {
  return `<!doctype html>
<html lang="${escapeHtml(options.language ?? 'en')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(options.title)}</title><style>${plainStyle}</style>${options.head ?? ''}</head>
<body><main>${options.body}</main></body></html>`;
}

/** The page for a refusal: what happened, what to do next, and the code to tell support. `extra` is trusted HTML. */
export function messagePage(options: {
  error: AppError;
  requestId: string;
  language: PageLanguage;
  extra?: string;
}): string {
  const { error, requestId, language } = options;
  const say = wordsIn(language);
  const faults = error.faults.map(
    (fault) => `<li>${escapeHtml([fault.path, say(fault.message)].filter(Boolean).join(': '))}</li>`,
  );
  return plainPage({
    title: 'Waymark',
    language,
    body: `<h1>${escapeHtml(say(error.message))}</h1>
${faults.length > 0 ? `<ul>${faults.join('')}</ul>` : ''}
${error.nextStep ? `<p>${escapeHtml(say(error.nextStep))}</p>` : ''}${options.extra ?? ''}
<p class="quiet">${say('Code:')} <code id="error-code">${escapeHtml(error.code)}</code><br>${say('Reference:')} <code>${escapeHtml(requestId)}</code></p>`,
  });
}
