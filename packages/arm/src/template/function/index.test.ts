import { expect, it } from 'vitest';
import { answerOf } from '../../testing/call-function.ts';
import { templateFunctions } from './index.ts';

/** Microsoft's list, without the functions that look at the template itself. */
const reference = `
array concat contains createArray empty first indexFromEnd indexOf intersection last lastIndexOf length max min range skip
take tryGet tryIndexFromEnd union cidrHost cidrSubnet parseCidr coalesce equals greater greaterOrEquals less lessOrEquals
dateTimeAdd dateTimeFromEpoch dateTimeToEpoch utcNow deployer deployment environment fail filter groupBy map mapValues
reduce sort toObject and bool false if not or true xor add div float int mod mul sub createObject items json null objectKeys
shallowMerge extensionResourceId managementGroupResourceId pickZones providers resourceGroup resourceId subscription
subscriptionResourceId tenantResourceId toLogicalZone toLogicalZones toPhysicalZone toPhysicalZones managementGroup tenant
base64 base64ToJson base64ToString dataUri dataUriToString endsWith format guid join newGuid padLeft replace split startsWith
string substring toLower toUpper trim uniqueString uri uriComponent uriComponentToString`;

it('every function of the reference is there, by its name in lower case', () => {
  const names = [...templateFunctions.values()].map((one) => one.name);
  expect(names.toSorted()).toEqual(reference.trim().split(/\s+/).toSorted());
  expect(new Set(templateFunctions.keys())).toEqual(new Set(names.map((name) => name.toLowerCase())));
});

it.each([...templateFunctions.values()])('$name names its page, and its lambdas are arguments', (one) => {
  expect(one.source).toMatch(new RegExp(`^https://learn\\.microsoft\\.com/.*#${one.name.toLowerCase()}$`));
  expect(one.arity.min).toBeLessThanOrEqual(one.arity.max);
  for (const { argument } of one.lambdas ?? []) expect(argument).toBeLessThan(one.arity.max);
});

it('no refusal shows a secure value', () => {
  const place = { file: 't.json', line: 1, column: 1 };
  for (const text of ['tell/nobody', 'tell}nobody', '{0:tellnobody}', '{9}tellnobody']) {
    const secret = { kind: 'scalar', value: text, place, secure: true };
    for (const one of templateFunctions.values()) {
      for (let count = one.arity.min; count <= Math.min(one.arity.max, 4); count += 1) {
        for (const other of [secret, 1, 'Microsoft.A/b', [], '2026-01-01T00:00:00Z']) {
          const given = Array.from({ length: count }, (_, index) => (index === 0 ? secret : other));
          expect(refusal(one.name, given)).not.toContain('nobody');
          expect(refusal(one.name, given.toReversed())).not.toContain('nobody');
        }
      }
    }
  }
});

function refusal(name: string, given: readonly unknown[]): string {
  try {
    answerOf(name, given);
    return '';
  } catch (error) {
    return String(error);
  }
}
