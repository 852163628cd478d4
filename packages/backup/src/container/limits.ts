/** The content of a block; what is longer goes on in the next one. */
export const blockBytes: number = 2 ** 18;
export const manifestBytesMax: number = 2 ** 16;
/** One resource, without its operations and schemas. */
export const recordBytesMax: number = 2 ** 26;
/** Memory for the derivation of a key, in bytes: a header that asks for more is not listened to. */
export const derivationBytesMax: number = 2 ** 28;
