import { Types } from 'mongoose';
import { z } from 'zod';

/** A new document id: 24 hex characters, sorted by time of making. */
export function newId(): string {
  return new Types.ObjectId().toHexString();
}

export const idSchema = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id');
