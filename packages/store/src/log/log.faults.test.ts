import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { type DiskFault, type DiskOperation, type MemoryDisk, memoryDisk } from '../testing/memory-disk.ts';
import { type Known, type Step, carryOut, learn, nothingKnown, open, picker } from '../testing/workload.ts';

/**
 * K2 on one disk: whatever befalls it, opening the log again gives every acknowledged change, in order, then perhaps some of which
 * nobody was told, and none in part.
 */

const append = (...sizes: readonly number[]): Step => ({ kind: 'append', sizes });
const script: readonly Step[] = [
  append(5, 40, 3),
  append(60),
  { kind: 'snapshot', back: 1 },
  append(20, 20),
  { kind: 'compact' },
  append(9),
  { kind: 'reopen' },
  append(30, 1),
  append(50),
  { kind: 'snapshot', back: 0 },
  { kind: 'snapshot', back: 0 },
  { kind: 'compact' },
  append(12),
  append(1),
  { kind: 'snapshot', back: 0 },
  append(2),
];

async function recovered(disk: MemoryDisk, known: Known): Promise<void> {
  const opened = await open(disk.process());
  if (!opened.ok) throw new Error(opened.failure.message);
  await learn(opened.value, known);
  const next = await opened.value.log.append(new TextEncoder().encode('next'));
  expect(next).toEqual({ ok: true, value: known.acknowledged.length + 1 });
  await opened.value.log.close();
  const again = await open(disk.process());
  if (!again.ok) throw new Error(again.failure.message);
  expect(again.value.notices).toEqual([]);
  known.acknowledged = [...known.acknowledged, 'next'];
  await learn(again.value, known);
}

/** What was read once is on the disk, even if a failed fsync had left it in memory alone. */
async function recoveredForGood(disk: MemoryDisk, known: Known): Promise<void> {
  await recovered(disk, known);
  disk.crash(() => 0);
  await recovered(disk, known);
}

/** Every way in which the disk may be left: by a process that ended, or by the whole machine. */
async function afterEveryEnd(disk: MemoryDisk, known: Known, crashes: number): Promise<void> {
  for (let seed = 0; seed <= crashes; seed += 1) {
    const left = disk.copy();
    if (seed === 0) left.kill();
    else left.crash(picker(seed));
    await recoveredForGood(left, { ...known });
  }
}

function at(index: number, fault: DiskFault): (operation: DiskOperation) => DiskFault | null {
  return (operation) => (operation.index === index ? fault : null);
}

async function operationsOf(steps: readonly Step[]): Promise<readonly DiskOperation[]> {
  const operations: DiskOperation[] = [];
  const note = (operation: DiskOperation): null => {
    operations.push(operation);
    return null;
  };
  await carryOut(memoryDisk().process(note), steps, nothingKnown());
  return operations;
}

async function under(operation: DiskOperation, fault: DiskFault, crashes: number): Promise<void> {
  const disk = memoryDisk();
  const known = nothingKnown();
  await carryOut(disk.process(at(operation.index, fault)), script, known);
  await afterEveryEnd(disk, known, crashes);
}

it('a crash at any byte of any operation loses nothing that was acknowledged', async () => {
  const operations = await operationsOf(script);
  expect(operations.length).toBeGreaterThan(100);
  for (const operation of operations)
    for (let after = 0; after <= Math.max(1, operation.bytes); after += 1)
      await under(operation, { kind: 'crash', after }, 2);
});

it.each(['fail', 'full'] as const)(
  'an operation that does not work (%s), any of them, loses nothing that was acknowledged',
  async (kind) => {
    for (const operation of await operationsOf(script))
      for (const after of new Set([0, 1, operation.bytes >> 1, Math.max(0, operation.bytes - 1)]))
        await under(operation, { kind, after }, 3);
  },
);

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('append' as const), sizes: fc.array(fc.nat(90), { maxLength: 5 }) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), back: fc.nat(3) }) },
    fc.constant<Step>({ kind: 'compact' }),
    fc.constant<Step>({ kind: 'reopen' }),
  ),
  { maxLength: 8 },
);
const session = fc.record({
  steps,
  faults: fc.array(
    fc.record({ index: fc.nat(60), kind: fc.constantFrom('fail', 'full', 'crash'), after: fc.nat(200) } as const),
    { maxLength: 3 },
  ),
  crash: fc.option(fc.nat()),
});

test.prop([fc.array(session, { minLength: 1, maxLength: 4 })])(
  'any steps, with faults at any operations, over several lives of the machine, keep what was acknowledged',
  async (sessions) => {
    const disk = memoryDisk();
    const known = nothingKnown();
    for (const { steps: taken, faults, crash } of sessions) {
      const begin = disk.operations();
      const files = disk.process(({ index }) => faults.find((fault) => fault.index === index - begin) ?? null);
      await carryOut(files, taken, known);
      if (crash === null) disk.kill();
      else disk.crash(picker(crash));
    }
    await recoveredForGood(disk, known);
  },
);

test.prop([steps])(
  'without faults everything is acknowledged, nothing is said, and all of it is there again',
  async (taken) => {
    const disk = memoryDisk();
    const known = nothingKnown();
    await carryOut(disk.process(), taken, known);
    expect(known.unsure).toEqual([]);
    expect(known.acknowledged.length).toBe(known.made);
    disk.crash(() => 0);
    await recovered(disk, known);
  },
);
