import type { Session } from '../../http/session.ts';
import type { DeepLinkingSettings } from '../../lti/claims.ts';
import type { PlannedAssignment } from './deep-linking.model.ts';
import type { DeepLinkItem, PickerView } from './deep-linking.contract.ts';

/** A verified deep-linking launch. `deploymentId` is the LTI deployment_id. */
export interface DeepLinkStart {
  tenantId: string;
  platformId: string;
  deploymentId: string;
  personId: string;
  courseId?: string | undefined;
  settings: DeepLinkingSettings;
}

export interface DeepLinkingService {
  /** Keeps the request of a verified deep-linking launch; the id goes into the session's `deepLinkId`. */
  begin(start: DeepLinkStart): Promise<string>;
  /** What the picker shows; also for sessions that have nothing to answer (designer, choosing a pathway for a link). */
  pickerFor(session: Session): Promise<PickerView>;
  /**
   * Signs the answer to the session's request, once; no items cancels. A failure before the end can be tried again.
   * @throws ConflictError when it was sent already, has ended, or the LMS takes no such answer; InvalidRequestError
   */
  answer(session: Session, items: DeepLinkItem[]): Promise<{ returnUrl: string; jwt: string }>;
  /** What a launch's `custom.waymark_assignment` names in this tenant; null when there is none or it is no id. */
  findPlannedAssignment(tenantId: string, id: string): Promise<PlannedAssignment | null>;
}
