import type { Instance } from './instance.ts';
import type { Session } from './session.ts';
import { complain } from './session.ts';

/** Resources that wait for each other, the first one again at the end. */
export function complainOfCircle(circle: readonly Instance[], session: Session): void {
  // A circle has no beginning: it is named from its first resource in the template on.
  const ring = circle.slice(0, -1);
  const first = ring.reduce((least, one) => (isBefore(one, least) ? one : least), ring[0] as Instance);
  const at = ring.indexOf(first);
  const turned = [...ring.slice(at), ...ring.slice(0, at), first];
  complain(session, first.item.place, {
    code: 'arm/circular-dependency',
    message: `resources wait for each other in a circle: ${turned.map(({ name }) => name).join(' → ')}`,
    path: first.path,
  });
}

function isBefore(left: Instance, right: Instance): boolean {
  const [a, b] = [left.item.place, right.item.place];
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
