import { pino, type DestinationStream, type Logger } from 'pino';
import { safeError } from './safe-error.ts';

export type { Logger };

/** The process's logger: one JSON line per event, opaque ids only. Anything that names a person or opens a door is cut. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: safeError, error: safeError },
    redact: {
      paths: [
        'authorization',
        '*.authorization',
        'id_token',
        '*.id_token',
        'state',
        '*.state',
        'token',
        '*.token',
        'name',
        '*.name',
        'email',
        '*.email',
      ],
      censor: '[cut]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
