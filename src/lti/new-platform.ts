import { z } from 'zod';
import type { PlatformFailedError } from '../http/errors.ts';
import { assertOutboundUrl } from './outbound.ts';
import { ownAudienceOf } from './platforms/index.ts';
import { platformFamilies } from './platform.model.ts';

/** A web address of an LMS that we may ask: https and public, unless private ones are allowed. */
export function addressSchema(allowPrivateNetwork: boolean) {
  return z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a text') })
    .trim()
    .max(2_000)
    .superRefine((value, context) => {
      try {
        assertOutboundUrl(value, { allowPrivateNetwork });
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as PlatformFailedError).message });
      }
    });
}

/**
 * What an admin must say to register an LMS by hand. Addresses are https and public, unless private ones are allowed
 * (sandbox and tests).
 */
export function newPlatformSchema(allowPrivateNetwork: boolean) {
  const address = addressSchema(allowPrivateNetwork);
  const origin = z
    .string()
    .trim()
    .regex(/^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/, 'must be an origin such as https://lms.example.org');
  const platform = z.object({
    name: z.string().trim().min(1).max(200),
    family: z.enum(platformFamilies),
    issuer: address,
    clientId: z.string().trim().min(1).max(255),
    authUrl: address,
    tokenUrl: address,
    jwksUrl: address,
    audience: z.string().trim().min(1).max(2_000).optional(),
    deploymentPolicy: z.enum(['accept', 'claim']),
    frameOrigins: z.array(origin).max(50),
    deploymentIds: z.array(z.string().trim().min(1).max(255)).max(500),
  });
  // Some LMSs want an audience of their own, and few admins know that there is such a thing.
  return platform.transform((typed) => ({
    ...typed,
    audience: typed.audience ?? ownAudienceOf(typed.family),
  }));
}
