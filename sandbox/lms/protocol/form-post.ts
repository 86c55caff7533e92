import type { Response } from 'express';
import { html } from '../views/html.ts';

/** A page that posts these fields by itself; with a button for browsers without scripts. */
export function sendFormPost(res: Response, action: string, fields: Record<string, string>): void {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  res
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <title>Sandbox LMS: opening the tool</title>
            <script src="/sandbox/assets/auto-submit.js" defer></script>
          </head>
          <body>
            <form method="post" action="${action}" data-auto-submit>
              ${inputs}
              <noscript><button>Go on</button></noscript>
            </form>
          </body>
        </html>`.markup,
    );
}
