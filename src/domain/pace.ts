import type { MilestoneProgress } from './journey-reading.ts';

/** `none`: the teacher set no date that says anything. */
export type Pace = 'none' | 'needs-time' | 'on-pace' | 'ahead';

/** A teacher's soft dates by milestone id, as calendar days `YYYY-MM-DD`. They lock nothing. */
export type MilestoneDates = Readonly<Record<string, string>>;

/**
 * How one milestone stands to its soft date. Work that waits for the teacher counts as done: waiting is not the
 * student's delay. `ahead` is a milestone handed in before its day; a day that is past and not handed in needs time.
 */
export function milestonePace(progress: MilestoneProgress, day: string | undefined, now: Date): Pace {
  if (day === undefined) return 'none';
  if (isHandedIn(progress)) return isPast(day, now) ? 'on-pace' : 'ahead';
  return isPast(day, now) ? 'needs-time' : 'on-pace';
}

/**
 * How the whole journey stands: `needs-time` when any milestone does; `ahead` when the next milestone whose day is
 * still to come is handed in; otherwise `on-pace`, or `none` without dates.
 */
export function journeyPace(progress: MilestoneProgress[], dates: MilestoneDates, now: Date): Pace {
  const dated = progress
    .flatMap((each) => {
      const day = dates[each.id];
      return day === undefined ? [] : [{ day, pace: milestonePace(each, day, now) }];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
  if (dated.length === 0) return 'none';
  if (dated.some(({ pace }) => pace === 'needs-time')) return 'needs-time';
  return dated.find(({ day }) => !isPast(day, now))?.pace === 'ahead' ? 'ahead' : 'on-pace';
}

function isHandedIn({ required, done, waiting }: MilestoneProgress): boolean {
  return done + waiting >= required;
}

/** A day is past once it has ended everywhere on Earth (UTC−12), so that nobody is hurried by a time zone. */
export function isPast(day: string, now: Date): boolean {
  return now.getTime() > Date.parse(`${day}T00:00:00Z`) + 36 * 3_600_000;
}
