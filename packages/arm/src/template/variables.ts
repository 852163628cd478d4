import { evaluate, propertyCopies } from './evaluate.ts';
import type { Lookup, Scope } from './scope.ts';
import { inSilence, lazyLookup, retell } from './scope.ts';
import { textIn } from './type-schema.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

/** The variables of a template, copied ones too. */
export function variablesOf(declared: Value | undefined, scope: () => Scope): Lookup {
  const written = new Map<string, Value>();
  if (declared?.kind === 'map') {
    for (const [name, value] of declared.entries)
      if (name.toLowerCase() !== 'copy') written.set(name.toLowerCase(), value);
    const copies = entryOf(declared, 'copy');
    for (const copy of copies?.kind === 'list' ? copies.items : []) {
      const name = textIn(copy, 'name');
      if (name !== null)
        written.set(name.toLowerCase(), { kind: 'map', entries: new Map([[copyMark, copy]]), place: copy.place });
    }
  }
  return lazyLookup(written, (_, value, session) => {
    const own = { ...scope(), session, loops: [], lambda: new Map<string, Value>() };
    const copy = value.kind === 'map' && value.entries.size === 1 ? value.entries.get(copyMark) : undefined;
    if (copy === undefined) return evaluate(value, own);
    const [made] = propertyCopies({ kind: 'list', items: [copy], place: copy.place }, own);
    return made?.[1] ?? { kind: 'unknown', what: 'a copy', place: copy.place };
  });
}

/** No template can write this name. */
const copyMark = '\u0000copy';

/** Mistakes that are mistakes whatever the values are. */
const always: ReadonlySet<string> = new Set([
  'arm/wrong-expression',
  'arm/unknown-function',
  'arm/unknown-parameter',
  'arm/unknown-variable',
  'arm/circular-variable',
]);

/** A variable that nobody asks for may be wrong for these values; but not in how it is written. */
export function checkUnused(variables: Lookup, scope: Scope): void {
  const silent = inSilence(scope);
  for (const name of variables.names()) variables.find(name, silent.session);
  retell(
    silent.session.faults.filter(({ code }) => always.has(code)),
    scope.session,
  );
}
