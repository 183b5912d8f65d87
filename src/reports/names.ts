import { paperText } from '../text/paper.ts';

export type PaperKind = 'vorPlan' | 'plan';
export type PaperFormat = 'pdf' | 'pdfa' | 'docx' | 'xlsx' | 'html' | 'csv';
const endings: Readonly<Record<PaperFormat, string>> = { pdf: 'pdf', pdfa: 'pdf', docx: 'docx', xlsx: 'xlsx', html: 'html', csv: 'csv' };

/** Where the paper stands, so that a draft is not mistaken for what the board decided. */
export type PaperMark = 'draft' | 'shared' | 'submitted' | 'decided';

/** A file name that says what the file is, without characters that Windows, SharePoint or a mail client refuses. */
export function paperFileName(board: string, year: number, kind: PaperKind, format: PaperFormat, mark: PaperMark | null = null): string {
  return titledFileName({ vorPlan: paperText.fileTitle(year), plan: paperText.planHeading(year) }[kind], board, format, mark);
}

/** The same for a paper whose title is made elsewhere. */
export function titledFileName(title: string, board: string, format: PaperFormat, mark: PaperMark | null = null): string {
  const name = `${title} ${board}`.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*#%&{}~]/gu, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 120).replace(/[. ]+$/, '');
  return `${name}${mark === null ? '' : `, ${paperText.mark[mark]}`}${format === 'pdfa' ? ' arkiv' : ''}.${endings[format]}`;
}
