/** Numbers of changes in files: eight bytes, big end first. */

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function putNumber(view: DataView, at: number, number: number): void {
  view.setUint32(at, Math.floor(number / 2 ** 32));
  view.setUint32(at + 4, number >>> 0);
}

export function numberAt(view: DataView, at: number): number {
  return view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);
}
