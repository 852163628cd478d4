import type { NetType } from '../../dotnet/type.ts';
import { newConstants } from '../emit/constants.ts';
import type { Checker } from './checker.ts';
import { checkChain, closeChain } from './expressions.ts';
import { checkBlock } from './statements.ts';

/** Steps of checking one expression; the largest real ones take some thousands. */
const stepsMax = 500_000;

export function newChecker(globals: ReadonlyMap<string, NetType>): Checker {
  const c: Checker = {
    globals,
    constants: newConstants(),
    faults: [],
    reads: new Map(),
    isChecked: false,
    isUnchecked: false,
    names: 0,
    steps: stepsMax,
    memberNames: new Map(),
    enumValues: new Map(),
    check: (node, scope, target = null) => closeChain(checkChain(c, node, scope, target)),
    chain: (node, scope) => checkChain(c, node, scope, null),
    close: closeChain,
    block: (block, scope) => checkBlock(c, block, scope),
  };
  return c;
}
