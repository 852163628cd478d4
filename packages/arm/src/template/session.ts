import type { Fault, Place, Result } from '@keelgate/model';
import type { Expression, ExpressionFault } from './expression.ts';
import { measure } from './measure.ts';
import type { Value } from './value.ts';

/** What one reading of a template shares, however deep its deployments are nested. */
export type Session = {
  readonly faults: Fault[];
  /** What has been complained of. */
  readonly seen: Set<string>;
  readonly meter: Meter;
  /** Expressions by their text: in a copy they come again and again. */
  readonly parsed: Map<string, Result<Expression, ExpressionFault>>;
  /** Values are made up in part: what does not fit may be their fault, and not the template's. */
  readonly isLenient: boolean;
};

/** What is left of the bounds. */
export type Meter = { work: number; depth: number; resources: number; result: number };

/** Steps: some seconds at the very most. Eight characters or items that a function works on are one. */
const workMax = 10_000_000;

/** All resources together, measured as one value is. */
const resultMax = 32_000_000;

/** One value: nobody deploys a template of more than 4 MB. */
const sizeMax = 4_000_000;

/** Expressions in expressions, through variables, functions and what else they refer to. */
const depthMax = 300;

const resourcesMax = 20_000;

export function createSession(faults: Fault[], isLenient = false): Session {
  return {
    faults,
    seen: new Set(),
    meter: { work: workMax, depth: depthMax, resources: resourcesMax, result: resultMax },
    parsed: new Map(),
    isLenient,
  };
}

/** Ends the reading of a template that asks for more than anyone needs: stays between here and `deploy`. */
export class Exhausted extends Error {
  readonly fault: Fault;

  constructor(code: string, message: string, place: Place) {
    super(message);
    this.fault = { code, severity: 'error', message, place };
  }
}

export function spend({ meter }: Session, amount: number, place: Place): void {
  meter.work -= amount;
  if (meter.work < 0)
    throw new Exhausted('arm/too-much', 'the template asks for more work than any deployment takes', place);
}

/** Pays for working through values of so many characters and items. */
export function spendSize(session: Session, size: number, place: Place): void {
  spend(session, 1 + size / 8, place);
}

/** The body of a resource, if all of them together are no larger than a snapshot can be. */
export function countResult({ meter }: Session, body: Value): Value {
  meter.result -= measure(body);
  if (meter.result >= 0) return body;
  throw new Exhausted(
    'arm/too-much',
    `the resources are larger than ${resultMax} characters, an item being eight`,
    body.place,
  );
}

/** The value, if it is no larger than a template may be: its parts may be shared, but whoever reads it reads them all. */
export function bounded(value: Value): Value {
  if (measure(value) <= sizeMax) return value;
  throw new Exhausted('arm/too-much', `a value is larger than ${sizeMax} characters, an item being eight`, value.place);
}

/** Does something one level deeper. */
export function deeper<Found>({ meter }: Session, place: Place, act: () => Found): Found {
  meter.depth -= 1;
  try {
    if (meter.depth < 0)
      throw new Exhausted('arm/too-deep', `expressions refer to each other deeper than ${depthMax} levels`, place);
    return act();
  } finally {
    meter.depth += 1;
  }
}

export function countResource({ meter }: Session, place: Place): void {
  meter.resources -= 1;
  if (meter.resources < 0)
    throw new Exhausted('arm/too-much', `the template makes more than ${resourcesMax} resources`, place);
}

/** Wrong names: said where they come first, however often they come. */
const saidOnce: ReadonlySet<string> = new Set([
  'arm/unknown-parameter',
  'arm/unknown-variable',
  'arm/unknown-function',
  'arm/circular-dependency',
]);

type Said = Pick<Fault, 'code' | 'message' | 'hint' | 'path'> & { readonly severity?: Fault['severity'] };

/** Complains once of each thing at each place. */
export function complain({ seen, faults }: Session, place: Place, said: Said): void {
  const where = saidOnce.has(said.code) ? '' : `${place.file}:${place.line}:${place.column}`;
  const key = `${said.code}\n${said.message}\n${where}`;
  if (seen.has(key)) return;
  seen.add(key);
  faults.push({ severity: 'error', ...said, place });
}

/** A session that complains to nobody, with the same bounds. */
export function quiet(session: Session): Session {
  return { ...session, faults: [], seen: new Set() };
}
