import type { DeepLinkingSettings } from '../../lti/claims.ts';
import type { ResourceLinkItem } from '../../lti/deep-linking.ts';
import type { Family } from '../../lti/platforms/family.ts';
import type { PlannedAssignment } from './deep-linking.model.ts';

/**
 * The LTI link that stands for a planned assignment. Its id travels in `custom`, because URLs and resource link ids change when
 * a course is copied; keys are lower snake_case, because some LMSs lower their case.
 */
export function toContentItem(
  planned: PlannedAssignment,
  { publicUrl, settings, family }: { publicUrl: string; settings: DeepLinkingSettings; family: Family },
): ResourceLinkItem {
  const { _id, title, points, dueAt } = planned;
  const column = { scoreMaximum: points, label: title, resourceId: _id, tag: 'waymark-pathway' };
  const lineItem = { ...column, ...family.lineItemExtras() };
  return {
    type: 'ltiResourceLink',
    title,
    url: `${publicUrl}/lti/launch`,
    // Only a plain "no" is one: Canvas does not say whether it makes a gradebook column, and does.
    ...(settings.accept_lineitem === false ? {} : { lineItem }),
    ...(dueAt === undefined ? {} : { submission: { endDateTime: dueAt.toISOString() } }),
    custom: { ...family.customVariables, waymark_assignment: _id },
    ...family.contentItemExtras(),
  };
}
