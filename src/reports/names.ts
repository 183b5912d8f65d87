import { paperText } from '../text/paper.ts';

export type PaperKind = 'vorPlan';
export type PaperFormat = 'pdf' | 'pdfa' | 'docx' | 'xlsx' | 'html';
const endings: Readonly<Record<PaperFormat, string>> = { pdf: 'pdf', pdfa: 'pdf', docx: 'docx', xlsx: 'xlsx', html: 'html' };

/** A file name that says what the file is, without characters that Windows, SharePoint or a mail client refuses. */
export function paperFileName(board: string, year: number, kind: PaperKind, format: PaperFormat): string {
  const title = { vorPlan: paperText.fileTitle(year) }[kind];
  const name = `${title} ${board}`.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*#%&{}~]/gu, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 120).replace(/[. ]+$/, '');
  return `${name}${format === 'pdfa' ? ' arkiv' : ''}.${endings[format]}`;
}
