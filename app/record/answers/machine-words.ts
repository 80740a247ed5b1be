// An answer for machines: a schema.org ReplyAction to the demand's AskAction. Only what the page shows; covered words are not in it.
import { bareDay, openTo } from '../../base/fuzzy-day.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { addressOfLetter, type LetterEntered } from '../letters/store.ts';
import { type HolderName, holderAt, holderKey } from '../people/holder.ts';
import type { Answer } from './store.ts';

export function replyInMachineWords(
  view: View,
  letter: Pick<LetterEntered, 'number' | 'slug'>,
  demand: number,
  answer: Answer,
  names: Map<string, HolderName>,
) {
  const at = { letter: addressOfLetter(letter), demand };
  const name = names.get(holderKey(holderAt(answer.holder_post, answer.holder_organization)!))?.name;
  return {
    '@type': 'ReplyAction',
    '@id': view.place.baseUrl + view.href(routes.answer, { ...at, answer: `${answer.holder_slug}-${answer.number}` }),
    ...(name ? { agent: { '@type': 'GovernmentOrganization', name } } : {}),
    ...(openTo(answer.day) ? {} : { startTime: bareDay(answer.day) }),
    resultComment: {
      '@type': 'Comment',
      inLanguage: answer.lang,
      keywords: answer.verdict,
      ...(answer.reasons === null ? {} : { text: answer.reasons }),
    },
  };
}
