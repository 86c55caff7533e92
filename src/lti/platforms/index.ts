import type { PlatformFamily } from '../platform.model.ts';
import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { standardFamily, type Family } from './family.ts';
import { moodle } from './moodle.ts';
import { sakai } from './sakai.ts';
import { schoology } from './schoology.ts';

const families: Record<PlatformFamily, Family> = {
  canvas,
  schoology,
  moodle,
  brightspace,
  blackboard,
  sakai,
  other: standardFamily,
};

/** How this LMS family differs from the standard. */
export function familyOf(family: PlatformFamily): Family {
  return families[family];
}

/** The `aud` of our client assertions that this LMS family wants; undefined = the token URL. */
export function ownAudienceOf(family: PlatformFamily): string | undefined {
  const { audience } = families[family].registration;
  return audience === 'token-url' ? undefined : audience;
}

/** The family that calls itself so (`product_family_code`); the standard one when nobody does. */
export function familyOfProduct(productCode: string): Family {
  const code = productCode.trim().toLowerCase();
  return (
    Object.values(families).find(
      (each) => each.registration.productCode.test(code) && each !== standardFamily,
    ) ?? standardFamily
  );
}
