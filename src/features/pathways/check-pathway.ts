import type { PathwayContent } from '../../domain/pathway.ts';
import {
  parsePortablePathway,
  portablePathwayMaximumBytes,
  toPortablePathway,
  type PortablePathway,
} from '../../domain/portable-pathway.ts';
import { validatePathway } from '../../domain/validate-pathway.ts';
import { InvalidRequestError } from '../../http/errors.ts';

/** A pathway from outside, checked whole. @throws InvalidRequestError with every fault, paths inside the pathway */
export function checkedContent(input: unknown): PathwayContent {
  const reading = validatePathway(input);
  if (!reading.ok)
    throw new InvalidRequestError(reading.faults, 'Some things in this pathway are not right.');
  // What could not be exported and imported again is not taken.
  const bytes = Buffer.byteLength(JSON.stringify(toPortablePathway(reading.content)));
  if (bytes > portablePathwayMaximumBytes) {
    throw new InvalidRequestError([{ path: '', message: 'The pathway is larger than 2 MB' }]);
  }
  return reading.content;
}

/** A portable file's text, checked whole. @throws InvalidRequestError with every fault, paths inside the file */
export function checkedFile(text: string): PortablePathway {
  const reading = parsePortablePathway(text);
  if (!reading.ok) throw new InvalidRequestError(reading.faults, 'Some things in this file are not right.');
  return reading.file;
}
