import type { Platform } from './platform.model.ts';
import { familyOf } from './platforms/index.ts';
import { parseUrl } from '../config/parse-url.ts';

/**
 * The `frame-ancestors` of pages for one platform: what the admin named, what its family always uses, the origins of its endpoints,
 * and of the return address of the launch at hand (schools frame us from domains of their own).
 */
export function frameAncestors(platform: Platform, returnUrl?: string): string[] {
  const endpoints = [platform.issuer, platform.authUrl, returnUrl].map(originOf);
  return [
    ...new Set(["'self'", ...platform.frameOrigins, ...familyOf(platform.family).frameOrigins, ...endpoints]),
  ].filter((origin): origin is string => origin !== undefined);
}

/**
 * The origin of a web address, safe to stand in a content policy: URL allows `*`, `;` and `,` in host names, which would widen or
 * end a directive there.
 */
export function originOf(url: string | undefined): string | undefined {
  const parsed = url ? parseUrl(url) : undefined;
  if (!parsed) return undefined;
  const { origin, protocol, hostname } = parsed;
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && /^[\w.:[\]-]+$/.test(hostname) ? origin : undefined;
}

/**
 * Browsers hold the redirects of a posted form to `form-action` too: our login goes on to the LMS's sign-in, which may
 * send the browser on to another host of the LMS (Canvas goes from its sign-in host to the school's).
 */
export function signInTargets(platform: Platform): string[] {
  return [originOf(platform.authUrl) ?? platform.issuer, 'https:'];
}
