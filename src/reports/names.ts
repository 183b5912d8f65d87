import { paperText } from '../text/paper.ts';

export type PaperKind = 'vorPlan';
export type PaperFormat = 'pdf' | 'pdfa' | 'docx' | 'xlsx' | 'html';
const endings: Readonly<Record<PaperFormat, string>> = { pdf: 'pdf', pdfa: 'pdf', docx: 'docx', xlsx: 'xlsx', html: 'html' };

/** Where the paper stands, so that a draft is not mistaken for what the board decided. */
export type PaperMark = 'draft' | 'submitted' | 'decided';

/** A file name that says what the file is, without characters that Windows, SharePoint or a mail client refuses. */
export function paperFileName(board: string, year: number, kind: PaperKind, format: PaperFormat, mark: PaperMark | null = null): string {
  const title = { vorPlan: paperText.fileTitle(year) }[kind];
  const name = `${title} ${board}`.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*#%&{}~]/gu, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 120).replace(/[. ]+$/, '');
  return `${name}${mark === null ? '' : `, ${paperText.mark[mark]}`}${format === 'pdfa' ? ' arkiv' : ''}.${endings[format]}`;
}
