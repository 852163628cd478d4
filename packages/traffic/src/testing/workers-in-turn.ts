import type { Drill } from '@keelgate/model';
import { expect } from 'vitest';
import { decodePart, encodePart } from '../sim/border-codec.ts';
import type { DrillPart } from '../sim/drill-part.ts';
import { startPart } from '../sim/drill-part.ts';
import type { Findings } from '../sim/expect.ts';
import { findingsOf } from '../sim/findings.ts';

/**
 * A drill on several workers that take turns in one thread: everything that would go from one to another goes as the same
 * bytes. At the end each must know the same of what all share.
 */
export function findingsInTurn(drill: Drill, workers: number): Findings {
  const parts = Array.from({ length: workers }, (_, worker): DrillPart => {
    const part = startPart(drill, { worker, workers });
    if (!part.ok) throw new Error(part.failure.map(({ message }) => message).join('; '));
    return part.value;
  });
  for (let goesOn = true; goesOn;) {
    const said = parts.map((part) => part.runWindow());
    const bytes = said.map(encodePart);
    const answers = parts.map((part, own) =>
      part.cross(
        said.map((record, worker) => (worker === own ? record : decodePart(bytes[worker] ?? new Uint8Array(0)))),
      ),
    );
    goesOn = answers.includes(true);
    expect(new Set(answers).size).toBe(1);
  }
  const found = parts.map((part) => structuredClone(part.found()));
  for (const { shared } of found) expect(shared).toEqual(found[0]?.shared);
  return findingsOf(drill, found);
}
