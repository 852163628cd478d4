type Graph<Node> = ReadonlyMap<Node, readonly Node[]>;

/** The graph without the edges that close a circle: none of what is in one could be deployed. */
export function acyclic<Node>(graph: Graph<Node>): Graph<Node> {
  const result = new Map<Node, Node[]>([...graph.keys()].map((node) => [node, []]));
  const done = new Set<Node>();
  for (const start of graph.keys()) follow(start, { graph, result, done });
  return result;
}

type Following<Node> = {
  readonly graph: Graph<Node>;
  readonly result: ReadonlyMap<Node, Node[]>;
  readonly done: Set<Node>;
};

/** Goes down without recursion: a chain may be as long as there are resources. */
function follow<Node>(start: Node, { graph, result, done }: Following<Node>): void {
  const path: { readonly node: Node; next: number }[] = [];
  const open = new Set<Node>();
  function enter(node: Node): void {
    if (done.has(node)) return;
    open.add(node);
    path.push({ node, next: 0 });
  }
  enter(start);
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const other = graph.get(step.node)?.[step.next];
    step.next += 1;
    if (other === undefined) {
      open.delete(step.node);
      done.add(step.node);
      path.pop();
    } else if (!open.has(other)) {
      result.get(step.node)?.push(other);
      enter(other);
    }
  }
}
