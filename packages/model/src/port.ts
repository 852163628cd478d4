/** A clock that a face of the product brings in: milliseconds from any fixed instant, never going back. */
export type Clock = () => number;
