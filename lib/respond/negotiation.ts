/** Which media type a client would rather have: the `Accept` header field (RFC 9110, section 12.5.1). */

/** Characters of a field that are read; browsers send some 150. A longer one counts as absent. */
const longestField = 2000;

/** Parameters may hold a comma in quotes, which separates nothing; the last quotes may be left open. */
const quoted = /"(?:[^"\\]|\\[^])*"?/g;

/** Quality by media range, in lower case. */
type Qualities = ReadonlyMap<string, number>;

/** Parameters other than the weight do not matter: what is sent has none to choose by. */
function readQualities(accept: string): Qualities {
  const qualities = new Map<string, number>();
  for (const element of accept.toLowerCase().replace(quoted, '').split(',')) {
    const parts = element.split(';').map((part) => part.trim());
    const range = String(parts[0]);
    const weight = parts.find((part) => part.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    const known = qualities.get(range) ?? 0;
    if (quality >= known && quality <= 1) qualities.set(range, quality);
  }
  return qualities;
}

/** The most specific range decides. */
function qualityOf(mediaType: string, qualities: Qualities): number {
  const anySubtype = mediaType.replace(/\/[^]*/, '/*');
  return qualities.get(mediaType) ?? qualities.get(anySubtype) ?? qualities.get('*/*') ?? 0;
}

/** What can be sent under one of these names. */
export interface Offer {
  /** In lower case, without parameters. */
  readonly mediaTypes: readonly string[];
}

/**
 * The offer that the client prefers. Between equals, and where it accepts none or says nothing, it is the first: the order of
 * the client's list has no meaning, and a problem in another form than the client asked for is better than none.
 */
export function preferred<Any extends Offer>(
  accept: unknown,
  [first, ...others]: readonly [Any, ...Any[]],
): Any {
  if (typeof accept !== 'string' || accept.length > longestField) return first;
  // What programs say, unless they are browsers.
  if (accept === '*/*' || first.mediaTypes.includes(accept)) return first;
  const qualities = readQualities(accept);
  const best = ({ mediaTypes }: Offer): number =>
    Math.max(...mediaTypes.map((mediaType) => qualityOf(mediaType, qualities)));
  return others.reduce((chosen, offer) => (best(offer) > best(chosen) ? offer : chosen), first);
}
