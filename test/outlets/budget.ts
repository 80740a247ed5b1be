// A budget with a version and its certificate, a rule that has ended, and a consultation: each text with a word of its own.
import { beginConsultation } from '../../app/budget/plans/actions.ts';
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
  const fund = { code: '1010', name: `General ${mark()}` };
  const division = { code: '', name: `Division ${mark()}` };
  const line = (department: string) => ({
    ...{ side: 'spending', measure: 'planned', year: '2026' },
    ...{ fund, division, department: { code: '', name: department }, cents: 100_000, rows: 1 },
  });
  const department = 'Parks';
  const lines = [line(department), line('Roads')] as const;
  const { version } = await recordVersion(
    clerk,
    {
      budget,
      label: `Version ${mark()}`,
      state: 'adopted',
      source: source(),
      note: `Note ${mark()}`,
      file: { name: `budget-${mark()}.csv`, digest: 'd'.repeat(64) },
    },
    lines as never,
  );
  const total = { fund: '1010', year: '2026', side: 'spending', measure: 'planned', official: 200_001 } as const;
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
  await beginConsultation(clerk, {
    ...{ version, by: 'department', opens: '2026-01-01', closes: '2150-01-01' },
    of: { department: [department, lines[1].department.name, `Nobody ${mark()}`] },
    title: `Asked ${mark()}`,
    note: `Note ${mark()}`,
  });
}
