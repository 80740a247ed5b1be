// Marking words of a letter by selecting them. The text stands in a field that nothing changes, so a mouse, a finger and the keyboard
// select in it alike, and what is selected has its position in the text itself. It only fills in the form; the form says what happens.

for (const section of document.querySelectorAll<HTMLElement>('[data-select-words]')) {
  const text = section.querySelector('textarea')!;
  const said = section.querySelector<HTMLElement>('[role=status]')!;
  const list = section.querySelector('ol');
  const { field, quote, occurrence, none = '', removed = '', remove = '', chosen = '' } = section.dataset;
  section.hidden = false;

  // A field that is only read has no caret for the keyboard to select with; so it takes every key and changes by none.
  const whole = text.value;
  text.readOnly = false;
  text.inputMode = 'none';
  text.ariaReadOnly = 'true';
  text.addEventListener('beforeinput', (event) => event.preventDefault());
  text.addEventListener('input', () => {
    text.value = whole;
  });

  const short = (words: string): string => (words.length > 120 ? `${words.slice(0, 119)}…` : words);

  /** A marked place as a line with its words and a button that takes it away again. */
  const add = (start: number, end: number): void => {
    const value = `${start}-${end}`;
    if (!list || !field || [...list.querySelectorAll('input')].some((one) => one.value === value)) return;
    const line = document.createElement('li');
    const words = document.createElement('q');
    words.lang = text.lang;
    words.textContent = short(text.value.slice(start, end));
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: field, value });
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'plain', textContent: remove });
    button.setAttribute('aria-label', `${remove}: ${words.textContent}`);
    button.addEventListener('click', () => {
      line.remove();
      said.textContent = removed;
      text.focus();
    });
    line.append(words, ' ', button, input);
    list.append(line);
  };

  /** The words themselves, without the spaces that a double click takes along. */
  const selection = (): [number, number] | undefined => {
    const { selectionStart, selectionEnd, value } = text;
    const words = value.slice(selectionStart, selectionEnd);
    const start = selectionStart + (words.length - words.trimStart().length);
    return words.trim() === '' ? undefined : [start, start + words.trim().length];
  };

  /** Which of the places of these words this one is; 1 is the first. */
  const place = (words: string, start: number): number => {
    let n = 0;
    for (let at = text.value.indexOf(words); at >= 0 && at <= start; at = text.value.indexOf(words, at + 1)) n++;
    return n;
  };

  const fill = (start: number, end: number): void => {
    const words = text.value.slice(start, end);
    const into = document.querySelector<HTMLTextAreaElement>(`#${quote}`);
    if (into) into.value = words;
    const form = section.closest('form');
    if (!form || !occurrence) return;
    for (const old of form.querySelectorAll<HTMLInputElement>(`input[name="${occurrence}"]`)) {
      if (old.type === 'radio') old.disabled = true;
      else old.remove();
    }
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: occurrence, value: String(place(words, start)) });
    form.append(input);
  };

  section.querySelector('[data-mark]')!.addEventListener('click', () => {
    const found = selection();
    if (!found) {
      said.textContent = none;
      text.focus();
      return;
    }
    if (quote) fill(...found);
    else add(...found);
    said.textContent = (said.dataset.said ?? '%s').replace('%s', () => short(text.value.slice(...found)));
  });

  for (const span of chosen.split(' ')) {
    const [start, end] = span.split('-').map(Number);
    if (start !== undefined && end) add(start, end);
  }
}
