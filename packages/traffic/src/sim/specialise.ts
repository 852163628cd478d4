import { invariant, InvariantViolation, outcomes } from '@keelgate/model';
import type { PolicyError, Program, Step } from '@keelgate/policy';
import { computed } from '@keelgate/policy';
import { isOfClass } from './coordinates-of.ts';
import { effectNode } from './effect-node.ts';
import type { FlowNode } from './flow.ts';
import { addNode, flowOp, link } from './flow.ts';
import type { Known, SpecialiseOptions, Work } from './fold-work.ts';
import { after, constant, keep, ofCoordinates } from './fold-work.ts';
import { foldabilityOf } from './foldable.ts';
import { createOperandTable, evaluateAll } from './operand-table.ts';
import { outcomeOfError } from './outcome-of-error.ts';
import { repeatNode } from './repeat-node.ts';
import type { Trail } from './trail.ts';
import { answered, retrace } from './trail.ts';
import { Unfoldable } from './unfoldable.ts';

/** A program with more than this is not worth it: a retry that writes something each time would never come to an end. */
const nodesMax = 4096;

/**
 * Works a program out for one class: pure steps and branches whose answer is known are done now, effects become nodes.
 * Returns the node at which a request of the class begins; `null` where the program depends on more than the class and a
 * request's coordinates, or fails for some of them. A program that reaches one step in two states gets two nodes for it; a
 * loop comes back to the node it began with.
 */
export function specialise(program: Program, options: SpecialiseOptions): number | null {
  const foldability = foldabilityOf(program);
  if (foldability === 'no') return null;
  const work: Work = { ...options, program, nodes: new Map(), isTraced: foldability === 'traced' };
  const { backend } = options.exchange.exchange;
  try {
    return nodeAt(work, program.sections.inbound, { backend, error: null, trail: [] });
  } catch (error) {
    // What an expression raises here it raises for each request, too, and there it is an error of its policy.
    if (error instanceof InvariantViolation) throw error;
    return null;
  }
}

function nodeAt(work: Work, at: number, known: Known): number {
  const id = `${at} ${JSON.stringify(known)}`;
  const made = work.nodes.get(id);
  if (made !== undefined) return made;
  if (work.nodes.size > nodesMax) throw new Unfoldable('it has too many nodes');
  const step = work.program.steps[at];
  invariant(step !== undefined, 'K1', () => `a program has no step ${at}`);
  switch (step.kind) {
    case 'pure':
      return nodeAt(work, at + 1, runPure(work, step, { at, known }));
    case 'jump':
      return nodeAt(work, step.to, known);
    case 'branch':
      return branch(work, step, { at, known, id });
    case 'fail':
      return fail(work, errorOf(work, step, known), { at, known, id });
    case 'rethrow':
      invariant(known.error !== null, 'K1', 'a handler without an error');
      return fail(work, known.error, { at, known, id });
    case 'recover':
      return nodeAt(work, at + 1, { ...known, error: null });
    default: {
      const node = addNode(work.flows, nodeOf(work, step, known));
      work.nodes.set(id, node);
      connect(work, step, { at, known, node });
      return node;
    }
  }
}

type Here = { readonly at: number; readonly known: Known };

function runPure(work: Work, step: Step & { kind: 'pure' }, { at, known }: Here): Known {
  if (work.isTraced) return trace(work, step, { at, known });
  if (!isOfClass(step.reads)) throw new Unfoldable('a step that writes the exchange reads more than the class');
  const { exchange } = work.exchange;
  exchange.backend = known.backend;
  exchange.lastError = known.error;
  step.run(exchange);
  return { ...known, backend: exchange.backend, error: exchange.lastError };
}

/** Takes a step once more for every request that is not like the others, so that one that fails for some is seen. */
function trace(work: Work, { reads }: Step & { kind: 'pure' }, { at, known }: Here): Known {
  const trail = [...known.trail, at];
  const backends = new Set<string>();
  const every = computed(reads, (exchange) => {
    backends.add(JSON.stringify(exchange.backend));
    return 0;
  });
  const table = createOperandTable(work.exchange, work.of, after(work, every, trail), Number);
  if (table.values === null || table.values.length > pointsTracedMax) throw new Unfoldable('it has too many requests');
  evaluateAll(table);
  if (backends.size > 1) throw new Unfoldable('where its requests go depends on more than the class');
  const { backend } = retrace(work.program, work.exchange, trail);
  return { ...known, backend, trail };
}

const pointsTracedMax = 1 << 16;

type Stand = { readonly at: number; readonly known: Known; readonly id: string };

function branch(work: Work, step: Step & { kind: 'branch' }, { at, known, id }: Stand): number {
  const test = after(work, step.test, known.trail);
  ofCoordinates(test);
  const table = createOperandTable(work.exchange, work.of, test, Number);
  if (isOfClass(test.reads)) {
    table.exchange.exchange.lastError = known.error;
    evaluateAll(table);
    return nodeAt(work, table.values?.[0] === 1 ? at + 1 : step.otherwise, known);
  }
  const node = addNode(work.flows, { op: flowOp.branch, a: keep(work, table) });
  work.nodes.set(id, node);
  link(work.flows, node, { next: nodeAt(work, at + 1, known), otherwise: nodeAt(work, step.otherwise, known) });
  return node;
}

function errorOf(work: Work, { error }: Step & { kind: 'fail' }, known: Known): PolicyError {
  if (typeof error !== 'function') return error;
  const exchange = work.isTraced ? retrace(work.program, work.exchange, known.trail) : work.exchange.exchange;
  exchange.backend = known.backend;
  exchange.lastError = known.error;
  // Which reply led here is not known yet, whatever came before.
  exchange.response = null;
  return error(exchange);
}

/** An error goes to its handler, else to the on-error section; one inside that section ends the request. */
function fail(work: Work, error: PolicyError, { at, known, id }: Stand): number {
  const onError = work.program.sections['on-error'];
  const handler = work.program.handlers[at] ?? -1;
  if (handler >= 0) return nodeAt(work, handler, { ...known, error });
  if (at < onError) return nodeAt(work, onError, { ...known, error });
  const node = addNode(work.flows, endWith(error));
  work.nodes.set(id, node);
  return node;
}

function nodeOf(work: Work, step: Step, known: Known): FlowNode {
  switch (step.kind) {
    case 'effect':
      return effectNode(work, step.effect, known);
    case 'loop':
      return { op: flowOp.loop, a: step.loop };
    case 'repeat':
      return repeatNode(work, step, known);
    case 'respond':
      return respond(constant(work, known, step.status), known.error);
    case 'end':
      return known.error === null ? { op: flowOp.end, a: -1, b: 200 } : endWith(known.error);
    default:
      throw new Error(`step ${step.kind} has no node`);
  }
}

function connect(work: Work, step: Step, { at, known, node }: { at: number; known: Known; node: number }): void {
  if (step.kind === 'respond' || step.kind === 'end') return;
  const isSend = step.kind === 'effect' && step.effect.kind === 'backend.send';
  const isLookup = step.kind === 'effect' && step.effect.kind === 'cache.get';
  const answeredBy = { ...known, trail: work.isTraced ? withAnswer(known.trail) : known.trail };
  const next = nodeAt(work, at + 1, isSend ? answeredBy : known);
  const no = alternative(step);
  if (no === null) link(work.flows, node, { next });
  else link(work.flows, node, { next, otherwise: nodeAt(work, no, isLookup ? answeredBy : known) });
}

function withAnswer(trail: Trail): Trail {
  return trail.at(-1) === answered ? trail : [...trail, answered];
}

function alternative(step: Step): number | null {
  if (step.kind === 'repeat') return step.again;
  if (step.kind !== 'effect') return null;
  if (step.effect.kind === 'cache.get') return step.effect.hit;
  return 'otherwise' in step.effect ? step.effect.otherwise : null;
}

/** How a request ends that a policy error stopped: as its reply was, where that is why it failed. */
function endWith(error: PolicyError): FlowNode {
  const outcome = outcomeOfError(error);
  return { op: flowOp.end, a: outcome === null ? -1 : outcomes.indexOf(outcome), b: error.status };
}

function respond(status: number, error: PolicyError | null): FlowNode {
  if (status < 400) return { op: flowOp.end, a: outcomes.indexOf('served'), b: status };
  if (error !== null) return { ...endWith(error), b: status };
  return { op: flowOp.end, a: outcomes.indexOf('rejected'), b: status };
}
