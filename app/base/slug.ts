// Readable addresses out of titles: lower-case ASCII words joined by hyphens. Never empty, so an address can always be built.

/** A slug of at most `max` signs; `fallback` where a title has no letter that can be written in ASCII. */
export function slugOf(title: string, fallback = 'item', max = 60): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[a-z0-9]+/g);
  if (!words) return fallback;
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > max) break;
    slug += (slug ? '-' : '') + word;
  }
  return slug || words[0]!.slice(0, max);
}
