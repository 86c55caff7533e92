import type { LaunchLog } from '../../lti/launch-log.ts';
import type { Platform } from '../../lti/platform.model.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import type { Clock } from '../../observability/clock.ts';
import { line } from './check-line.ts';
import type { CheckFix, CheckLine, CheckLineId } from './check.contract.ts';
import type { ConnectionCheck, SeenLaunch } from './connection-check.model.ts';

interface Asked {
  platform: Platform;
  tenantId: string;
  test: ConnectionCheck | undefined;
}

/** What the test launch proves: that it came, what it carried, and what that means. */
export async function checkLaunch(
  dependencies: { launchLog: Pick<LaunchLog, 'list'>; clock: Clock },
  asked: Asked,
): Promise<CheckLine[]> {
  const { test, platform } = asked;
  if (!test) return [line('launch', 'waiting', 'not-begun')];
  const { link, picker, testStudent, home } = test.seen;
  const carried = link ?? picker ?? testStudent ?? home;
  const refused = link ? undefined : await findRefusal(dependencies.launchLog, { ...asked, test });
  if (refused) return [refused, ...(carried ? seenLines(platform, test) : [])];
  if (!carried)
    return [line('launch', 'waiting', test.awaitUntil > dependencies.clock() ? 'waiting' : 'not-begun')];
  return [line('launch', 'good', 'good', { facts: { role: carried.role } }), ...seenLines(platform, test)];
}

function seenLines(platform: Platform, { seen }: ConnectionCheck): CheckLine[] {
  const carried = seen.link ?? seen.picker ?? seen.testStudent;
  return [
    ...(carried ? carriedLines(carried) : []),
    ...(seen.link ? linkLines(platform, seen.link) : [line('column', 'waiting', 'needs-assignment')]),
    pickerLine(seen.picker),
  ];
}

/** The last launch that was refused since the test began. */
async function findRefusal(
  launchLog: Pick<LaunchLog, 'list'>,
  { platform, tenantId, test }: Asked & { test: ConnectionCheck },
): Promise<CheckLine | undefined> {
  const { entries } = await launchLog.list('all', { limit: 50, platformId: platform._id });
  const refused = entries.find(
    (entry) =>
      entry.outcome !== 'accepted' &&
      entry.at >= test.startedAt &&
      (entry.tenantId === undefined || entry.tenantId === tenantId),
  );
  return (
    refused && line('launch', 'bad', 'launch-refused', { facts: { refusal: refused.outcome }, fix: 'launch' })
  );
}

const has = ({ sent }: SeenLaunch, ...names: string[]) => names.some((name) => sent.filled.includes(name));

/** What every launch from a course should carry. */
function carriedLines(seen: SeenLaunch): CheckLine[] {
  const presence = (id: CheckLineId, names: string[], fix: CheckFix, without: 'bad' | 'note' = 'note') =>
    has(seen, ...names) ? line(id, 'good', 'came') : line(id, without, 'missing', { fix });
  return [
    seen.role === 'none'
      ? line('role', 'note', 'no-role', { fix: 'role' })
      : line('role', 'good', 'came', { facts: { role: seen.role } }),
    presence('context', ['context.id'], 'course', 'bad'),
    presence('course-title', ['context.title'], 'course'),
    presence('names', ['name', 'given_name', 'family_name'], 'names'),
    presence('services', ['endpoint.lineitems', 'endpoint.lineitem'], 'services', 'bad'),
    // Moodle names the roster only once the course has an activity of the tool, so that the picker may come without it.
    presence('roster-address', ['namesroleservice.context_memberships_url'], 'roster'),
  ];
}

/** Only of an assignment: its column, and what is asked for in each link. */
function linkLines(platform: Platform, seen: SeenLaunch): CheckLine[] {
  return [
    has(seen, 'endpoint.lineitem')
      ? line('column', 'good', 'came')
      : line('column', 'note', 'missing', { fix: 'picker' }),
    ...customLine(platform, seen),
  ];
}

/** Canvas leaves the variable as it is where no due date is set (variable expansions, `Canvas.assignment.dueAt.iso8601`). */
const oftenUnfilled = new Set(['due_at']);

/** What came empty has nothing to tell, such as the history of a course that is no copy; what did not come was not asked for. */
function customLine(platform: Platform, { sent }: SeenLaunch): CheckLine[] {
  const wanted = Object.keys(familyOf(platform.family).customVariables);
  const known = [...sent.customFilled, ...sent.customEmpty];
  const missing = wanted.filter(
    (key) => !known.includes(key) && !(oftenUnfilled.has(key) && sent.customUnfilled.includes(key)),
  );
  if (wanted.length === 0) return [];
  if (missing.length === 0) return [line('custom', 'good', 'came', { facts: { names: wanted.join(', ') } })];
  return [
    line('custom', 'note', 'some-custom-missing', { facts: { names: missing.join(', ') }, fix: 'custom' }),
  ];
}

function pickerLine(seen: SeenLaunch | undefined): CheckLine {
  if (!seen) return line('picker', 'waiting', 'waiting');
  if (!seen.takesLinks) return line('picker', 'bad', 'picker-no-links', { fix: 'picker' });
  if (!seen.takesPoints) return line('picker', 'note', 'picker-no-points', { fix: 'picker' });
  return line('picker', 'good', 'good');
}
