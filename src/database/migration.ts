import type { Connection } from 'mongoose';

export interface Migration {
  /** Date and name; migrations run in this order. */
  id: string;
  up(connection: Connection): Promise<void>;
  down(connection: Connection): Promise<void>;
}
