// What a stranger's bytes look like on a terminal: a name, a word or an error may hold signs that move the cursor, turn the line round or begin
// another one, and so forge what this command says. Nothing of a log may reach a screen but through here.

/** Controls, line and paragraph ends of Unicode, and the signs that turn the direction of writing (UAX #9). */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]/gu;

/** A text as one line that looks like what it is: `\u{1b}` where an escape stands. */
export const printable = (text: string): string =>
  text.replace(UNSEEN, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);
