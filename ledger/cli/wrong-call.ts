// What the person at the keyboard can put right: a missing word, a file that is not there. Told in one line, without a stack.
// It must never be used for a fault found in a log.

export class WrongCall extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'WrongCall';
  }
}
