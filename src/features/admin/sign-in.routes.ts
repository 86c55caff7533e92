import express, { type Express } from 'express';
import { z } from 'zod';
import type { ClientAssets } from '../../http/client-assets.ts';
import { AdminSignInError } from '../../http/errors.ts';
import { escapeHtml } from '../../http/html.ts';
import { plainPage } from '../../http/message-page.ts';
import { pageLanguage, wordsIn, type PageLanguage } from '../../http/page-words/words.ts';
import { sendFramedPage } from '../../lti/launch-pages.ts';
import type { LaunchView } from '../launch/launch.contract.ts';
import type { AdminLinks } from './admin-links.ts';

const codeSchema = z.object({ code: z.string().min(1).max(200) });
const nobody = ["'none'"];

/**
 * `/admin`: the door to the console for whoever holds a one-time link. Looking at the link uses nothing up, because mail programs
 * and chats open links by themselves; the button does. The answer holds the session, as a launch's page does.
 */
export function signInRoutes(
  app: Express,
  dependencies: {
    links: AdminLinks;
    signIn(code: string, locale: string): Promise<LaunchView>;
    assets: ClientAssets;
    page(assets: ClientAssets, view: LaunchView): string;
  },
): void {
  const { links, signIn, assets, page } = dependencies;
  const form = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 5 });

  app.get('/admin', async (request, response) => {
    const given = codeSchema.safeParse(request.query);
    const language = pageLanguage({ acceptLanguage: request.get('accept-language') });
    if (!given.success)
      return sendFramedPage(response, { html: closedDoor(language), frameAncestors: nobody });
    const link = await links.getUsable(given.data.code);
    const html = openDoor(given.data.code, link.label, language);
    sendFramedPage(response, { html, frameAncestors: nobody });
  });

  app.post('/admin', form, async (request, response) => {
    const given = codeSchema.safeParse(request.body ?? {});
    if (!given.success) throw new AdminSignInError('unknown');
    const view = await signIn(
      given.data.code,
      pageLanguage({ acceptLanguage: request.get('accept-language') }),
    );
    sendFramedPage(response, { html: page(assets, view), frameAncestors: nobody });
  });
}

function closedDoor(language: PageLanguage): string {
  const say = wordsIn(language);
  return plainPage({
    title: 'Waymark',
    language,
    body: `<h1>${escapeHtml(say('The admin console opens with a sign-in link.'))}</h1>
<p>${escapeHtml(say('Ask a Waymark admin for one: they make it under “People”. Whoever runs the server makes one with this command:'))}</p>
<pre>npm run --silent waymark -- admin link</pre>
<p>${escapeHtml(say('Where your LMS shows Waymark to administrators, you can also open it there.'))}</p>`,
  });
}

function openDoor(code: string, label: string, language: PageLanguage): string {
  const say = wordsIn(language);
  return plainPage({
    title: 'Waymark',
    language,
    body: `<h1>${escapeHtml(say('Sign in to Waymark'))}</h1>
<p>${escapeHtml(say('This link is for {label}. It works once, in this browser.', { label }))}</p>
<form method="post" action="/admin"><input type="hidden" name="code" value="${escapeHtml(code)}"><p><button>${escapeHtml(say('Sign in'))}</button></p></form>`,
  });
}
