// Answering many demands in one sitting: every change is saved on the server as it is made. What could not be sent (no line, signed
// out) is kept in this window only, comes back after a reload, and is sent when it can be. Without this script the save buttons do.

type Words = { verdict: string; reasons: string; refers: string; noneKnown: boolean; lang: string };
type Unsent = Words & { referral: string; browser: string; seen: number };
type Told = { saved: Record<string, { revision: number; asides: number }>; begun: number };

const form = document.querySelector<HTMLFormElement>('#sitting');
const draftAddress = form?.dataset.draft;
if (form && draftAddress) sit(form, draftAddress);
const review = document.querySelector<HTMLFormElement>('#sitting-review');
if (review) publish(review);

/** While many answers are published: how many there are, and that it is one step. A second press sends nothing a second time. */
function publish(review: HTMLFormElement): void {
  const told = document.querySelector<HTMLElement>('#sitting-publishing')!;
  let sent = false;
  review.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
    const bar = document.createElement('progress');
    const ticked = review.querySelectorAll('input[name=r]:checked').length;
    const words = document.createElement('label');
    words.append(`${(told.dataset.words ?? '').replace('%n', String(ticked))} `, bar);
    told.replaceChildren(words);
  });
  // Whoever comes back to a page kept by the browser can publish what is left.
  addEventListener('pageshow', () => {
    sent = false;
    told.replaceChildren();
  });
}

function sit(form: HTMLFormElement, address: string): void {
  const kept = `redress-sitting/${form.dataset.owner}`;
  const told = document.querySelector<HTMLElement>('#sitting-told')!;
  const unsent = new Map<string, Unsent>();
  let sending = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const hidden = (name: string) => form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`);
  const field = (name: string, referral: string) =>
    form.elements.namedItem(`${name}-${referral}`) as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null;
  const lang = (referral: string) => field('lang', referral)?.value ?? form.dataset.lang ?? 'en';
  const wordsOf = (referral: string): Words => ({
    verdict: field('verdict', referral)?.value ?? '',
    reasons: field('reasons', referral)?.value ?? '',
    refers: field('refers', referral)?.value ?? '',
    noneKnown: (field('none', referral) as HTMLInputElement | null)?.checked ?? false,
    lang: lang(referral),
  });
  const seenOf = (referral: string) => Number(hidden(`seen-${referral}`)?.value.split('.')[0] ?? 0);

  /** Storage may be shut off; then an open page is all there is, as without this script. */
  function keep(): void {
    try {
      if (unsent.size === 0) sessionStorage.removeItem(kept);
      else sessionStorage.setItem(kept, JSON.stringify([...unsent.values()]));
    } catch {
      // The words stand in their fields.
    }
  }

  function say(key: string, n?: number): void {
    const words = form.dataset[key] ?? '';
    told.textContent = n === undefined ? words : words.replace('%n', String(n));
    form.dataset.now = key;
    const door = document.querySelector<HTMLElement>('#sitting-door');
    if (door) door.hidden = key !== 'signedOut';
  }

  function changed(referral: string): void {
    unsent.set(referral, {
      referral,
      browser: hidden('browser')?.value ?? '',
      seen: seenOf(referral),
      ...wordsOf(referral),
    });
    keep();
    say('saving');
    clearTimeout(waiting);
    waiting = setTimeout(() => void send(), 500);
  }

  /** Sends everything unsent; what changes meanwhile is sent next. */
  async function send(): Promise<void> {
    if (sending || unsent.size === 0) return;
    sending = true;
    const drafts = [...unsent.values()];
    const answer = await ask(drafts);
    sending = false;
    clearTimeout(waiting);
    if (typeof answer === 'string') {
      say(answer, unsent.size);
      waiting = setTimeout(() => void send(), 5000);
      return;
    }
    for (const sent of drafts) {
      const now = answer.saved[sent.referral];
      const seen = hidden(`seen-${sent.referral}`);
      if (now && seen) seen.value = `${now.revision}.${seen.value.split('.')[1] ?? ''}`;
      if (unsent.get(sent.referral) === sent) unsent.delete(sent.referral);
      const beside = document.getElementById(`aside-${sent.referral}`);
      if (now && beside) beside.hidden = now.asides === 0;
    }
    keep();
    const begun = document.querySelector<HTMLProgressElement>('#sitting-begun');
    if (begun) begun.value = answer.begun;
    if (unsent.size > 0) void send();
    else say('saved');
  }

  async function ask(drafts: Unsent[], again = true): Promise<Told | 'unsaved' | 'signedOut'> {
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ csrf: hidden('csrf')?.value ?? '', drafts }),
      });
      if (answer.ok) return (await answer.json()) as Told;
      // Somebody who signed in again has another token: it stands in the page as it would be shown now.
      if (answer.status === 403 && again && (await newToken())) return ask(drafts, false);
      return answer.status === 401 ? 'signedOut' : 'unsaved';
    } catch {
      return 'unsaved';
    }
  }

  async function newToken(): Promise<boolean> {
    const page = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
    const token = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1];
    const own = hidden('csrf');
    if (!token || !own || own.value === token) return false;
    own.value = token;
    return true;
  }

  /** What was not sent before the page was left: back into its fields, and on its way. */
  function comeBack(): void {
    let before: Unsent[] = [];
    try {
      before = JSON.parse(sessionStorage.getItem(kept) ?? '[]') as Unsent[];
    } catch {
      return;
    }
    for (const one of before) {
      if (!field('reasons', one.referral)) continue;
      const now = wordsOf(one.referral);
      if (JSON.stringify(now) === JSON.stringify({ ...now, ...pick(one) })) continue;
      for (const name of ['verdict', 'reasons', 'refers', 'lang'] as const) {
        const box = field(name, one.referral);
        if (box) box.value = one[name];
      }
      const none = field('none', one.referral) as HTMLInputElement | null;
      if (none) none.checked = one.noneKnown;
      unsent.set(one.referral, one);
    }
    keep();
    if (unsent.size > 0) {
      say('saving');
      void send();
    }
  }

  const pick = ({ verdict, reasons, refers, noneKnown, lang }: Unsent): Words => ({
    verdict,
    reasons,
    refers,
    noneKnown,
    lang,
  });

  const note = (event: Event) => {
    const box = event.target as HTMLElement;
    // What is typed for "the same for others" is acted on by a button, not kept.
    const name = box.getAttribute('name') ?? '';
    const referral = box.closest<HTMLElement>('[data-referral]')?.dataset.referral;
    if (referral && !name.startsWith('also-')) changed(referral);
  };
  form.addEventListener('input', note);
  form.addEventListener('change', note);
  addEventListener('online', () => void send());
  addEventListener('focus', () => void send());
  addEventListener('pagehide', keep);
  comeBack();
  document.documentElement.dataset.sitting = 'ready';
}
