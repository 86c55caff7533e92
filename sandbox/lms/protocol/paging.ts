import type { Request, Response } from 'express';
import type { Sandbox } from '../sandbox.ts';

interface Page {
  sandbox: Sandbox;
  items: unknown[];
  defaultSize: number;
  maximum: number;
  /** Wraps the page's items; absent = the bare list. */
  wrap?: (items: unknown[]) => unknown;
}

/** One page by `limit` and `page`; the next one stands in a lower-case `link` header, complete with the filters. */
export function sendPage(
  req: Request,
  res: Response,
  { sandbox, items, defaultSize, maximum, wrap }: Page,
): void {
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

function positive(text: string | null): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : null;
}
