/**
 * What strings that are equal without regard to case share, as `StringComparer.OrdinalIgnoreCase` has it: each unit in
 * upper case by itself, never more than one for one.
 */
export function ignoreCaseKey(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  let key = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const raised = unit.toUpperCase();
    key += raised.length === 1 ? raised : unit;
  }
  return key;
}
