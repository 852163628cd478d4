import { type Fault, printFault } from '@keelgate/model';

/** One line a fault, the first `limit` of them; a last line says how many more there are (docs/drill-file.md D34). */
export function printFaults(faults: readonly Fault[], limit: number = 5): string {
  const lines = faults.slice(0, limit).map(printFault);
  if (faults.length > limit) lines.push(`… and ${faults.length - limit} more`);
  return lines.join('\n');
}
