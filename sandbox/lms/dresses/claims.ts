import { deepLinking, lti, messageTypes, nrps, ags, serviceScopes } from '../vocabulary.ts';
import type { DressRules, LaunchFacts } from './rules.ts';

type Claims = Record<string, unknown>;

/** Claims whose shape is the standard's, whatever the dress. */
export function messageClaims(facts: LaunchFacts): Claims {
  return {
    [`${lti}message_type`]: messageTypes[facts.message],
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: facts.deploymentId,
    [`${lti}target_link_uri`]: facts.targetLinkUri,
  };
}

export function nameClaims(facts: LaunchFacts): Claims {
  const { person } = facts;
  if (!facts.showsNames) return {};
  if (facts.studentView) return { name: 'Test Student', given_name: 'Test', family_name: 'Student' };
  return {
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
  };
}

/** AGS and NRPS, as far as the registration was granted their scopes and the launch stands in a course. */
export function serviceClaims(facts: LaunchFacts, rules: DressRules): Claims {
  const { course, registration, sandbox, lineItem, deploymentId } = facts;
  if (!course) return {};
  const install = { clientId: registration.clientId, deploymentId };
  const agsScopes = registration.scopes.filter((scope) => scope.startsWith(ags));
  const lineItems = `${sandbox.url}${rules.lineItemsPath(install, course)}`;
  const query = rules.lineItemsQuery(install);
  const named = facts.message !== 'deep-linking' && isNamed(facts, rules) ? lineItem : null;
  return {
    ...(agsScopes.length > 0 && {
      [`${ags}claim/endpoint`]: {
        scope: agsScopes,
        lineitems: `${lineItems}${query}`,
        ...(named && { lineitem: `${lineItems}/${named.id}${rules.lineItemSuffix}${query}` }),
      },
    }),
    ...(registration.scopes.includes(serviceScopes.members) && {
      [`${nrps}claim/namesroleservice`]: {
        context_memberships_url: `${sandbox.url}${rules.membersPath(install, course)}`,
        service_versions: ['2.0'],
      },
    }),
  };
}

/** AGS 2.0 §3.1.1: the claim names a line item when the link has exactly one. Canvas always names the first. */
function isNamed({ sandbox, assignment }: LaunchFacts, rules: DressRules): boolean {
  if (rules.namesOneOfSeveral || !assignment) return true;
  return sandbox.state.lineItems.filter((item) => item.assignmentId === assignment.id).length === 1;
}

export function deepLinkingClaims(settings: Claims): Claims {
  return { [`${deepLinking}deep_linking_settings`]: settings };
}

export function reviewClaims(facts: LaunchFacts, rules: DressRules): Claims {
  if (facts.message !== 'submission-review' || !facts.forUser) return {};
  const { forUser } = facts;
  return {
    [`${lti}for_user`]: {
      user_id: rules.subject(forUser),
      ...(facts.showsNames && {
        name: forUser.name,
        given_name: forUser.givenName,
        family_name: forUser.familyName,
      }),
      roles: facts.course ? rules.courseRoles(forUser, facts.course) : [],
    },
  };
}

/** Puts values in for `$Variable`; what the dress does not know stays as it is written. */
export function expandCustom(
  custom: Record<string, string>,
  facts: LaunchFacts,
  rules: DressRules,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(custom).map(([key, value]) => [
      key,
      value.startsWith('$') ? (rules.expand(value.slice(1), facts) ?? value) : value,
    ]),
  );
}

/** A hint with characters that a careless tool mangles: it has to come back unaltered. */
export function troublesomeHint(launchId: string): string {
  return JSON.stringify({ launch: launchId, verifier: 'a+b/c=&100%25', path: '/courses?x=1' });
}

/** Where this launch's page is, for `launch_presentation.return_url`. */
export function returnUrl(facts: LaunchFacts): string {
  const { sandbox, registration, course } = facts;
  return `${sandbox.url}/${registration.dress}${course ? `/courses/${course.id}` : ''}`;
}
