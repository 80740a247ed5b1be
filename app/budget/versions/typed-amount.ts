// An amount of money as people type it into a field, and as it stands in one. Read to the cent or not at all: where a sign could mean two
// things it is asked again, never guessed. Pure; browser and server.

/**
 * "1234", "$1,234.50", "1.2 M", "64.1 million", "300 k". Not read: a minus sign, other letters, a comma that is no thousands separator,
 * parts of a cent, and a point before three digits, which many people write for thousands ("1.250").
 * @returns cents, or undefined
 */
export function centsOf(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/^[$€£]\s*/, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
  const found =
    /^((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?|\.(\d+)) ?(k|thousand|mil|m|million|millones|mill[oó]n|b|billion)?$/i.exec(
      bare,
    );
  if (!found) return undefined;
  const power = powers[(found[4] ?? '').toLowerCase().replace('ó', 'o')] ?? 0;
  const [whole = '', part = ''] = found[1]!.replaceAll(',', '').split('.');
  if (power === 0 && part.length > 2) return undefined;
  const places = power + 2;
  const digits = part.replace(/0+$/, '');
  if (digits.length > places) return undefined;
  const cents = Number(`${whole}${digits.padEnd(places, '0')}`);
  return Number.isSafeInteger(cents) ? cents : undefined;
}

const powers: Record<string, number> = {
  k: 3,
  thousand: 3,
  mil: 3,
  m: 6,
  million: 6,
  millon: 6,
  millones: 6,
  b: 9,
  billion: 9,
};

const [whole, exact] = [0, 2].map(
  (digits) => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
) as [Intl.NumberFormat, Intl.NumberFormat];

/** As it stands in a field: "1,250,000", with cents only where there are some. */
export const amountText = (cents: number): string => (cents % 100 === 0 ? whole : exact).format(cents / 100);
