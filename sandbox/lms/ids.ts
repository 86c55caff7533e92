import { createHash } from 'node:crypto';

/** Ids that look like the real product's, yet are the same in every run. */
export function derivedHex(name: string, length: number): string {
  return createHash('sha256').update(`waymark sandbox ${name}`).digest('hex').slice(0, length);
}

export function derivedUuid(name: string): string {
  const hex = derivedHex(name, 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** `length` digits, never beginning with 0. */
export function derivedDigits(name: string, length: number): string {
  const span = 9n * 10n ** BigInt(length - 1);
  return String(10n ** BigInt(length - 1) + (BigInt(`0x${derivedHex(name, 24)}`) % span));
}
