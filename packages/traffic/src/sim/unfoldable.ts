/** A program cannot be worked out for a class: thrown from inside of the work, and never out of it. */
export class Unfoldable extends Error {}
