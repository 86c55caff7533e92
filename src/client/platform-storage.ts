/** Placeholder of the entry, filled below. */
export {};
