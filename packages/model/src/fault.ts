import { type Place, printPlace } from './place.ts';

/**
 * Something expected that is wrong with what a user gave: one clear sentence that says what was found and what was
 * expected, and where. `code` is `area/what` (`arm/unknown-function`); codes are API and never change their meaning.
 */
export type Fault = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly place?: Place;
  /** The path of the offending value inside what was read (`resources[3].properties.path`), where one is known. */
  readonly path?: string;
  /** What to do about it, or what was probably meant. */
  readonly hint?: string;
};

/** `file:line:column: error: message (hint) [code]`, always one line. */
export function printFault(fault: Fault): string {
  const where = fault.place === undefined ? '' : `${printPlace(fault.place)}: `;
  const hint = fault.hint === undefined ? '' : ` (${fault.hint})`;
  return `${where}${fault.severity}: ${oneLine(fault.message + hint)} [${fault.code}]`;
}

export function isError(fault: Fault): boolean {
  return fault.severity === 'error';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
