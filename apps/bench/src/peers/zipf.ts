/** Numbers from 0 to `items`, each 1/rank as likely as the first, and the same every time. */
export function zipfTrace(items: number, length: number): Int32Array {
  const sums = new Float64Array(items);
  let sum = 0;
  for (let rank = 0; rank < items; rank += 1) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  let state = 1;
  return Int32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const wanted = ((state >>> 0) / 4294967296) * sum;
    let [low, high] = [0, items - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}
