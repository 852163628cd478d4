import { raise } from '../raise.ts';

/** What .NET's cryptography throws. */
export function raiseCryptographic(message: string): never {
  return raise('System.Security.Cryptography.CryptographicException', message);
}

export function raiseDisposed(): never {
  return raise('System.ObjectDisposedException', 'Cannot access a disposed object.');
}
