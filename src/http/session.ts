import type { Role } from './api-contract.ts';

/** Who is asking, from the verified session token. Every query filters by `tenantId`. */
export interface Session {
  /** Id of the launch that began this session; renewals keep it. */
  id: string;
  /** Empty for an operator, who belongs to no tenant. */
  tenantId: string;
  /** Empty, as the deployment, when it began with a sign-in link and not with a launch. */
  platformId: string;
  deploymentId: string;
  /** A person of the tenant; for `admin` and `operator` the id of their admin record. */
  personId: string;
  courseId: string | undefined;
  assignmentId: string | undefined;
  role: Role;
  /** People whom a mentor may see (LTI role_scope_mentor), as person ids. */
  mentees: string[];
  /** A one-time deep linking request that this session may answer. */
  deepLinkId: string | undefined;
  /** Opened from the LMS grader: the student whose work is to be shown first. */
  reviewedPersonId: string | undefined;
  locale: string;
  /** Seconds since 1970 of the launch; renewals stop after the configured time. */
  startedAt: number;
}
