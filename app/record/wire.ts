// All rooms of the record, opened to the site.
import type { Site } from '../web/site.ts';
import { wire as wireAnswers } from './answers/wire.ts';
import { wire as wireApi } from './api/wire.ts';
import { wire as wireClocks } from './clocks/wire.ts';
import { wire as wireCommitments } from './commitments/wire.ts';
import { wire as wireDivisions } from './divisions/wire.ts';
import { wire as wireFront } from './front/wire.ts';
import { wire as wireLetters } from './letters/wire.ts';
import { wire as wireMeetings } from './meetings/wire.ts';
import { wire as wireModeration } from './moderation/wire.ts';
import { wireHolderExport } from './outlets/holder-export.ts';
import { wire as wireOutlets } from './outlets/wire.ts';
import { wire as wirePeople } from './people/wire.ts';
import { wire as wirePlace } from './place/wire.ts';
import { wire as wirePowers } from './powers/wire.ts';
import { wire as wireReply } from './reply/wire.ts';
import type { Services } from './services.ts';
import { wire as wireStates } from './states/pages.ts';
import { wire as wireSupport } from './support/wire.ts';
import { wire as wireTimeline } from './timeline/pages.ts';
import { wire as wireWords } from './words/wire.ts';

export function wireRecord(site: Site, services: Services): void {
  wirePlace(site);
  const rooms = [
    wireFront,
    wirePeople,
    wirePowers,
    wireLetters,
    wireAnswers,
    wireClocks,
    wireCommitments,
    wireMeetings,
    wireWords,
    wireReply,
    wireModeration,
    wireSupport,
    wireStates,
    wireTimeline,
  ];
  for (const wire of rooms) wire(site, services);
  wireDivisions(site);
  wireOutlets(site, services);
  wireHolderExport(site, services);
  wireApi(site);
}
