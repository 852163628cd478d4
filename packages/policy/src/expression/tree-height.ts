/** Nodes may stand this deep: a long chain of calls or sums makes a deep tree of a flat text. */
const heightMax = 1000;

/** Where the first node stands that is too deep; `null` in a tree that can be walked by recursion. */
export function tooDeepAt(root: object): number | null {
  const waiting: { readonly node: object; readonly depth: number; readonly at: number }[] = [
    { node: root, depth: 1, at: 0 },
  ];
  for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
    const { node, depth } = top;
    const at = 'at' in node && typeof node.at === 'number' ? node.at : top.at;
    if (depth > heightMax) return at;
    const below = 'kind' in node ? depth + 1 : depth;
    for (const child of Object.values(node) as readonly unknown[]) {
      if (typeof child === 'object' && child !== null) waiting.push({ node: child, depth: below, at });
    }
  }
  return null;
}
