import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, Request, Response } from 'express';

const endings = { br: '.br', gzip: '.gz' } as const;

/**
 * Points a request for a built file to the copy that the build compressed beforehand, in the best form that the
 * browser takes. It stands before `express.static`, which then sends that copy.
 */
export function compressedAssets(folder: string) {
  const files = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1);
    response.vary('accept-encoding');
    const encoding = (['br', 'gzip'] as const).find(
      (each) => files.has(`${name}${endings[each]}`) && request.acceptsEncodings(each) === each,
    );
    if (encoding) {
      response.type(extname(name)).set('content-encoding', encoding);
      request.url = `/${name}${endings[encoding]}`;
    }
    next();
  };
}
