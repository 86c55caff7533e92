import type { Request, Response } from 'express';
import type { Dress } from '../model.ts';
import type { Sandbox } from '../sandbox.ts';

interface Page {
  sandbox: Sandbox;
  items: unknown[];
  defaultSize: number;
  maximum: number;
  dress: Dress;
  /** Wraps the page's items; absent = the bare list. */
  wrap?: (items: unknown[]) => unknown;
}

/** One page by `limit` and `page`; the next one stands in a lower-case `link` header, complete with the filters. */
export function sendPage(
  req: Request,
  res: Response,
  { sandbox, items, defaultSize, maximum, dress, wrap }: Page,
): void {
  if (dress === 'moodle') return sendMoodlePage(req, res, { sandbox, items, wrap });
  const url = new URL(req.originalUrl, sandbox.url);
  const size = Math.min(maximum, positive(url.searchParams.get('limit')) ?? defaultSize);
  const page = positive(url.searchParams.get('page')) ?? 1;
  const onPage = items.slice((page - 1) * size, page * size);
  if (page * size < items.length) {
    url.searchParams.set('page', String(page + 1));
    res.set('link', `<${url.href}>; rel="next"`);
  }
  res.json(wrap ? wrap(onPage) : onPage);
}

/**
 * Moodle sends everything unless it is asked for less by `limit`, and counts on by `from`. The links of its grade services carry
 * escaped ampersands and curly quotes, those of its roster are as they should be.
 */
function sendMoodlePage(
  req: Request,
  res: Response,
  { sandbox, items, wrap }: Pick<Page, 'sandbox' | 'items' | 'wrap'>,
): void {
  const url = new URL(req.originalUrl, sandbox.url);
  const size = positive(url.searchParams.get('limit'));
  const from = Math.max(0, Number(url.searchParams.get('from') ?? 0) || 0);
  const end = size === null ? items.length : from + size;
  if (end < items.length) {
    url.searchParams.set('from', String(end));
    const link = wrap
      ? `<${url.href}>; rel="next"`
      : `<${url.href.replaceAll('&', '&amp;')}>; rel=\u201cnext\u201d`;
    // Header values are bytes: UTF-8 travels as if it were Latin-1.
    res.set('link', Buffer.from(link, 'utf8').toString('latin1'));
  }
  const onPage = items.slice(from, end);
  const body = wrap ? wrap(onPage) : onPage;
  // Beside a text, Node would write the headers as UTF-8 once more; beside bytes it does not.
  if (end < items.length) return void res.send(Buffer.from(JSON.stringify(body)));
  res.json(body);
}

function positive(text: string | null): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : null;
}
