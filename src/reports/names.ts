/** File names of papers: named for what they are, safe on every file system, in words that a board secretary sorts by. */
const word: Readonly<Record<'draft' | 'submitted' | 'decided', string>> = { draft: 'utkast', submitted: 'till nämnden', decided: 'beslutad' };
const ending: Readonly<Record<'pdf' | 'pdfa' | 'docx' | 'xlsx', string>> = { pdf: '.pdf', pdfa: ' arkiv.pdf', docx: '.docx', xlsx: '.xlsx' };

/** "Analys och internkontrollplan 2027 Kulturnämnden, beslutad.pdf". */
export function paperFileName(board: string, year: number, status: { readonly kind: 'draft' | 'submitted' | 'decided' }, format: 'pdf' | 'pdfa' | 'docx' | 'xlsx'): string {
  const safe = board.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 120);
  return `Analys och internkontrollplan ${year} ${safe}, ${word[status.kind]}${ending[format]}`;
}
