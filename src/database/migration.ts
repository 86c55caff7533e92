import type { Connection } from 'mongoose';
import type { IndexSpec } from './index-spec.ts';

export interface Migration {
  /** Date and name; migrations run in this order. */
  id: string;
  /** The indexes that are there once it ran. */
  indexes: IndexSpec[];
  up(connection: Connection): Promise<void>;
  down(connection: Connection): Promise<void>;
}
