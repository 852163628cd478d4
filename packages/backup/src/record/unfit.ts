/** What is not of the shape that it has to have. Thrown inside codecs, never out of them. */
export class Unfit extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unfit';
  }
}
