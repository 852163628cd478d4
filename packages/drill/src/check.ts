import type { Drill, Fault, Places, Snapshot } from '@keelgate/model';
import { checkService, isError, placeOf } from '@keelgate/model';
import { checkBackends } from './check-backends.ts';
import { checkChanges } from './check-changes.ts';
import { checkClients } from './check-clients.ts';
import { checkExpectations } from './check-expectations.ts';
import { checkFaults } from './check-faults.ts';
import { checkGateway } from './check-gateway.ts';
import type { CheckContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { complain, count, quantity, written } from './cursor.ts';
import { layOverlay } from './overlay.ts';
import type { DrillText, ParsedDrill } from './parse.ts';

/** What a parsed drill is checked against. */
export type DrillInputs = {
  readonly snapshot: Snapshot;
  /** Where the template's values were written. */
  readonly places: Places;
  /** The files that the drill names, by path as it was written there. */
  readonly files: ReadonlyMap<string, DrillText>;
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
  if (snapshot.service === null) {
    const { place } = parsed.service.template;
    const message = 'the template creates no API Management service, and a drill needs one';
    return { drill: null, faults: [...source.faults, { code: 'drill/no-service', severity: 'error', message, place }] };
  }
  const { service, places: laid } = layOverlay(snapshot.service, places, parsed.service.overlay);
  const durationUs = quantityOf(top.get('duration'), 'duration');
  const context: CheckContext = {
    snapshot: { ...snapshot, service },
    service,
    source,
    durationUs,
    files: inputs.files,
  };
  const gateway = checkGateway(top.get('gateway'), service, source);
  checkRules(context, laid, gateway.premiumV2Zones);
  const warmupUs = quantityOf(top.get('warmup'), 'warmup');
  if (warmupUs > durationUs)
    complain(top.get('warmup') as Cursor, 'wrong-value', 'warmup is longer than duration, of which it is a part');
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
    expectations: checkExpectations(top.get('expect'), context),
  };
  const faults = inOrder(source.faults);
  return { drill: faults.some(isError) ? null : drill, faults };
}

function checkRules({ service, source }: CheckContext, places: Places, premiumV2Zones: boolean): void {
  for (const { code, severity, path, message, hint } of checkService(service, { premiumV2Zones })) {
    const place = placeOf(places, path);
    source.faults.push({ code, severity, message, path, hint, ...(place === undefined ? {} : { place }) });
  }
}

function quantityOf(at: Cursor | undefined, what: 'duration' | 'warmup'): number {
  return at === undefined ? 0 : quantity(at, 'time', { min: what === 'duration' ? 1 : 0 });
}

function nameOf(at: Cursor | undefined, file: string): string {
  return (at === undefined ? null : written(at)) ?? file;
}

function seedOf(at: Cursor | undefined): number {
  return at === undefined ? 1 : count(at, { min: 0, max: 0xffffffff });
}

/** A drill that does not say when it starts starts with the year 2026. */
function startOf(at: Cursor | undefined): number {
  const text = at === undefined ? '2026-01-01T00:00:00Z' : (written(at) ?? '');
  const startMs = Date.parse(text);
  if (!Number.isNaN(startMs) && /^\d{4}-\d{2}-\d{2}/.test(text)) return startMs;
  complain(at as Cursor, 'wrong-value', `start is "${text}", expected a time such as 2026-01-01T00:00:00Z`);
  return 0;
}

/** By line, so that a reader goes through a file once; what has no place comes last. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((left, right) => {
    const sameFile = left.place?.file === right.place?.file;
    return sameFile ? (left.place?.line ?? Infinity) - (right.place?.line ?? Infinity) : 0;
  });
}
