// Keys at the desk. It does only what the list in the page says; it never acts while somebody types, and not at all once they have
// turned it off, which this browser remembers. Without this script the link leads to the same list on a page.

const dialog = document.querySelector<HTMLDialogElement>('#keys');
const box = document.querySelector<HTMLInputElement>('#keys-on');
const remembered = 'redress-keys';

/** Storage may be shut off; then the keys work, and are on again on the next page. */
function isOff(): boolean {
  try {
    return localStorage.getItem(remembered) === 'off';
  } catch {
    return false;
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.removeItem(remembered);
    else localStorage.setItem(remembered, 'off');
  } catch {
    // Nothing to be done: the box says what holds on this page.
  }
}

/** From line to line of what waits, each by its first link. */
function step(by: number): void {
  const rows = [...document.querySelectorAll('main .list > li, main tbody > tr')];
  const links = rows.flatMap((row) => row.querySelector<HTMLElement>('a[href]') ?? []);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const here = at < 0 ? -1 : links.findIndex((link) => rows[at]!.contains(link));
  const next = here < 0 && by < 0 ? links.length - 1 : here + by;
  links[next]?.focus();
}

if (dialog && box && typeof dialog.showModal === 'function') {
  const actions = new Map(
    [...dialog.querySelectorAll<HTMLElement>('[data-key]')].map((element) => [element.dataset.key, element]),
  );
  box.checked = !isOff();
  box.addEventListener('change', () => remember(box.checked));
  document.querySelector('[data-keys]')?.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as Element).closest?.('input, select, textarea, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !box.checked || dialog.open)
      return;
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    if (action instanceof HTMLAnchorElement) action.click();
    else if (action.dataset.step) step(Number(action.dataset.step));
    else dialog.showModal();
  });
}
