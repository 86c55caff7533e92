/** A moment with its year, in the language of the page: certificates are read years later. */
export function fullDate(isoTime: string): string {
  const locale = document.documentElement.lang || 'en';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(isoTime),
  );
}
