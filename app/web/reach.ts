// How to reach the stewards of a place: the address and the words they published, never an account's address; and the form, which is
// always there. Pages that send people to the stewards show it.
import { marked } from '../acts/cover.ts';
import { routes } from '../base/routes.ts';
import { type Html, html, nothing } from './html.ts';
import { inLanguage, rich, to, type View } from './view.ts';

/** The part of the page about the place that tells it. */
export const reachHref = (view: View): string => `${view.href(routes.about)}#reach`;

/** What the stewards published; nothing where they published nothing. */
export function stewardsContact(view: View): Html {
  const { email, words, lang } = view.place.contact ?? {};
  const mail = email && html`<p>${rich(view, 'web-reach-mail', { email: mailLink(email) })}</p>`;
  const said = words
    ?.split('\n')
    .filter(Boolean)
    .map((line) => html`<p>${inLanguage(view, lang, line)}</p>`);
  return mail || said ? html`<address>${mail}${said}</address>` : nothing;
}

/** All ways to them. */
export function reachStewards(view: View): Html {
  const contact = stewardsContact(view);
  const form = { report: to(view.href(routes.report)) };
  return html`${contact}<p>${rich(view, contact === nothing ? 'web-reach-form-only' : 'web-reach-form', form)}</p>`;
}

/** An address of which a part is covered leads nowhere: it stands as the words that are left. */
export function mailLink(email: string): Html {
  if (email.includes(marked)) return html`${email}`;
  // Signs that are lawful in an address mean something else in a link (RFC 6068 §2).
  return html`<a href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a>`;
}
