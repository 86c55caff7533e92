import { safeStorage } from '../safe-storage.ts';

export interface SessionToken {
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

export type SessionState = 'open' | 'ended';

/** The token of this page: in memory, with a copy in sessionStorage that serves a reload only. */
export interface ClientSession {
  token(): string | null;
  expiresAt(): number;
  keep(token: SessionToken): void;
  /** The server no longer takes the token. What the person typed stays. */
  end(): void;
  state(): SessionState;
  subscribe(listener: () => void): () => void;
}

const storageKey = 'waymark.session';

export function createSession(storage = safeStorage('sessionStorage')): ClientSession {
  let current = readToken(storage.get(storageKey));
  let state: SessionState = 'open';
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  return {
    token: () => current?.token ?? null,
    expiresAt: () => (current ? Date.parse(current.expiresAt) : 0),
    keep: (token) => {
      current = token;
      state = 'open';
      storage.set(storageKey, JSON.stringify(token));
      tell();
    },
    end: () => {
      state = 'ended';
      storage.remove(storageKey);
      tell();
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readToken(text: string | null): SessionToken | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isToken(value) ? value : null;
  } catch {
    return null;
  }
}

function isToken(value: unknown): value is SessionToken {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'string'
  );
}
