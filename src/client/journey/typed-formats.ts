/** The formats that this client can take work in. A pathway may name others; those are not offered. */
export const typedFormats = ['text', 'link', 'file', 'offline'] as const;
export type TypedFormat = (typeof typedFormats)[number];

export function typedFormatsOf(formats: readonly string[]): TypedFormat[] {
  return typedFormats.filter((format) => formats.includes(format));
}
