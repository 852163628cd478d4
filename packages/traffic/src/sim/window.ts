/** Regions run alone for so long before they exchange what crosses them. Windows count from the drill's start. */
export const windowUs = 100_000;
