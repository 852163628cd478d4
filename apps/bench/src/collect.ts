import v8 from 'node:v8';
import vm from 'node:vm';

/** What frees all that can be freed. */
export function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  return () => {
    collect();
    collect();
  };
}
