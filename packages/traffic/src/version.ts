/** The version of the engine, as results name it: that of the package. */
export const version = '0.1.0';
