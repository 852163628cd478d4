import { type Operation, type Snapshot, plainOperation } from '@keelgate/model';
import { expect, it } from 'vitest';
import { readBackup, writeBackup } from './index.ts';
import { bytesOf, inPieces } from './testing/chunks.ts';
import { plain, smallSnapshot } from './testing/snapshots.ts';

const count = 20_000;
const operations = Array.from({ length: count }, (_, index) =>
  plainOperation({ id: `operation-${index}`, method: 'GET', urlTemplate: `/${index}`, description: 'x'.repeat(200) }),
);
const [api] = smallSnapshot.apis;
if (api === undefined) throw new Error('there is an API');
const large = (of: readonly Operation[]): Snapshot => ({ ...smallSnapshot, apis: [{ ...api, operations: of }] });

it('a backup is made as it is asked for, a block ahead at most', async () => {
  let touched = 0;
  const counted = new Proxy(operations, {
    get: (target, name) => {
      if (typeof name === 'string' && /^\d+$/.test(name)) touched += 1;
      return Reflect.get(target, name) as unknown;
    },
  });
  const written = writeBackup(large(counted), plain);
  if (!written.ok) throw new Error(written.failure.message);
  const touches: number[] = [];
  for await (const chunk of written.value) {
    expect(chunk.ok && chunk.value.length <= 2 ** 18 + 2000).toBe(true);
    touches.push(touched);
  }
  const steps = touches.map((one, index) => one - (touches[index - 1] ?? 0));
  expect(touched).toBe(count);
  expect(Math.max(...steps)).toBeLessThan(count / 10);
});

it('a backup is read as it comes, and nothing more is asked for once it is refused', async () => {
  const bytes = Uint8Array.from(await bytesOf(writeBackup(large(operations), plain)));
  bytes[2000] = (bytes[2000] ?? 0) ^ 1;
  let given = 0;
  let closed = false;
  async function* counted(): ReturnType<typeof inPieces> {
    try {
      for await (const piece of inPieces(bytes, [1000])) {
        given += 1;
        yield piece;
      }
    } finally {
      closed = true;
    }
  }
  expect((await readBackup(counted(), {})).ok).toBe(false);
  expect(closed).toBe(true);
  expect(given).toBeLessThan(bytes.length / 2000);
});
