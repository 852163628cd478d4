import { validate } from '@scalar/openapi-validator';
import { plain } from '../template/value.ts';
import { partsOf } from './letter-parts.ts';
import type { Reader, Spot } from './reader.ts';
import { warnOnce } from './reader.ts';

import { stepsOf } from './reference.ts';

/** More of them say nothing new. */
const toldMax = 3;

/** As many are looked at. */
const errorsMax = 500;

/**
 * Where a description departs from its specification and can be imported all the same, as a warning. The published schemas
 * of the specifications decide.
 */
export function checkToTheLetter(reader: Reader): void {
  if (reader.root.value.kind !== 'map') return;
  const errors: Problem[] = [];
  for (const part of partsOf(reader.root.value)) {
    const json = plain(part);
    if (json === null || typeof json !== 'object' || errors.length > errorsMax) break;
    errors.push(...(validate(json).errors ?? []).slice(0, errorsMax));
  }
  const told = oneForEach(errors.slice(0, errorsMax));
  for (const [index, { path, message }] of told.slice(0, toldMax).entries()) {
    const more = index === toldMax - 1 && told.length > toldMax ? ` (and ${told.length - toldMax} more)` : '';
    const what = message === 'not must NOT be valid' ? 'this value is excluded' : message.slice(0, 200);
    warnOnce(reader, `letter ${path}`, spotAt(reader, path), {
      code: 'not-to-the-letter',
      message: `the specification of ${reader.format} does not allow this: ${what}${more}`,
    });
  }
}

type Problem = { readonly message: string; readonly path?: unknown };

type Departure = { readonly path: string; readonly message: string };

/**
 * What is wrong inside a value makes all around it wrong, and each of the things that it might have been instead: of all
 * that is told about one parameter, response or schema, what is told of the innermost value counts.
 */
function oneForEach(errors: readonly Problem[]): readonly Departure[] {
  const deepest = new Map<string, Departure>();
  for (const { message, path } of errors) {
    const given = typeof path === 'string' ? path : '';
    // Where a parameter is has been judged before: it is told here of each kind of parameter that another one is not.
    const isPlace = /\/parameters\/[^/]+\/in$/.test(given);
    const at = isPlace ? given.slice(0, -'/in'.length) : given;
    const what = isPlace ? 'a parameter like this' : message;
    const steps = at.split('/');
    const owner = steps.slice(0, steps[1] === 'paths' ? 6 : 4).join('/');
    const before = deepest.get(owner);
    if (before === undefined || before.path.split('/').length < steps.length)
      deepest.set(owner, { path: at, message: what });
  }
  const all = [...deepest];
  return all.filter(([owner]) => !all.some(([other]) => other.startsWith(`${owner}/`))).map(([, told]) => told);
}

/** The value that a pointer leads to, or the last on its way. */
function spotAt(reader: Reader, path: string): Spot {
  let at = reader.root;
  for (const step of path === '' ? [] : stepsOf(`#${path}`)) {
    const { value } = at;
    const next =
      value.kind === 'map' ? value.entries.get(step) : value.kind === 'list' ? value.items[Number(step)] : undefined;
    if (next === undefined) break;
    at = { value: next, path: `#${path}` };
  }
  return at;
}
