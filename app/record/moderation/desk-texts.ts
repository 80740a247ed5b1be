// What the forms for covering and erasing share: the act they are about, its texts as they stand, which of them are meant, and where a
// decision leads.
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { checkboxes, type FormState, radios } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { stateTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { isErased } from './actions.ts';
import { type PublishedText, type Target, targetOf } from './store.ts';

/** Who decides here: a steward, under their own name. */
export const asSteward = (visit: Visit) => visit.as('steward', visit.viewer?.name ?? '');

/** The act an address of the desk names, with its texts. @throws Refused not-found */
export async function targetFor(visit: Visit): Promise<Target> {
  const act = visit.params.act ?? '';
  if (!isId(act)) throw new Refused('not-found');
  return visit.tx((tx) => targetOf(tx, visit.place.id, act));
}

const fieldName = (view: View, field: string): string => view.t(`moderation-field-${field.replaceAll('_', '-')}`);

/** The texts of an act as they stand, each under its name. */
export function textsOf(view: View, target: Target): Html {
  return html`${target.texts.map(
    (text) =>
      html`<h3>${fieldName(view, text.field)}</h3>${
        text.shown === null
          ? html`<p>${stateTag(view, isErased(text) ? 'erased' : 'covered')}</p>`
          : html`<blockquote class="said">${text.shown}</blockquote>`
      }`,
  )}`;
}

export const readable = (target: Target): PublishedText[] => target.texts.filter((text) => text.shown !== null);

export const fieldChoice = (view: View, state: FormState, texts: readonly PublishedText[]): Html =>
  radios(view, state, {
    name: 'field',
    label: view.t('moderation-form-field'),
    options: texts.map((text) => ({ value: text.field, label: fieldName(view, text.field) })),
  });

export const alsoChoice = (view: View, state: FormState, texts: readonly PublishedText[]): Html =>
  texts.length > 1
    ? checkboxes(view, state, {
        name: 'also',
        label: view.t('moderation-form-also'),
        hint: view.t('moderation-form-also-hint'),
        optional: true,
        options: texts.map((text) => ({ value: text.field, label: fieldName(view, text.field) })),
      })
    : nothing;

/** What stands around every page (the banner, how the stewards are reached) is looked at again before anybody is led on. */
export async function takenDown(site: Site, visit: Visit, takedown: string): Promise<string> {
  await site.directory.refresh();
  return visit.view.href(routes.takedown, { takedown });
}
