/**
 * What may be handed in as a file: media type → its usual extensions, the first of which names a file that had none.
 * Only what browsers show without running anything, and documents without macros. SVG and HTML can carry scripts.
 */
const extensionsOfType: Record<string, string[]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'audio/webm': ['webm', 'weba'],
  'audio/flac': ['flac'],
  'audio/aac': ['aac'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'md', 'csv'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};

/** Other names that detectors use for the same kinds; sound recorders of browsers write their sound into film containers. */
const sameType: Record<string, string> = {
  'audio/x-m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'video/webm': 'audio/webm',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'video/ogg': 'audio/ogg',
};

/** The type under which a detected one is kept; null when it is not accepted. */
export function acceptedType(detected: string): string | null {
  const plain = detected.split(';')[0]?.trim() ?? '';
  const type = sameType[plain] ?? plain;
  return type in extensionsOfType ? type : null;
}

/** Whether a name says that it holds plain text, or says nothing. */
export function isNamedAsText(name: string): boolean {
  const extension = extensionOf(name);
  return extension === '' || (extensionsOfType['text/plain'] ?? []).includes(extension);
}

/** Types that a browser may show in its place; everything else is only saved. */
export function isShownInPlace(type: string): boolean {
  return type.startsWith('image/') || type.startsWith('audio/') || type === 'application/pdf';
}

const longestName = 120;

/**
 * A name that is safe to show and to save under: no folders, control or direction-changing characters, no leading or
 * trailing dots, at most 120 UTF-16 units, and an extension that fits the content.
 */
export function safeFileName(given: string, type: string): string {
  const extensions = extensionsOfType[type] ?? ['bin'];
  const lastPart = given.split(/[/\\]/).at(-1) ?? '';
  const clean = lastPart
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}"<>:|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extensionOf(clean);
  const stem = extension === '' ? clean : clean.slice(0, -extension.length - 1);
  const kept = extensions.includes(extension) ? extension : (extensions[0] ?? 'bin');
  const shortStem = [...stem]
    .slice(0, 60)
    .join('')
    .slice(0, longestName - kept.length - 1)
    .trim();
  return `${shortStem === '' ? 'file' : shortStem}.${kept}`;
}

/** Lower case, without the dot; empty when there is none. */
function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
