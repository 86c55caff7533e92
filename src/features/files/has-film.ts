/** Tracks of WebM stand at the start of the file. */
const webmHead = 64 * 1024;

/**
 * Whether a sound file holds moving pictures: WebM and MP4 hold both, and say it by the codec of a track (Matroska codec ids begin
 * with `V_`) or by its handler (`vide` after `hdlr`, ISO/IEC 14496-12 §8.4.3).
 */
export function hasFilm(bytes: Buffer): boolean {
  const head = bytes.subarray(0, webmHead).toString('latin1');
  if (/V_(?:VP|AV1|MPEG|THEORA)/.test(head)) return true;
  for (let at = bytes.indexOf('hdlr'); at !== -1; at = bytes.indexOf('hdlr', at + 4))
    if (bytes.toString('latin1', at + 12, at + 16) === 'vide') return true;
  return false;
}
