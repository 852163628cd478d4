/** Whether standard output is a terminal whose user has not asked for plain text. Where it is a pipe there is no `isTTY`. */
export function wantsColour(): boolean {
  return Boolean(process.stdout.isTTY) && process.env['NO_COLOR'] === undefined;
}
