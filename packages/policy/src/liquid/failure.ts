/** A template that cannot be rendered, with the message that DotLiquid gives. */
export class LiquidFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LiquidFailure';
  }
}
