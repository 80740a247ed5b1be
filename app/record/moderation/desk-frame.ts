// The frame of the stewards' pages of moderation: whoever comes there finds the way back to the desk.
import { routes } from '../../base/routes.ts';
import type { FormState } from '../../web/forms.ts';
import type { Html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { View } from '../../web/view.ts';

export const deskPage = (view: View, title: string, main: Html, state?: FormState): Html =>
  layout(view, {
    title,
    desk: true,
    main,
    problems: (state?.errors.length ?? 0) > 0,
    crumbs: [
      { label: view.t('web-nav-own-desk'), href: view.href(routes.desk) },
      ...(title === view.t('moderation-desk-title')
        ? []
        : [{ label: view.t('moderation-desk-title'), href: view.href(routes.deskModeration) }]),
      { label: title },
    ],
  });
