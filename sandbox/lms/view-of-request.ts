import type { Request, Response } from 'express';
import { dresses } from './model.ts';
import type { Dress } from './model.ts';
import { findPerson, getPerson } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import type { View } from './views/view.ts';

const firstPerson = 'rivera';

/** Who looks, in which dress: from the address, else from the LMS's cookies. Remembers the dress. */
export function readView(sandbox: Sandbox, req: Request, res: Response, dress?: Dress): View {
  const cookies = readCookies(req);
  const { as, dress: asked } = req.query;
  const overriding = typeof as === 'string' ? findPerson(sandbox.state, as) : null;
  const remembered = findPerson(sandbox.state, cookies.get('sandbox_as') ?? '');
  const wanted =
    dress ??
    dresses.find((one) => one === asked) ??
    dresses.find((one) => one === cookies.get('sandbox_dress'));
  const view: View = {
    sandbox,
    dress: wanted ?? 'canvas',
    person: overriding ?? remembered ?? getPerson(sandbox.state, firstPerson),
    isOverridden: overriding !== null,
  };
  res.cookie('sandbox_dress', view.dress, { httpOnly: true, sameSite: 'lax' });
  return view;
}

/** Only this server's own scripts and styles; tools in frames. */
export function sendPage(res: Response, page: string): void {
  res
    .set(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src http: https:; base-uri 'none'; frame-ancestors 'self'",
    )
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(page);
}

export function sendNotFound(res: Response, sentence: string): void {
  res.status(404).type('text').send(sentence);
}

function readCookies(req: Request): Map<string, string> {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, decodeURIComponent(value)]));
}
