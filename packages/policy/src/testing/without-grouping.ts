/**
 * A tree as it is to be compared: without places, and without the parentheses that only group. Those around `a?.b` in
 * `(a?.b).c` end a chain, and are kept.
 */
export function withoutGrouping(node: unknown, isTarget = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutGrouping(item));
  if (typeof node !== 'object' || node === null) return node;
  if (isParenthesized(node)) {
    const inner = withoutGrouping(node.inner, isTarget);
    return isTarget && endsChain(inner) ? { kind: 'parenthesized', inner } : inner;
  }
  const isLink = 'kind' in node && (node.kind === 'member' || node.kind === 'index' || node.kind === 'call');
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'at')
      .map(([key, value]) => [key, withoutGrouping(value, isLink && (key === 'target' || key === 'callee'))]),
  );
}

function isParenthesized(node: object): node is { readonly inner: unknown } {
  return 'kind' in node && node.kind === 'parenthesized';
}

function endsChain(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || !('kind' in node)) return false;
  if (node.kind === 'call' && 'callee' in node) return endsChain(node.callee);
  if (!('target' in node) || (node.kind !== 'member' && node.kind !== 'index')) return false;
  return ('conditional' in node && node.conditional === true) || endsChain(node.target);
}
