/** An index as data; dated migrations create it (design: no autoIndex). */
export interface IndexSpec {
  collection: string;
  key: Record<string, 1 | -1>;
  options: {
    name: string;
    unique?: boolean;
    partialFilterExpression?: Record<string, unknown>;
    expireAfterSeconds?: number;
  };
}
