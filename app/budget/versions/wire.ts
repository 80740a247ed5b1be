// The addresses of versions and certificates.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import { certificatePage } from './certificate-page.ts';
import { wireDesk } from './desk.ts';
import { wireAmend } from './desk-amend.ts';
import { wireCertify } from './desk-certify.ts';
import { differencePage } from './difference-page.ts';

export function wire(site: Site): void {
  site.page(routes.budgetCertificate, certificatePage);
  site.page(routes.budgetVersionDiff, differencePage);
  wireDesk(site);
  wireCertify(site);
  wireAmend(site);
}
