import { refuse } from './errors.ts';

const sameInBoth = /^[dDwWbBnrt0]$/;

/**
 * Translates MongoDB's (PCRE) pattern to JavaScript's. Only what means the same, or can be made to, is let through;
 * the rest is refused rather than matched differently.
 */
export function toRegExp(pattern: string, options = ''): RegExp {
  if (!/^[ims]*$/.test(options)) refuse(51108, `invalid flag in regex options: ${options}`);
  const multiline = options.includes('m');
  let source = '';
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index);
    if (char === '\\') {
      index += 1;
      source += escape(pattern.charAt(index), inClass);
    } else if (inClass) {
      if (char === '[' && /[:.=]/.test(pattern.charAt(index + 1))) invalid(pattern);
      if (char === ']') inClass = false;
      source += char === '[' ? '\\[' : char;
    } else if (char === '[') {
      inClass = true;
      source += char;
      if (pattern.charAt(index + 1) === ']') invalid(pattern);
    } else if (
      char === '(' &&
      pattern.charAt(index + 1) === '?' &&
      !/^\(\?(?:[:=!]|<[=!])/.test(pattern.slice(index))
    ) {
      invalid(pattern);
    } else if (/[*+?}]/.test(char) && pattern.charAt(index + 1) === '+') {
      invalid(pattern);
    } else if (char === '.') source += options.includes('s') ? '[^]' : '[^\\n]';
    else if (char === '^') source += multiline ? '(?<=^|\\n)' : '^';
    else if (char === '$') source += multiline ? '(?=\\n|$)' : '(?=\\n?$)';
    else source += char;
  }
  try {
    return new RegExp(source, options.includes('i') ? 'iu' : 'u');
  } catch {
    return invalid(pattern);
  }
}

function escape(char: string, inClass: boolean): string {
  if (char === 's') return inClass ? ' \\t\\n\\v\\f\\r' : '[ \\t\\n\\v\\f\\r]';
  if (char === 'S' && !inClass) return '[^ \\t\\n\\v\\f\\r]';
  if (sameInBoth.test(char) && !(inClass && /[bB]/.test(char))) return `\\${char}`;
  if (/[A-Za-z0-9]/.test(char) || char === '')
    refuse(51091, `Regular expression is invalid: escape \\${char} is not supported`);
  // JavaScript's unicode mode allows only syntax characters to be escaped.
  return /[\^$\\.*+?()[\]{}|/]/.test(char) || (inClass && char === '-') ? `\\${char}` : char;
}

function invalid(pattern: string): never {
  return refuse(51091, `Regular expression is invalid or not supported: ${pattern}`);
}
