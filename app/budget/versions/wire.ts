// The addresses of versions and certificates.
import type { Site } from '../../web/site.ts';

export function wire(_site: Site): void {}
