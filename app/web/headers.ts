// The headers every page carries. Scripts and styles from this site only, nothing from anyone else, no framing.

const always = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Not no-referrer: browsers would then send "Origin: null" with our own forms.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/**
 * Public pages may be kept by anyone who asks again each time: an overlay must be seen at once, and a person who has just acted must
 * see it, so a browser may not show an old page while it looks for the new one. Shared caches in front may (RFC 9213).
 */
export const publicHeaders: Record<string, string> = {
  ...always,
  'cache-control': 'public, max-age=0, must-revalidate',
  'cdn-cache-control': 'max-age=1, stale-while-revalidate=30, stale-if-error=300',
};

export const privateHeaders: Record<string, string> = { ...always, 'cache-control': 'private, no-store' };
