// Erasing a text, which cannot be undone and is asked for twice.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { checkbox, type FormState, form, radios, submit } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { notice } from '../../web/parts.ts';
import type { Site } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { Sent, SentIds } from '../words/form-parts.ts';
import { eraseText, isErased } from './actions.ts';
import { deskPage } from './desk-frame.ts';
import { alsoChoice, asSteward, fieldChoice, takenDown, targetFor, textsOf } from './desk-texts.ts';
import { type EraseGround, eraseGrounds } from './rules.ts';
import type { Target } from './store.ts';

export function wireErase(site: Site): void {
  site.form(routes.deskErase, {
    who: 'steward',
    schema: Type.Object({ field: Sent, also: SentIds, ground: Sent, sure: Sent }),
    show: async (visit, state) => showErase(visit.view, state, await targetFor(visit)),
    act: async (visit, value) => {
      if (value.sure !== 'yes') throw new Refused('invalid', { fields: [{ field: 'sure', code: 'moderation-sure' }] });
      const target = await targetFor(visit);
      const [first] = await eraseText(asSteward(visit), {
        act: target.act,
        field: value.field ?? '',
        also: value.also ?? [],
        ground: value.ground as EraseGround,
      });
      return takenDown(site, visit, first!);
    },
  });
}

function showErase(view: View, state: FormState, target: Target): Html {
  const { t, href } = view;
  const texts = target.texts.filter((text) => !isErased(text));
  const title = t('moderation-erase-title', { of: t(`moderation-of-${target.kind.split('.')[0]}`) });
  const fields = html`${fieldChoice(view, state, texts)}${alsoChoice(view, state, texts)}${radios(view, state, {
    name: 'ground',
    label: t('moderation-form-erase-ground'),
    options: eraseGrounds.map((value) => ({ value, label: t(`moderation-ground-${value}`) })),
  })}${checkbox(view, state, { name: 'sure', label: t('moderation-erase-sure') })}`;
  const body =
    texts.length === 0
      ? html`<p>${t('moderation-form-nothing')}</p>`
      : form(view, state, {
          action: href(routes.deskErase, { act: target.act }),
          fields,
          submit: submit(t('moderation-erase-do'), { kind: 'final' }),
        });
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1>${notice(view, 'warn', t('moderation-erase-warn'), html`<p>${t('moderation-erase-what')}</p>`)}<div class="two"><div>${body}</div><aside><h2>${t('moderation-form-texts')}</h2>${textsOf(view, target)}</aside></div>`,
    state,
  );
}
