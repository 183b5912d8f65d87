/** The number of the format in which versions are frozen: the year's content as canonical JSON. Every later program reads every earlier format. */
export const snapshotFormat = 1;
