import { z } from 'zod';

const dateTime = z.iso.datetime({ offset: true });

/** A deep-linked LTI link. Source: LTI Deep Linking 2.0 §3.2. Numbers in `custom` are tolerated as real platforms do. */
const resourceLinkItemSchema = z.looseObject({
  type: z.literal('ltiResourceLink'),
  url: z.url().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  custom: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
  lineItem: z
    .looseObject({
      scoreMaximum: z.number().gt(0),
      label: z.string().optional(),
      resourceId: z.string().optional(),
      tag: z.string().optional(),
      gradesReleased: z.boolean().optional(),
      submissionReview: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  window: z.looseObject({ targetName: z.string().optional() }).optional(),
  available: z
    .looseObject({ startDateTime: dateTime.optional(), endDateTime: dateTime.optional() })
    .optional(),
  submission: z.looseObject({ endDateTime: dateTime.optional() }).optional(),
});

export type ResourceLinkItem = z.infer<typeof resourceLinkItemSchema>;

const otherItemSchema = z.looseObject({
  type: z.enum(['link', 'file', 'html', 'image']),
  url: z.url().optional(),
  title: z.string().optional(),
});

export const contentItemSchema = z.discriminatedUnion('type', [resourceLinkItemSchema, otherItemSchema]);
