import type { Operand } from '@keelgate/policy';
import { coordinatesOf } from './coordinates-of.ts';
import type { SpecialiseOptions } from './fold-work.ts';
import { createKeyTable } from './key-table.ts';
import type { RequestClass } from './request-class.ts';

/**
 * The number of a table of cache keys. A lookup and the store that goes with it have one, and so have classes between whose
 * requests the key can see no difference: each key is worked out once, and stands in one place of memory.
 */
export function keysNumber({ exchange, of, world }: SpecialiseOptions, key: Operand<string>): number {
  const { keys } = world.registry;
  const operand = key.atFirst ?? key;
  const shares = seesParametersAlone(operand);
  const known = keys.findIndex(
    (table) => table.operand === operand && (table.table.of === of || (shares && areAlike(table.table.of, of))),
  );
  return known >= 0 ? known : keys.push(createKeyTable(exchange, of, operand)) - 1;
}

function seesParametersAlone({ reads }: Operand<string>): boolean {
  return [...(coordinatesOf(reads) ?? ['reply'])].every((one) => one === 'parameters');
}

/** Whether two classes differ in nothing but who asks, how often, and from where. */
function areAlike(one: RequestClass, other: RequestClass): boolean {
  return (
    one.api === other.api &&
    one.operation === other.operation &&
    one.productId === other.productId &&
    JSON.stringify(one.group.headers) === JSON.stringify(other.group.headers) &&
    one.parameters.length === other.parameters.length &&
    one.parameters.every(({ name, values }, index) => {
      const parameter = other.parameters[index];
      return parameter?.name === name && parameter.values === values;
    })
  );
}
