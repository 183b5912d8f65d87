/** What a file may cost before it is refused. Bytes, milliseconds, megabytes. */
export interface ReadLimits {
  readonly bytes: number;
  /** All parts of a Word or Excel file together, unpacked and counted. */
  readonly inflatedBytes: number;
  readonly parts: number;
  readonly pages: number;
  /** Cells of one document, empty ones too: a merge over a million rows is no table. */
  readonly cells: number;
  readonly milliseconds: number;
  readonly workerMegabytes: number;
}

export const standardLimits: ReadLimits = {
  bytes: 25 * 1024 * 1024, inflatedBytes: 150 * 1024 * 1024, parts: 4000, pages: 600, cells: 400_000, milliseconds: 30_000, workerMegabytes: 768,
};
