/** Dates, times and numbers of one locale, in the person's own time zone. */
export interface Formats {
  number(value: number): string;
  /** "10:02" for today, otherwise with the day. */
  when(isoTime: string): string;
  /** With weekday, for due dates. */
  due(isoTime: string): string;
  /** Name of a language by its tag; the tag itself when it is unknown. */
  languageName(tag: string): string;
  /** A calendar day `YYYY-MM-DD`, without a time zone's shift. */
  day(isoDay: string): string;
  isOne(value: number): boolean;
  compare(left: string, right: string): number;
}

export function createFormats(locale: string): Formats {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  const due = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const plural = new Intl.PluralRules(locale);
  const collator = new Intl.Collator(locale, { numeric: true });
  return {
    number: (value) => number.format(value),
    when: (isoTime) => {
      const date = new Date(isoTime);
      const isToday = date.toDateString() === new Date().toDateString();
      return (isToday ? time : dayAndTime).format(date);
    },
    due: (isoTime) => due.format(new Date(isoTime)),
    day: (isoDay) => day.format(new Date(`${isoDay}T12:00:00Z`)),
    languageName: (tag) => languages.of(tag) ?? tag,
    isOne: (value) => plural.select(value) === 'one',
    compare: (left, right) => collator.compare(left, right),
  };
}
