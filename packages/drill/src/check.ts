import type { Drill, Fault, Places, Snapshot, TrafficLog } from '@keelgate/model';
import { checkService, isError, placeOf } from '@keelgate/model';
import { checkAutoscale } from './check-autoscale.ts';
import { checkBackends } from './check-backends.ts';
import { checkChanges } from './check-changes.ts';
import { checkClients } from './check-clients.ts';
import { checkExpectations } from './check-expectations.ts';
import { checkFaults } from './check-faults.ts';
import { checkGateway } from './check-gateway.ts';
import { checkStandby } from './check-standby.ts';
import { checkMoves } from './check-moves.ts';
import type { CheckContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { complain, count, found, quantity, text, written } from './cursor.ts';
import { layOverlay } from './overlay.ts';
import type { DrillText, ParsedDrill } from './parse.ts';

/** What a parsed drill is checked against. */
export type DrillInputs = {
  readonly snapshot: Snapshot;
  /** Where the template's values were written. */
  readonly places: Places;
  /** The files that the drill names, by path as it was written there. */
  readonly files: ReadonlyMap<string, DrillText>;
  /** The access logs that it names, likewise. */
  readonly logs?: ReadonlyMap<string, TrafficLog>;
  /** Goes before the file's own. */
  readonly seed?: number;
};

export type CheckedDrill = {
  /** `null` where there is an error. */
  readonly drill: Drill | null;
  readonly faults: readonly Fault[];
};

/** Checks everything that a drill says against the service it is about, and fills in what it leaves out. */
export function checkDrill(parsed: ParsedDrill, inputs: DrillInputs): CheckedDrill {
  const { source, top } = parsed;
  const { snapshot, places } = inputs;
  // What an earlier check of the same drill found is not found again.
  source.faults.splice(0);
  if (snapshot.service === null) {
    const { place } = parsed.service.template;
    const message = 'the template creates no API Management service, and a drill needs one';
    return { drill: null, faults: [...source.faults, { code: 'drill/no-service', severity: 'error', message, place }] };
  }
  const { service, places: laid } = layOverlay(snapshot.service, places, parsed.service.overlay);
  // Against a service that is wrong in itself nothing else can be checked.
  if (source.faults.some(isError)) return { drill: null, faults: inOrder(source.faults) };
  const durationUs = quantityOf(top.get('duration'), 'duration');
  const gateway = checkGateway(top.get('gateway'), service, source);
  const standby = checkStandby(top.get('standby'), service, { premiumV2Zones: gateway.premiumV2Zones, source });
  const context: CheckContext = {
    snapshot: { ...snapshot, service },
    service,
    standby,
    regions: standby === null ? service.regions : [...service.regions, standby.region],
    source,
    durationUs,
    files: inputs.files,
    logs: inputs.logs ?? new Map(),
    premiumV2Zones: gateway.premiumV2Zones,
  };
  checkRules(context, laid);
  const warmupUs = quantityOf(top.get('warmup'), 'warmup');
  if (warmupUs >= durationUs && warmupUs > 0 && durationUs > 1)
    complain(top.get('warmup') as Cursor, 'wrong-value', 'warmup is not shorter than duration, of which it is a part');
  const backends = checkBackends(top.get('backends'), context);
  const drill: Drill = {
    name: nameOf(top.get('name'), source.file),
    snapshot: context.snapshot,
    seed: inputs.seed ?? seedOf(top.get('seed')),
    startMs: startOf(top.get('start')),
    durationUs,
    warmupUs,
    gateway: gateway.settings,
    clients: checkClients(top.get('clients'), context),
    backends,
    faults: checkFaults(top.get('faults'), context, gateway.settings),
    changes: checkChanges(top.get('changes'), context),
    autoscale: checkAutoscale(top.get('autoscale'), context),
    standby,
    expectations: checkExpectations(top.get('expect'), context),
  };
  checkMoves(top.get('faults'), drill.faults, drill.changes);
  const faults = inOrder(source.faults);
  return { drill: faults.some(isError) ? null : drill, faults };
}

function checkRules({ service, source, premiumV2Zones }: CheckContext, places: Places): void {
  for (const { code, severity, path, message, hint } of checkService(service, { premiumV2Zones })) {
    const place = placeOf(places, path);
    source.faults.push({ code, severity, message, path, hint, ...(place === undefined ? {} : { place }) });
  }
}

function quantityOf(at: Cursor | undefined, what: 'duration' | 'warmup'): number {
  return at === undefined ? 0 : quantity(at, 'time', { min: what === 'duration' ? 1 : 0 });
}

function nameOf(at: Cursor | undefined, file: string): string {
  if (at !== undefined) return text(at);
  // Without its folder: a result does not depend on where the file stands.
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replace(/\.(?:ya?ml|json)$/i, '');
}

function seedOf(at: Cursor | undefined): number {
  return at === undefined ? 1 : count(at, { min: 0, max: 0xffffffff });
}

/** A drill that does not say when it starts starts with the year 2026. */
function startOf(at: Cursor | undefined): number {
  if (at === undefined) return Date.UTC(2026, 0, 1);
  const value = written(at) ?? '';
  // A time of day without its zone would mean something else on another machine.
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(value);
  const daysOfMonth = new Date(Date.UTC(Number(match?.[1]), Number(match?.[2]), 0)).getUTCDate();
  const startMs = match === null ? Number.NaN : Date.parse(value);
  if (!Number.isNaN(startMs) && Number(match?.[3]) <= daysOfMonth) return startMs;
  complain(at, 'wrong-value', `start is ${found(at)}, expected a time such as 2026-01-01T00:00:00Z`);
  return 0;
}

/** By line, so that a reader goes through a file once; what has no place comes last. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const files = [...new Set(faults.map(({ place }) => place?.file))].toSorted(
    (left, right) => Number(left === undefined) - Number(right === undefined),
  );
  function rank({ place }: Fault): readonly [number, number, number] {
    return [files.indexOf(place?.file), place?.line ?? 0, place?.column ?? 0];
  }
  return faults.toSorted((left, right) => {
    const [one, other] = [rank(left), rank(right)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
}
