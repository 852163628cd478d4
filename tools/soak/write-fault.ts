import type { InjectedFault, Region } from '../../packages/model/src/index.ts';

type Kind = InjectedFault['kind'];
type Of<Name extends Kind> = Extract<InjectedFault, { readonly kind: Name }>;
type Written = Readonly<Record<string, unknown>>;

/** How a kind of fault stands in a drill file: its target's name, and everything else but its times. */
type Form<Name extends Kind> = {
  readonly target: (fault: Of<Name>, place: string) => string;
  readonly write: (fault: Of<Name>) => Written;
};

const forms: { readonly [Name in Kind]: Form<Name> } = {
  zoneDown: {
    target: ({ zone }, place) => `${place}/${zone}`,
    write: ({ target, recoveryUs }) => ({ zone: target, recovery: us(recoveryUs) }),
  },
  regionDown: {
    target: (_, place) => place,
    write: ({ target, recoveryUs }) => ({ region: target, recovery: us(recoveryUs) }),
  },
  unitDown: { target: unitName, write: ({ target, recoveryUs }) => ({ unit: target, recovery: us(recoveryUs) }) },
  unitSlow: { target: unitName, write: ({ target, factor }) => ({ unit: target, slow: factor }) },
  unitErrors: { target: unitName, write: ({ target, share }) => ({ unit: target, errors: share }) },
  zoneClock: {
    target: ({ zone }, place) => `${place}/${zone}`,
    write: ({ target, skewUs }) => ({ zone: target, clock: us(skewUs) }),
  },
  link: {
    target: ({ zones: [one, other] }, place) => `${place}/${one}-${place}/${other}`,
    write: ({ target, effect }) => ({ link: target, ...linkOf(effect) }),
  },
  backendErrors: { target: backendName, write: ({ target, share }) => ({ backend: target, errors: share }) },
  backendSlow: { target: backendName, write: ({ target, factor }) => ({ backend: target, slow: factor }) },
  backendDown: { target: backendName, write: ({ target }) => ({ backend: target }) },
  rollingUpdate: {
    target: (_, place) => place,
    write: ({ target, by }) => ({ region: target, update: by === 'zone' ? 'zones' : 'rolling' }),
  },
  release: {
    target: () => '2026-01',
    write: ({ target, by }) => ({ release: target, update: by === 'zone' ? 'zones' : 'rolling' }),
  },
  managementPlane: { target: () => 'true', write: () => ({ managementPlane: true }) },
  internalCache: { target: () => 'internal', write: ({ target }) => ({ cache: target }) },
  externalCache: { target: ({ cacheId }) => cacheId ?? 'external', write: ({ target }) => ({ cache: target }) },
};

function formOf<Name extends Kind>(fault: Of<Name>): Form<Name> {
  return forms[fault.kind];
}

function unitName({ unit }: { readonly unit: number }, place: string): string {
  return `${place}/${unit + 1}`;
}

function backendName({ backendId }: { readonly backendId: string }): string {
  return backendId;
}

/** A fault's target as a drill file names it. */
export function targetOf(fault: InjectedFault, regions: readonly Region[]): string {
  return formOf(fault).target(fault, 'region' in fault ? (regions[fault.region]?.location ?? '') : '');
}

/** A fault as an entry of `faults`. */
export function writeFault(fault: InjectedFault): Written {
  const span = fault.kind === 'release' ? {} : { for: us(fault.untilUs - fault.atUs) };
  return { at: us(fault.atUs), ...span, ...formOf(fault).write(fault) };
}

function linkOf({ cut, dropShare, delayUs, duplicateShare }: Of<'link'>['effect']): Written {
  return cut ? { cut: true } : { drop: dropShare, delay: us(delayUs), duplicate: duplicateShare };
}

/** A time as a drill file has it. */
export function us(value: number): string {
  return `${value}us`;
}
