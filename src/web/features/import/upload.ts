import { importText } from '../../../text/screenImport.ts';
import { bytesOf } from '../../fileBytes.ts';

/** A file as the contract takes it. */
export interface Upload { readonly name: string; readonly bytes: string }

const kinds = ['.docx', '.xlsx', '.pdf'];
/** Word and Excel files of other kinds: with macros, and from before 2007. */
const macros = /\.(?:doc|dot|xls|xlt)m$/i;
const old = /\.(?:doc|dot|xls|xlt)$/i;

/** What is wrong with the file, told before it is sent; null when it can be tried. What is inside is judged by the server. */
export function stopOf(file: { readonly name: string; readonly size: number }, most: number): string | null {
  if (macros.test(file.name)) return importText.macroFile(file.name);
  if (old.test(file.name)) return importText.oldFile(file.name);
  if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return importText.wrongKind(file.name);
  if (file.size === 0) return importText.emptyFile(file.name);
  if (file.size > most) return importText.tooLarge(file.name, megabytes(file.size).toLocaleString('sv-SE', { maximumFractionDigits: 1 }), megabytes(most));
  return null;
}

/** A megabyte as the setting and the limit count it. */
export const megabytes = (bytes: number): number => bytes / 1024 / 1024;

/** Rejects when the browser cannot read the file, for example when it has been moved. */
export async function readUpload(file: File): Promise<Upload> {
  return { name: file.name, bytes: await bytesOf(file) };
}
