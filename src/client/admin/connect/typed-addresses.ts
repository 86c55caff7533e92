import type { FamilyView } from '../../../features/connect/connect.contract.ts';

type Pattern = FamilyView['patterns'][number];

export const addressNames = ['issuer', 'authUrl', 'tokenUrl', 'jwksUrl', 'audience'] as const;
export type AddressName = (typeof addressNames)[number];

/** The addresses as the form shows them: what was typed, else what the pattern makes of the site and the client id. */
export function addressesFor(
  pattern: Pattern,
  typed: Record<AddressName | 'site' | 'clientId', string>,
): Record<AddressName, string> {
  const site = siteOf(typed.site);
  const filled = (text: string | undefined) => {
    if (text === undefined || (text.includes('{site}') && site === '')) return '';
    if (text.includes('{clientId}') && typed.clientId.trim() === '') return '';
    return text.replaceAll('{site}', site).replaceAll('{clientId}', typed.clientId.trim());
  };
  const entries = addressNames.map((name) => {
    const own = pattern.isOpen ? typed[name] : '';
    return [name, own === '' ? filled(pattern[name]) : own];
  });
  return Object.fromEntries(entries) as Record<AddressName, string>;
}

/** As one copies it from the browser: with or without `https://`, with a slash at the end. */
export function siteOf(text: string): string {
  const trimmed = text.trim().replace(/\/+$/, '');
  if (trimmed === '') return '';
  return /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
