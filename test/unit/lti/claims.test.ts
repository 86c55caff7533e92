import { customValue, ltiMessageSchema, tokenClaimsSchema } from '../../../src/lti/claims.ts';
import { toLaunch } from '../../../src/lti/launch.ts';
import { claim } from '../../../src/lti/vocabulary.ts';

const smallest = {
  sub: 'u1',
  [claim.messageType]: 'LtiResourceLinkRequest',
  [claim.version]: '1.3.0',
  [claim.deploymentId]: 'd1',
  [claim.targetLinkUri]: 'https://tool.example/lti/launch',
  [claim.resourceLink]: { id: 'r1' },
  [claim.roles]: [],
};
const launchOf = (changes: object) => toLaunch(ltiMessageSchema.parse({ ...smallest, ...changes }));

describe('a message', () => {
  test('needs nothing but what the specification requires', () => {
    expect(launchOf({})).toMatchObject({
      userId: 'u1',
      userName: undefined,
      role: 'none',
      context: undefined,
      resourceLink: { id: 'r1' },
      custom: {},
      grades: undefined,
      mentees: [],
    });
  });

  test.each([
    [{ name: ' Ana Duarte ' }, 'Ana Duarte'],
    [{ given_name: 'Ana', family_name: 'Duarte' }, 'Ana Duarte'],
    [{ given_name: 'Ana', family_name: '' }, 'Ana'],
    [{ name: '', family_name: 'Duarte' }, 'Duarte'],
    [{ name: '$Person.name.full', given_name: 'Ana' }, 'Ana'],
    [{ name: '$Person.name.full' }, undefined],
    [{ name: null, given_name: 5 }, undefined],
    [{ email: 'ana@example.org' }, undefined],
  ])('%j names %j', (changes, name) => {
    expect(launchOf(changes).userName).toBe(name);
  });

  test('keeps custom values that are text, number or truth, as text', () => {
    const custom = { a: 'x', b: 5, c: true, d: null, e: { f: 1 }, g: '' };
    expect(launchOf({ [claim.custom]: custom }).custom).toEqual({ a: 'x', b: '5', c: 'true', g: '' });
  });

  test.each([[null], ['text'], [[1]], [5]])('a custom claim that is %j counts as empty', (custom) => {
    expect(launchOf({ [claim.custom]: custom }).custom).toEqual({});
  });

  test.each([
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['', undefined],
    ['https://lms.example/back?x=1', 'https://lms.example/back?x=1'],
  ])('the return address %j is taken as %j', (return_url, expected) => {
    expect(launchOf({ [claim.launchPresentation]: { return_url } }).returnUrl).toBe(expected);
  });

  test.each([
    ['Canvas’s context id in the link’s place is no link', 'a'.repeat(40), undefined],
    ['Moodle counts courses and links alike', '2', '2'],
  ])('%s', (_name, id, expected) => {
    const launch = launchOf({ [claim.context]: { id }, [claim.resourceLink]: { id } });
    expect(launch.resourceLink?.id).toBe(expected);
  });

  test('children count only for mentors', () => {
    const scope = { [claim.roleScopeMentor]: ['a', 'b'] };
    expect(launchOf({ ...scope, [claim.roles]: ['Mentor'] }).mentees).toEqual(['a', 'b']);
    expect(launchOf({ ...scope, [claim.roles]: ['Learner'] }).mentees).toEqual([]);
    expect(launchOf({ [claim.roleScopeMentor]: 'a', [claim.roles]: ['Mentor'] }).mentees).toEqual([]);
  });

  test('tells all faults of required claims at once', () => {
    const { [claim.roles]: _roles, ...rest } = smallest;
    const result = ltiMessageSchema.safeParse({ ...rest, sub: 5, [claim.deploymentId]: 'x'.repeat(256) });
    const paths = result.error?.issues.map((issue) => issue.path.join('.')).toSorted();
    expect(paths).toEqual([claim.deploymentId, claim.roles, 'sub'].toSorted());
  });
});

test.each([
  [{ exp: '1' }],
  [{ iat: '1' }],
  [{ exp: Number.NaN }],
  [{ nonce: 5 }],
  [{ aud: [] }],
  [{ aud: [5] }],
])('token claims with %j are refused', (changes) => {
  const good = { iss: 'https://lms.example', aud: 'c', exp: 1.5, iat: 1, nonce: 'n' };
  expect(tokenClaimsSchema.safeParse(good).success).toBe(true);
  expect(tokenClaimsSchema.safeParse({ ...good, ...changes }).success).toBe(false);
});

test.each([
  ['value', 'value'],
  [' value ', 'value'],
  ['', undefined],
  ['$ResourceLink.id', undefined],
  // Blackboard's templates.
  ['@X@user.role@X@', undefined],
])('the custom value %j means %j', (given, expected) => {
  expect(customValue({ key: given }, 'key')).toBe(expected);
  expect(customValue({ key: given }, 'other')).toBeUndefined();
});
