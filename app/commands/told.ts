/** A failure in words for the person at the terminal; anything else is a defect and shows its stack. */
export class Told extends Error {}
