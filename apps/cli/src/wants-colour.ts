/** Whether standard output is a terminal whose user has not asked for plain text. Where it is a pipe there is no `isTTY`. */
export function wantsColour(): boolean {
  return 'isTTY' in process.stdout && process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
}
