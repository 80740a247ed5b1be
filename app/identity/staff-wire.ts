// Addresses of staff roles and dead jobs → rules → pages. Stewards only.
import Type from 'typebox';
import { deadJobs, reviveJob } from '../base/jobs.ts';
import { invalid, Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import type { Site } from '../web/site.ts';
import { makeAccount } from './accounts.ts';
import { endRole, grantRole, grants, roles } from './roles.ts';
import { whereOf } from './sign-in-wire.ts';
import { jobsPage, staffPage } from './staff-pages.ts';

export function wireStaff(site: Site): void {
  site.form(routes.deskStaff, {
    who: 'steward',
    schema: Type.Object({
      do: Type.Enum(['grant', 'end']),
      email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
      role: Type.Optional(Type.Enum([...roles])),
      grant: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    show: (visit, state) =>
      visit.tx(async (tx) =>
        staffPage(visit.view, state, await grants(tx, visit.place.id), (await deadJobs(tx)).length),
      ),
    act: async (visit, value) => {
      const by = visit.viewer!.account;
      if (value.do === 'end') {
        if (!value.grant) throw new Refused('not-found');
        await endRole(whereOf(visit), { grant: value.grant, by });
      } else {
        const fields = [
          !value.email && { field: 'email', code: 'empty' },
          !value.role && { field: 'role', code: 'choose' },
        ].filter((one) => one !== false);
        if (!value.email || !value.role) throw new Refused('invalid', { fields });
        // The person may never have signed in: the role waits for the first time they do.
        const account = await makeAccount(whereOf(visit), { email: value.email, lang: visit.view.lang });
        await grantRole(whereOf(visit), { account: account.id, role: value.role, by });
      }
      return visit.view.href(routes.deskStaff);
    },
  });

  site.form(routes.deskJobs, {
    who: 'steward',
    schema: Type.Object({ job: Type.String({ pattern: '^\\d{1,19}$', maxLength: 19 }) }),
    show: (visit, state) => visit.tx(async (tx) => jobsPage(visit.view, state, await deadJobs(tx))),
    act: async (visit, { job }) => {
      if (!(await visit.tx((tx) => reviveJob(tx, job)))) throw invalid('job', 'not-valid');
      return visit.view.href(routes.deskJobs);
    },
  });
}
