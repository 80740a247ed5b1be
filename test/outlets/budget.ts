// A budget with a version and its certificate, a rule that has ended, and a consultation: each text with a word of its own.
import { inPlace } from '../../app/base/database.ts';
import { LEAST_PLANS, recordCollective } from '../../app/budget/collective/gather.ts';
import { emptyMapping } from '../../app/budget/importing/mapping.ts';
import { beginConsultation } from '../../app/budget/plans/actions.ts';
import { makeLink } from '../../app/budget/plans/links.ts';
import { pressPlan, submitPlan } from '../../app/budget/plans/submit.ts';
import { endRule, recordRule } from '../../app/budget/rules/actions.ts';
import { beginBudget, recordVersion } from '../../app/budget/versions/actions.ts';
import { acceptCertificates } from '../../app/budget/versions/certificate.ts';
import type { Marked } from './marked.ts';

export async function recordBudget(there: Marked): Promise<void> {
  const { clerk, mark } = there;
  const { budget } = await beginBudget(clerk, { title: `Budget ${mark()}`, body: `City ${mark()}` });
  const source = () => ({
    title: `Adopted ${mark()}`,
    publisher: `Office ${mark()}`,
    url: `https://office.example/${mark()}`,
  });
  const fund = { code: '', name: `General ${mark()}` };
  const division = { code: '', name: `Division ${mark()}` };
  const line = (department: string) => ({
    ...{ side: 'spending', measure: 'planned', year: '2026' },
    ...{ fund, division, department: { code: '', name: department }, cents: 100_000, rows: 1 },
  });
  const departments = [`Parks ${mark()}`, `Roads ${mark()}`];
  const lines = departments.map(line);
  const { version } = await recordVersion(
    clerk,
    {
      budget,
      label: `Version ${mark()}`,
      state: 'adopted',
      source: source(),
      note: `Note ${mark()}`,
      file: { name: `budget-${mark()}.csv`, digest: 'd'.repeat(64) },
      mapping: JSON.stringify({ ...emptyMapping(), without: [{ column: 'Payee', is: [`Jane ${mark()}`] }] }),
    },
    lines as never,
  );
  const total = { fund: fund.name, year: '2026', side: 'spending', measure: 'planned', official: 200_001 } as const;
  await acceptCertificates(clerk, { version, totals: [total], source: source(), note: `Note ${mark()}` });
  const { rule } = await recordRule(clerk, {
    ...{ budget, kind: 'floor', authority: 'policy', hard: true },
    of: { department: [`Museums ${mark()}`] },
    basis: { department: [`Zoos ${mark()}`] },
    share: { num: 1, den: 5 },
    title: `Rule ${mark()}`,
    citation: `Policy ${mark()}`,
    url: `https://policy.example/${mark()}`,
    note: `Note ${mark()}`,
  });
  await endRule(clerk, { rule, until: '2026-01-31', words: `Repealed ${mark()}` });
  const { consultation } = await beginConsultation(clerk, {
    ...{ version, by: 'department', opens: '2026-01-01', closes: '2150-01-01' },
    of: { department: [...departments, `Nobody ${mark()}`] },
    title: `Asked ${mark()}`,
    note: `Note ${mark()}`,
  });
  await putTogether(there, consultation);
}

/** As many plans as a collective budget needs to say what they come to: its rows are called as the version calls its departments. */
async function putTogether({ db, place, clerk }: Marked, consultation: string): Promise<void> {
  const where = { db, place, now: clerk.now, today: clerk.now().toISOString().slice(0, 10) };
  for (let i = 0; i < LEAST_PLANS; i++) {
    const sent = {
      consultation,
      email: `planner-${i}@people.example`,
      amounts: [100_000 + i, 100_000 - i],
      lang: 'en',
    };
    const { plan } = await submitPlan(where, { ...sent, saysResident: true });
    const token = await inPlace(db, place, (tx) => makeLink(tx, place, plan, clerk.now()));
    await pressPlan(where, token, 'confirm');
  }
  await recordCollective(clerk, consultation);
}
