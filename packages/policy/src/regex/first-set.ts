import type { CharSet } from './char-set.ts';
import { charSet, union } from './char-set.ts';
import type { Node, Repeat } from './syntax.ts';

/** The characters that a match can begin with; null when it may be empty, or when that is hard to tell. */
export function firstSet(node: Node): CharSet | null {
  const found = begins(node);
  return found === null || found.mayBeEmpty ? null : union(found.sets);
}

type Begins = { readonly sets: readonly CharSet[]; readonly mayBeEmpty: boolean };

const nothing: Begins = { sets: [], mayBeEmpty: true };

function begins(node: Node): Begins | null {
  switch (node.kind) {
    case 'empty':
    case 'assert':
    case 'look':
      return nothing;
    case 'char':
      return { sets: [charSet([node.code, node.code])], mayBeEmpty: false };
    case 'set':
      return { sets: [node.set], mayBeEmpty: false };
    case 'sequence':
      return beginsSequence(node.items);
    case 'choice':
      return beginsChoice(node.items);
    case 'repeat':
      return beginsRepeat(node);
    case 'capture':
    case 'atomic':
      return begins(node.body);
    default:
      return null;
  }
}

function beginsRepeat({ body, min }: Repeat): Begins | null {
  const found = begins(body);
  return found && { sets: found.sets, mayBeEmpty: found.mayBeEmpty || min === 0 };
}

function beginsSequence(items: readonly Node[]): Begins | null {
  const sets: CharSet[] = [];
  for (const item of items) {
    const found = begins(item);
    if (found === null) return null;
    sets.push(...found.sets);
    if (!found.mayBeEmpty) return { sets, mayBeEmpty: false };
  }
  return { sets, mayBeEmpty: true };
}

function beginsChoice(items: readonly Node[]): Begins | null {
  const all = items.map(begins);
  const sets: CharSet[] = [];
  let mayBeEmpty = false;
  for (const found of all) {
    if (found === null) return null;
    sets.push(...found.sets);
    mayBeEmpty ||= found.mayBeEmpty;
  }
  return { sets, mayBeEmpty };
}
