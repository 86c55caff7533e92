import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';
import type { Session } from '../../http/session.ts';

/** What pictures and recordings of students are for. Each has a desk that says what holds them and who may see it. */
export const mediaPurposes = ['profile', 'reflection'] as const;
export type MediaPurpose = (typeof mediaPurposes)[number];

/** A picture or a voice recording beside words. */
export const mediaView = z.object({
  id: idSchema,
  kind: z.enum(['picture', 'voice']),
  /** Media type, found from the content. */
  type: z.string(),
  bytes: z.number().int(),
});
export type MediaView = z.infer<typeof mediaView>;

/** What one purpose knows of its pictures and recordings. */
export interface MediaDesk {
  /** Whether words of this tenant hold it. */
  isAttached(tenantId: string, mediaId: string): Promise<boolean>;
  /** Whether this session may read the words that hold it; false when none do. */
  mayRead(session: Session, mediaId: string): Promise<boolean>;
}

/** What a feature that owns a purpose does with pictures and recordings that were uploaded for it. */
export interface MediaKeeper {
  /**
   * Lets `work` store words that hold it. `work` must not store it where other words hold it already (unique index on its id).
   * @throws ConflictError where the district has not allowed it; NotFoundError when this person has no such media for this purpose
   */
  attach<T>(
    session: Session,
    wanted: { purpose: MediaPurpose; mediaId: string },
    work: (media: MediaView) => Promise<T>,
  ): Promise<T>;
  /** Lets `work` remove it from the words that hold it, then removes the bytes. */
  detach<T>(mediaId: string, work: () => Promise<T>): Promise<T>;
}

export const uploadOwnMediaApi = defineApi({
  id: 'uploadOwnMedia',
  method: 'post',
  path: '/api/own-media',
  summary:
    'Keep a picture of at most 5 MB or a voice recording of at most 3 MB for one’s own words, where the district allows it. It belongs to nobody’s screen until it is attached, and goes after seven days.',
  roles: ['student'],
  bytes: 'sent',
  query: z.object({ purpose: z.enum(mediaPurposes) }),
  response: mediaView,
});

export const getOwnMediaApi = defineApi({
  id: 'getOwnMedia',
  method: 'get',
  path: '/api/own-media/:mediaId',
  summary: 'The bytes of a picture or recording, for whoever may read the words that it stands beside.',
  roles: ['student', 'teacher', 'mentor'],
  bytes: 'answered',
  params: z.object({ mediaId: idSchema }),
  response: z.unknown(),
});
