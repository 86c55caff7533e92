import { z } from 'zod';
import { boundedFaults, faultsOf, plainMessage } from './describe-issue.ts';
import type { Fault } from './describe-issue.ts';
import { pathwayContentSchema } from './pathway.ts';
import type { PathwayContent } from './pathway.ts';
import { lineOfText } from './text.ts';
import { validatePathway } from './validate-pathway.ts';

/** Largest portable file, in bytes of UTF-8. */
export const portablePathwayMaximumBytes = 2 * 1024 * 1024;

const envelope = {
  $schema: z.string().max(500).optional(),
  format: z.literal('waymark-pathway'),
  version: z.literal(1),
  exportedAt: z.iso
    .datetime({ offset: true, error: 'must be a date and time such as 2026-03-09T08:00:00Z' })
    .optional(),
  licence: lineOfText(0, 100).optional(),
  author: lineOfText(0, 120).optional(),
};

const envelopeSchema = z.strictObject({ ...envelope, pathway: z.unknown().optional() });
const portablePathwaySchema = z.strictObject({ ...envelope, pathway: pathwayContentSchema });

/** The file by which a pathway is exported, shared and shipped (`.waymark.json`). It holds nothing about students. */
export type PortablePathway = z.infer<typeof portablePathwaySchema>;

export type PortablePathwayReading =
  { ok: true; file: PortablePathway; warnings: Fault[] } | { ok: false; faults: Fault[] };

/** Wraps a pathway for export. */
export function toPortablePathway(
  content: PathwayContent,
  about: { exportedAt?: Date; licence?: string; author?: string } = {},
): PortablePathway {
  const { exportedAt, ...named } = about;
  return {
    format: 'waymark-pathway',
    version: 1,
    ...(exportedAt === undefined ? {} : { exportedAt: exportedAt.toISOString() }),
    ...named,
    pathway: content,
  };
}

/**
 * Reads a portable pathway from its text, or from JSON that is already parsed. All faults are listed at once, with
 * paths inside the file (`pathway.milestones[0].title`).
 */
export function parsePortablePathway(input: unknown): PortablePathwayReading {
  const json = typeof input === 'string' ? parseText(input) : { ok: true as const, value: input };
  if (!json.ok) return { ok: false, faults: [{ path: '', message: json.message }] };
  const stranger = strangerFault(json.value);
  if (stranger !== null) return { ok: false, faults: [stranger] };
  const outer = envelopeSchema.safeParse(json.value, { error: plainMessage, reportInput: true });
  const inner = validatePathway(Reflect.get(Object(json.value), 'pathway'));
  if (outer.success && inner.ok) {
    return { ok: true, file: { ...outer.data, pathway: inner.content }, warnings: within(inner.warnings) };
  }
  const outerFaults = outer.success ? [] : faultsOf(outer.error);
  return { ok: false, faults: boundedFaults([...outerFaults, ...(inner.ok ? [] : within(inner.faults))]) };
}

/** The JSON Schema of the file, for editors and other tools; rules between fields are not part of it. */
export function portablePathwayJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(portablePathwaySchema, { io: 'input' });
  return {
    $schema: schema.$schema,
    $id: 'urn:waymark:pathway-file:1',
    title: 'Waymark pathway file, version 1',
    ...schema,
  };
}

/** One plain answer for a file that is something else altogether, instead of a list of everything that it lacks. */
function strangerFault(value: unknown): Fault | null {
  const format: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'format') : undefined;
  if (format !== 'waymark-pathway') {
    return { path: 'format', message: 'is not "waymark-pathway": this is not a Waymark pathway file' };
  }
  const version: unknown = Reflect.get(Object(value), 'version');
  if (typeof version === 'number' && version > 1) {
    return {
      path: 'version',
      message: `is ${version}; this Waymark reads version 1. Update Waymark to read it`,
    };
  }
  return null;
}

function parseText(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  // A text has at least one byte per UTF-16 unit, so an enormous one is refused without being encoded.
  const isTooLarge =
    text.length > portablePathwayMaximumBytes ||
    new TextEncoder().encode(text).length > portablePathwayMaximumBytes;
  if (isTooLarge) return { ok: false, message: 'The file is larger than 2 MB' };
  const withoutByteOrderMark = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(withoutByteOrderMark) };
  } catch (error) {
    return { ok: false, message: `The file is not JSON${placeOf(error, withoutByteOrderMark)}` };
  }
}

/** V8 names the position of most JSON faults in its message; a person looks for a line. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function within(faults: Fault[]): Fault[] {
  return faults.map(({ path, message }) => {
    if (path === '') return { path: 'pathway', message };
    return { path: path.startsWith('[') ? `pathway${path}` : `pathway.${path}`, message };
  });
}
