/** Content negotiation by the `Accept` header field (RFC 9110, section 12.5.1). */

/** The longest field that is read, in characters; browsers send about 150. A longer one counts as absent. */
const longestField = 2000;

/** A quoted string, which may contain commas that separate nothing; its closing quote may be missing. */
const quoted = /"(?:[^"\\]|\\[^])*"?/g;

/** Quality by media range, in lower case. */
type Qualities = ReadonlyMap<string, number>;

/** Reads the weights. Other parameters are ignored, because none of the offers has any. */
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

/** The quality of a media type: that of the most specific matching range, or 0. */
function qualityOf(mediaType: string, qualities: Qualities): number {
  const anySubtype = mediaType.replace(/\/[^]*/, '/*');
  return qualities.get(mediaType) ?? qualities.get(anySubtype) ?? qualities.get('*/*') ?? 0;
}

/** A form that can be sent as one of these media types. */
export interface Offer {
  /** In lower case, without parameters. */
  readonly mediaTypes: readonly string[];
}

/**
 * The offer that the client prefers. It is the first of equally preferred ones, and the first of all if the client accepts none
 * or sends no `Accept`: the order of the client's list has no meaning, and a problem in another media type is better than none.
 */
export function preferred<Any extends Offer>(
  accept: unknown,
  [first, ...others]: readonly [Any, ...Any[]],
): Any {
  if (typeof accept !== 'string' || accept.length > longestField) return first;
  // The common cases of clients that are not browsers.
  if (accept === '*/*' || first.mediaTypes.includes(accept)) return first;
  const qualities = readQualities(accept);
  const best = ({ mediaTypes }: Offer): number =>
    Math.max(...mediaTypes.map((mediaType) => qualityOf(mediaType, qualities)));
  return others.reduce((chosen, offer) => (best(offer) > best(chosen) ? offer : chosen), first);
}
