import type { GradeService } from '../../lti/grade-service.ts';
import type { Platform } from '../../lti/platform.model.ts';
import { familyOf } from '../../lti/platforms/index.ts';
import type { RosterService } from '../../lti/roster-service.ts';
import type { Clock } from '../../observability/clock.ts';
import { failedLine, line } from './check-line.ts';
import type { CheckLine } from './check.contract.ts';
import type { ConnectionCheck, SeenLaunch } from './connection-check.model.ts';

export interface ServiceDependencies {
  grades: GradeService;
  rosters: RosterService;
  publicUrl: string;
  clock: Clock;
}

interface Asked {
  platform: Platform;
  test: ConnectionCheck | undefined;
}

/** Our mark on a column that is made and deleted again; one that was left behind is found by it. */
const testResourceId = 'waymark-connection-check';

const launchesOf = ({ test }: Asked): SeenLaunch[] => {
  const { link, testStudent, picker } = test?.seen ?? {};
  return [link, testStudent, picker].filter((seen) => seen !== undefined);
};

/** The class list, one page of it. */
export async function checkRoster({ rosters }: ServiceDependencies, asked: Asked): Promise<CheckLine[]> {
  const seen = launchesOf(asked);
  const membershipsUrl = seen.find((launch) => launch.membershipsUrl)?.membershipsUrl;
  if (!membershipsUrl) return [unknownPlace('roster', seen, 'roster')];
  try {
    const { members } = await rosters.listMembers(asked.platform, { membershipsUrl });
    const facts = { count: String(members.length) };
    const isNamed = members.some(({ name }) => name !== undefined);
    if (members.length > 0 && !isNamed) return [line('roster', 'note', 'no-names', { facts, fix: 'names' })];
    return [line('roster', 'good', 'good', { facts })];
  } catch (error) {
    return [failedLine('roster', error, 'roster')];
  }
}

/** Our columns of the course, read only. */
export async function checkColumns({ grades }: ServiceDependencies, asked: Asked): Promise<CheckLine[]> {
  const seen = launchesOf(asked);
  const place = seen.find((launch) => launch.lineItemsUrl);
  if (!place?.lineItemsUrl) return [unknownPlace('columns', seen, 'services')];
  const { deploymentId, lineItemsUrl, scopes } = place;
  try {
    const found = await grades.findLineItems(asked.platform, { deploymentId, lineItemsUrl, scopes });
    return [line('columns', 'good', 'good', { facts: { count: String(found.length) } })];
  } catch (error) {
    return [failedLine('columns', error, 'services')];
  }
}

/**
 * Makes a column, sends a score for the LMS's test student where one is known (and for nobody else), and deletes the column. Where a
 * column of its own would be an assignment that cannot be deleted (Canvas), it is one more column of the tested assignment, which
 * never reaches the gradebook.
 */
export async function checkGrade(dependencies: ServiceDependencies, asked: Asked): Promise<CheckLine[]> {
  const seen = launchesOf(asked);
  const place = seen.find((launch) => launch.lineItemsUrl);
  if (!place?.lineItemsUrl) return [unknownPlace('grade', seen, 'services')];
  const { deploymentId, lineItemsUrl, scopes } = place;
  const isBeside = familyOf(asked.platform.family).testColumn === 'beside-link';
  // A link without a column of its own would make this one its main column, which stays.
  const resourceLinkId = seen.find(({ sent }) => sent.filled.includes('endpoint.lineitem'))?.resourceLinkId;
  if (isBeside && !resourceLinkId) return [line('grade', 'waiting', 'needs-assignment')];
  const { grades } = dependencies;
  const { platform } = asked;
  try {
    const left = await grades.findLineItems(platform, {
      deploymentId,
      lineItemsUrl,
      resourceId: testResourceId,
      scopes,
    });
    for (const { id } of left) await grades.deleteLineItem(platform, { deploymentId, lineItemUrl: id });
    const column = await grades.createLineItem(platform, {
      deploymentId,
      lineItemsUrl,
      lineItem: {
        label: 'Waymark connection check',
        scoreMaximum: 1,
        resourceId: testResourceId,
        ...(isBeside && resourceLinkId ? { resourceLinkId } : {}),
      },
    });
    return await tryColumn(dependencies, { ...asked, deploymentId, lineItemUrl: column.id });
  } catch (error) {
    return [failedLine('grade', error, 'services')];
  }
}

/** The score, and then in any case the deletion. */
async function tryColumn(
  dependencies: ServiceDependencies,
  place: Asked & { deploymentId: string; lineItemUrl: string },
): Promise<CheckLine[]> {
  const { platform, deploymentId, lineItemUrl } = place;
  const found = await scoreLine(dependencies, place).catch((error: unknown) =>
    failedLine('grade', error, 'services'),
  );
  try {
    await dependencies.grades.deleteLineItem(platform, { deploymentId, lineItemUrl });
    return [found];
  } catch {
    return [line('grade', 'note', 'column-left', { fix: 'services' })];
  }
}

async function scoreLine(
  { grades, publicUrl, clock }: ServiceDependencies,
  { platform, test, deploymentId, lineItemUrl }: Asked & { deploymentId: string; lineItemUrl: string },
): Promise<CheckLine> {
  const userId = test?.seen.testStudent?.testStudentId;
  const family = familyOf(platform.family);
  if (!userId) return line('grade', 'good', 'column-only');
  const body = family.scoreBody({
    userId,
    scoreGiven: 1,
    scoreMaximum: 1,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    comment: 'Waymark connection check',
    timestamp: clock(),
    isNewSubmission: false,
    submissionUrl: publicUrl,
  });
  if (!body) return line('grade', 'good', 'column-only');
  await grades.sendScore(platform, { deploymentId, lineItemUrl, body });
  const result = await grades.readResult(platform, { deploymentId, lineItemUrl, userId });
  // A column beside the assignment's own may keep a score without showing it.
  if (result?.score === undefined) return line('grade', 'good', 'score-sent');
  return result.score === 1 ? line('grade', 'good', 'score-arrived') : line('grade', 'bad', 'score-lost');
}

/** Nobody told yet where the service is; or a launch came and did not tell. */
function unknownPlace(id: 'roster' | 'columns' | 'grade', seen: SeenLaunch[], fix: 'roster' | 'services') {
  if (seen.length === 0) return line(id, 'waiting', 'no-launch');
  return line(id, fix === 'services' ? 'bad' : 'note', 'missing', { fix });
}
