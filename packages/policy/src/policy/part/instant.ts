import { textOf } from '../../dotnet/protocol.ts';
import type { Kind } from '../../shape/kind.ts';

const pattern = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** A time in ISO 8601, as milliseconds since 1970 UTC. */
export const instant: Kind<number> = {
  expected: 'a time such as 2026-01-01T00:00:00Z',
  read,
  from: (rt, value) => read(textOf(rt, value)),
  standIn: 0,
};

function read(text: string): number | undefined {
  const trimmed = text.trim();
  if (!pattern.test(trimmed)) return undefined;
  const hasZone = !trimmed.includes('T') || /(?:Z|[+-]\d\d:\d\d)$/.test(trimmed);
  const ms = Date.parse(hasZone ? trimmed : `${trimmed}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}
