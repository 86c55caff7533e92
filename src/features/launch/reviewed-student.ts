import { parseUrl } from '../../config/parse-url.ts';
import type { Launch } from '../../lti/launch.ts';

/**
 * `sub` of the student whose work the grader wants to see: from a submission review message, or from the address of a
 * submission that we sent with a score (Canvas opens `submission_data` as a launch with that target_link_uri).
 */
export function reviewedSub(launch: Launch): string | undefined {
  if (launch.reviewedUserId) return launch.reviewedUserId;
  const target = launch.targetLinkUri ? parseUrl(launch.targetLinkUri) : undefined;
  return target?.searchParams.get('waymark_student') ?? undefined;
}

/** The address under which a grader opens one student's work. */
export function submissionUrl(publicUrl: string, userId: string): string {
  const url = new URL('/lti/launch', publicUrl);
  url.searchParams.set('waymark_student', userId);
  return url.href;
}
