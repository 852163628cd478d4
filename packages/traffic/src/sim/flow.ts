/**
 * The flow table: what is left of a policy program once everything that depends only on a request's class has been worked
 * out. Eight integers to a node: what to do, four operands, the node after, and the node when the answer is no.
 */
export type FlowTable = {
  code: Int32Array;
  size: number;
};

export const flowOp = {
  /** Take from rate counter `a` with the row of operand table `b`. */
  take: 1,
  /** Take `c` from quota `a`, row by operand table `b`. */
  quota: 2,
  /** Add `c`, or the response's bytes if that is -1, to quota `a`, row by operand table `b`. */
  quotaAdd: 3,
  /** Enter concurrency limit `a`, row by operand table `b`. */
  enter: 4,
  leave: 5,
  /** Look up cache `a` under the key of key table `b`; a hit goes to `otherwise`. */
  get: 6,
  /** Put into cache `a` under the key of key table `b`, for duration `d`. */
  put: 7,
  /** Send to target `a` with time-out `b`; an error status also goes to `otherwise` if `c` is 1. */
  send: 8,
  /** Wait as delay `a` says. */
  delay: 9,
  /** Set loop counter `a` to 0. */
  loop: 10,
  /** Count loop `a` up; go to `otherwise`, again, while it is at most `b` and condition `c`, from 1, holds of the reply. */
  repeat: 11,
  /** Go on if operand table `a` says 1, else to `otherwise`. */
  branch: 12,
  /** End with outcome number `a`, or as the reply was if that is -1, with status `b`. */
  end: 13,
  /** Run program `a` for this request alone. */
  program: 14,
} as const;

export type FlowNode = {
  readonly op: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly d?: number;
};

export const nodeSize = 8;

/** Where a node's fields stand from its start on. */
export const field = { a: 1, b: 2, c: 3, d: 4, next: 5, otherwise: 6 } as const;

export function createFlowTable(): FlowTable {
  return { code: new Int32Array(nodeSize * 256), size: 0 };
}

/** Adds a node and returns where it stands; `link` says later where it goes. */
export function addNode(table: FlowTable, node: FlowNode): number {
  const at = table.size;
  if (at + nodeSize > table.code.length) {
    const wider = new Int32Array(table.code.length * 2);
    wider.set(table.code);
    table.code = wider;
  }
  table.code.set([node.op, node.a ?? 0, node.b ?? 0, node.c ?? 0, node.d ?? 0, -1, -1, 0], at);
  table.size += nodeSize;
  return at;
}

export function link(
  table: FlowTable,
  node: number,
  to: { readonly next?: number; readonly otherwise?: number },
): void {
  if (to.next !== undefined) table.code[node + field.next] = to.next;
  if (to.otherwise !== undefined) table.code[node + field.otherwise] = to.otherwise;
}
