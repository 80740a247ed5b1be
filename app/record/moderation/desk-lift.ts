// Lifting a cover: the text is read again as it was.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, form } from '../../web/forms.ts';
import { html } from '../../web/html.ts';
import type { Site } from '../../web/site.ts';
import { Sent } from '../words/form-parts.ts';
import { liftCover } from './actions.ts';
import { deskPage } from './desk-frame.ts';
import { asSteward, takenDown } from './desk-texts.ts';
import { thingWords } from './pages.ts';
import { takedownById } from './store.ts';

export function wireLift(site: Site): void {
  site.form(routes.deskLift, {
    who: 'steward',
    schema: Type.Object({ note: Sent }),
    show: async (visit, state) => {
      const { view } = visit;
      const id = visit.params.takedown ?? '';
      const takedown = isId(id) ? await visit.tx((tx) => takedownById(tx, id)) : undefined;
      if (takedown?.how !== 'covered') throw new Refused('not-found');
      const { t } = view;
      const fields = area(view, state, {
        name: 'note',
        label: t('moderation-form-note'),
        hint: t('moderation-lift-note-hint'),
        optional: true,
        rows: 3,
        maxLength: 1000,
      });
      const title = t('moderation-lift-title', { what: thingWords(view, takedown) });
      return deskPage(
        view,
        title,
        html`<h1>${title}</h1><p class="lead">${t('moderation-lift-lead')}</p>${form(view, state, { action: view.href(routes.deskLift, { takedown: id }), fields, submit: t('moderation-lift-do') })}`,
        state,
      );
    },
    act: async (visit, value) => {
      const cover = visit.params.takedown ?? '';
      await liftCover(asSteward(visit), { cover, note: value.note });
      return takenDown(site, visit, cover);
    },
  });
}
