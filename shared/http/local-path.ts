/**
 * A path on this site, or the fallback: what comes in an address must not send people elsewhere.
 * Refused: other origins, `//host`, backslashes, control characters.
 */
export function localPath(value: string | undefined, fallback: string): string {
  if (value === undefined || value.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value)) return fallback;
  const base = 'https://here.invalid';
  if (!URL.canParse(value, base)) return fallback;
  const url = new URL(value, base);
  // Dot segments can leave an empty first segment behind: `/.//host` would become `//host`.
  if (url.origin !== base || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}
