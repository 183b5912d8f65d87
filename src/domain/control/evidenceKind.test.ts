import { describe, expect, it } from 'vitest';
import { evidenceKind, evidenceMegabytes } from './evidenceKind.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const office = (part: string, more = '') => bytes(`PK\u0003\u0004....[Content_Types].xml${part}document.xml${more}`);
const png = bytes('\u0089PNG\r\n\u001a\n....');

describe('evidence', () => {
  it.each([
    ['protokoll.pdf', bytes('%PDF-1.7 …'), 'application/pdf'], ['Underlag.DOCX', office('word/'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], ['lista.xlsx', office('xl/'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['bild.png', png, 'image/png'], ['foto.JPEG', bytes('\u00ff\u00d8\u00ff\u00e0'), 'image/jpeg'], ['anteckning.txt', bytes('Hej'), 'text/plain; charset=utf-8'], ['rader.csv', bytes('a;b'), 'text/csv; charset=utf-8'],
    ['svar.eml', bytes('From: a@b'), 'application/octet-stream'], ['svar.msg', bytes('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'), 'application/octet-stream'],
  ])('%s is taken', (name, content, mediaType) => {
    expect(evidenceKind(name, content)).toEqual({ ok: true, value: { name, mediaType } });
  });
  it.each([
    ['program.exe', bytes('MZ'), 'evidence.kind-not-allowed'], ['sida.html', bytes('<script>'), 'evidence.kind-not-allowed'], ['bild.svg', bytes('<svg/>'), 'evidence.kind-not-allowed'], ['arkiv.zip', office(''), 'evidence.kind-not-allowed'],
    ['utan ändelse', bytes('x'), 'evidence.kind-not-allowed'], ['constructor', bytes('x'), 'evidence.kind-not-allowed'], ['x.constructor', bytes('x'), 'evidence.kind-not-allowed'], ['makro.docm', office('word/'), 'evidence.macro'],
    ['dold.docx', office('word/', 'vbaProject.bin'), 'evidence.macro'], ['fel.docx', office('xl/'), 'evidence.not-what-it-says'], ['bild.pdf', png, 'evidence.not-what-it-says'], ['program.txt', bytes('MZ\u0090\u0000'), 'evidence.not-what-it-says'],
    ['tom.pdf', bytes(''), 'evidence.empty'], ['stor.txt', new Uint8Array(evidenceMegabytes * 1024 * 1024 + 1).fill(65), 'evidence.too-large'],
  ])('%s is refused', (name, content, code) => {
    expect(evidenceKind(name, content)).toMatchObject({ ok: false, refusal: { code } });
  });
  it('keeps the name of the file and not the way to it', () => {
    expect(evidenceKind('C:\\Users\\ada\\Protokoll.txt', bytes('x'))).toMatchObject({ value: { name: 'Protokoll.txt' } });
    expect(evidenceKind('../../etc/lösen.txt', bytes('x'))).toMatchObject({ value: { name: 'lösen.txt' } });
  });
});
