import type { Decimal128, Long } from 'bson';

const scratch = new DataView(new ArrayBuffer(8));
const EXACT = '\x02';

/** Encodes a double so that string order is numeric order: NaN first, -0 equal to 0. Nine characters. */
export function encodeDouble(value: number): string {
  return doubleBits(value) + EXACT;
}

/** Encodes a 64-bit integer; what a double cannot hold follows as a remainder. */
export function encodeLong(value: Long): string {
  const nearest = value.toNumber();
  if (Number.isSafeInteger(nearest)) return encodeDouble(nearest);
  return doubleBits(nearest) + remainder(value.toBigInt() - BigInt(nearest), 0);
}

/** Encodes a decimal by its nearest double and the exact remainder, so that 0.1 (decimal) is not 0.1 (double). */
export function encodeDecimal(value: Decimal128): string {
  const text = value.toString();
  const parts = /^(-?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(text);
  if (!parts) return encodeDouble(Number(text));
  const [, sign, whole = '0', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(`${whole}${fraction}`) * (sign ? -1n : 1n);
  const scale = Number(exponent) - fraction.length;
  const nearest = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number(text)));
  const double = exactDouble(nearest);
  const common = Math.min(scale, double.scale);
  const difference =
    digits * 10n ** BigInt(scale - common) - double.digits * 10n ** BigInt(double.scale - common);
  return doubleBits(nearest) + remainder(difference, common);
}

/** The other direction of order: every character mirrored. */
export function invert(key: string): string {
  let result = '';
  for (let index = 0; index < key.length; index += 1)
    result += String.fromCharCode(255 - key.charCodeAt(index));
  return result;
}

function doubleBits(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  scratch.setFloat64(0, value === 0 ? 0 : value);
  let high = scratch.getUint32(0);
  let low = scratch.getUint32(4);
  if (high >= 0x80000000) {
    high = ~high;
    low = ~low;
  } else high |= 0x80000000;
  return String.fromCharCode(
    (high >>> 24) & 255,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    (low >>> 24) & 255,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  );
}

/** A double is digits × 10^scale exactly, because 2^-n = 5^n × 10^-n. */
function exactDouble(value: number): { digits: bigint; scale: number } {
  let mantissa = value;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent += 1;
  }
  return { digits: BigInt(mantissa) * 5n ** BigInt(exponent), scale: -exponent };
}

function remainder(digits: bigint, scale: number): string {
  if (digits === 0n) return EXACT;
  const text = (digits < 0n ? -digits : digits).toString();
  const magnitude = String(text.length + scale + 20_000).padStart(5, '0') + text.replace(/0+$/, '') + '\x01';
  return digits < 0n ? `\x01${invert(magnitude)}` : `\x03${magnitude}`;
}
