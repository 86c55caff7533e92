import { ConflictError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { agsScopes, type GradeService, type LineItem } from '../../lti/grade-service.ts';
import type { Platform } from '../../lti/platform.model.ts';

/** An assignment as the search for its column needs it. */
export interface RelinkAssignment {
  _id: string;
  title: string;
  deploymentId: string;
  resourceLinkId: string;
  plannedAssignmentId?: string;
  points: number;
  grades?: { scopes: string[]; lineItemsUrl?: string; lineItemUrl?: string; lineItemMissing?: boolean };
}

export interface RelinkDependencies {
  grades: GradeService;
  getAssignment(session: Session): Promise<RelinkAssignment>;
  getPlatform(platformId: string): Promise<Platform>;
  setLineItem(tenantId: string, assignmentId: string, lineItemUrl: string): Promise<unknown>;
  /** Sends what waited to the column that is there now. */
  relinked(tenantId: string, assignmentId: string): Promise<void>;
}

/**
 * Finds an assignment's column in the LMS again: by its link, else by the id that deep linking gave it; else makes a new one where
 * the LMS lets us (AGS 2.0 §3.2.9: look through all pages first, a second column for one link is forbidden).
 */
export function createRelink(dependencies: RelinkDependencies): (session: Session) => Promise<void> {
  const { grades, getAssignment, getPlatform, setLineItem, relinked } = dependencies;

  return async (session) => {
    const [assignment, platform] = await Promise.all([
      getAssignment(session),
      getPlatform(session.platformId),
    ]);
    const lineItem = (await findColumn(platform, assignment)) ?? (await makeColumn(platform, assignment));
    await setLineItem(session.tenantId, assignment._id, lineItem.id);
    await relinked(session.tenantId, assignment._id);
  };

  async function findColumn(platform: Platform, assignment: RelinkAssignment): Promise<LineItem | undefined> {
    const { deploymentId, resourceLinkId, plannedAssignmentId, grades: address } = assignment;
    if (!address?.lineItemsUrl) throw noAccess();
    const place = { deploymentId, lineItemsUrl: address.lineItemsUrl, scopes: address.scopes };
    const [byLink] = await grades.findLineItems(platform, { ...place, resourceLinkId });
    if (byLink || !plannedAssignmentId) return byLink;
    const [byPlan] = await grades.findLineItems(platform, { ...place, resourceId: plannedAssignmentId });
    return byPlan;
  }

  async function makeColumn(platform: Platform, assignment: RelinkAssignment): Promise<LineItem> {
    const { deploymentId, resourceLinkId, plannedAssignmentId, title, points, grades: address } = assignment;
    if (!address?.lineItemsUrl || !address.scopes.includes(agsScopes.lineItem)) throw noAccess();
    return grades.createLineItem(platform, {
      deploymentId,
      lineItemsUrl: address.lineItemsUrl,
      lineItem: {
        label: title,
        scoreMaximum: points,
        resourceLinkId,
        tag: 'waymark-pathway',
        ...(plannedAssignmentId ? { resourceId: plannedAssignmentId } : {}),
      },
    });
  }
}

function noAccess(): ConflictError {
  return new ConflictError(
    'The LMS lets us neither find nor make a column here. Delete this assignment there and add it again.',
  );
}
