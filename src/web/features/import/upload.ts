import { importText, largestUpload } from '../../../text/screenImport.ts';

/** A file as the contract takes it. */
export interface Upload { readonly name: string; readonly bytes: string }

const kinds = ['.docx', '.xlsx', '.pdf'];

/** What is wrong with the file, told before it is sent; null when it can be tried. What is inside is judged by the server. */
export function stopOf(file: { readonly name: string; readonly size: number }): string | null {
  if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return importText.wrongKind(file.name);
  if (file.size === 0) return importText.emptyFile(file.name);
  if (file.size > largestUpload) return importText.tooLarge(file.name, (file.size / 1024 / 1024).toLocaleString('sv-SE', { maximumFractionDigits: 1 }));
  return null;
}

/** The file's bytes in base64. Rejects when the browser cannot read the file, for example when it has been moved. */
export function readUpload(file: File): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'));
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name, bytes: address.slice(address.indexOf(',') + 1) });
    };
    reader.readAsDataURL(file);
  });
}
