// Kontrollerar en export av Internkolls ändringslogg mot en tryckt kontrollpunkt – utan databasen, programmet och nyckeln.
//   node verify-trail.mjs EXPORT KONTROLLPUNKT...
// EXPORT kommer från "trail export". KONTROLLPUNKT är raden ur ett fastställt dokument ("…, post 812, 3f0c…"), inom citattecken, eller en
// textfil där den står. Slutkod 0: hel. 1: inte hel. 2: går inte att kontrollera. Filen behöver bara Node 18 och kan läsas på tio minuter.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const [file, ...given] = process.argv.slice(2);

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
if (file === undefined || given.length === 0) refuse('Skriv: node verify-trail.mjs EXPORT KONTROLLPUNKT');
if (!existsSync(file)) refuse(`Filen ${file} finns inte.`);

// A checkpoint may be broken over lines in print; white space inside it is no part of it.
const POINT = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|municipality)\s*,\s*post\s+(\d+)\s*,\s*((?:[0-9a-f]\s*){64})/g;
const points = given.flatMap((text) => [...(existsSync(text) ? readFileSync(text, 'utf8') : text).matchAll(POINT)])
  .map(([, stream, number, link]) => ({ stream, number: Number(number), link: link.replaceAll(/\s/g, '') }));
if (points.length === 0) refuse('Kontrollpunkten går inte att läsa. Den ser ut så här: följd, post 812, och 64 tecken.');

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** One text per head: the fields in a fixed order, as the program seals them. */
function headText(entry) {
  return JSON.stringify(['internkoll-trail-1', entry.id, entry.stream, entry.number, entry.written, entry.bodyId, entry.at, entry.actor, entry.actorId, entry.operation,
    entry.objectKind, entry.objectId, entry.boardYearId, entry.changeId, entry.sealedAt]);
}
/** An entry that is withheld – of a draft, in the auditor's package – stands with its two digests: the chain holds, and nobody can tell what it says. */
function headDigest(entry) {
  return entry.withheld === true ? Buffer.from(entry.headDigest ?? '', 'hex') : sha256(headText(entry));
}
function contentDigest(entry) {
  return entry.content === undefined ? Buffer.from(entry.contentDigest ?? '', 'hex') : sha256(Buffer.from(entry.salt ?? '', 'hex'), entry.content);
}
/** Previous link, digest of the head, digest of the content. */
function linkOf(previous, entry) {
  return sha256(previous === '' ? Buffer.alloc(32) : Buffer.from(previous, 'hex'), headDigest(entry), contentDigest(entry)).toString('hex');
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

const faults = [];
const streams = new Map();
const found = (stream, number, sentence) => faults.push({ stream, number, sentence });

function read(entry) {
  const at = streams.get(entry.stream) ?? { last: 0, link: '', count: 0, withheld: 0, disposed: [], orders: new Map() };
  streams.set(entry.stream, at);
  at.count += 1;
  if (entry.number <= at.last) found(entry.stream, entry.number, 'ligger på fel plats');
  else if (entry.number > at.last + 1) found(entry.stream, at.last + 1, entry.number === at.last + 2 ? 'saknas' : `och fram till post ${entry.number - 1} saknas`);
  // After a gap the entry cannot follow on what is gone; the gap has been told.
  if (entry.number === at.last + 1 && linkOf(at.link, entry) !== entry.link) found(entry.stream, entry.number, 'är ändrad');
  if (entry.withheld === true) at.withheld += 1;
  else if (entry.content === undefined) at.disposed.push(entry);
  else if (entry.operation === 'trail.dispose') at.orders.set(entry.id, JSON.parse(entry.content).values?.ranges ?? []);
  for (const point of points) {
    if (point.stream === entry.stream && point.number === entry.number && point.link !== entry.link) found(entry.stream, entry.number, 'är en annan än den tryckta kontrollpunkten: den eller en tidigare post har bytts ut');
  }
  at.last = Math.max(at.last, entry.number);
  at.link = entry.link;
}

let heading = null;
let end = null;
let lineNumber = 0;
// At line feeds only: other line ends may stand inside a text.
for (const line of readFileSync(file, 'utf8').replace(/\n$/, '').split('\n')) {
  lineNumber += 1;
  let row;
  try { row = JSON.parse(line); } catch { refuse(`Rad ${lineNumber} i exporten går inte att läsa.`); }
  if (lineNumber === 1) heading = row;
  else if (row.kind === 'entry') read(row);
  else if (row.kind === 'end') end = row;
  else refuse(`Rad ${lineNumber} i exporten är av ett okänt slag.`);
}
if (heading?.kind !== 'internkoll-trail' || heading.format !== 1) refuse('Filen är ingen export av Internkolls logg.');

for (const [stream, at] of streams) {
  for (const entry of at.disposed) {
    const ordered = (at.orders.get(entry.disposalId) ?? []).some(([first, last]) => entry.number >= first && entry.number <= last);
    if (!ordered) found(stream, entry.number, 'saknar sitt innehåll utan att någon post säger att det är gallrat');
  }
}
for (const point of points) {
  const last = streams.get(point.stream)?.last ?? 0;
  if (last < point.number) found(point.stream, last + 1, `och fram till minst post ${point.number} saknas: slutet är borttaget, eller exporten är äldre än kontrollpunkten`);
}
// What comes after the last printed checkpoint is only as sure as the file itself.
if (end === null) say('Exporten är avbruten: slutet på filen saknas.');
for (const { stream, number } of end?.streams ?? []) {
  const last = streams.get(stream)?.last ?? 0;
  if (last < number && !points.some((point) => point.stream === stream && point.number > last)) found(stream, last + 1, `och fram till post ${number} saknas i filen`);
}

for (const [stream, at] of streams) {
  const own = points.filter((point) => point.stream === stream && point.number <= at.last);
  const proved = Math.max(0, ...own.map((point) => point.number));
  say(`Följd ${stream}: ${at.count} poster, ${at.disposed.length} med gallrat innehåll${at.withheld === 0 ? '' : `, ${at.withheld} om utkast med bara fingeravtryck`}. ${proved === 0 ? 'Ingen kontrollpunkt gäller den.' : `Prövad mot kontrollpunkt till och med post ${proved}.`}`);
}
for (const { stream, number, sentence } of faults) say(`FEL i följd ${stream}: post ${number} ${sentence}.`);
const whole = faults.length === 0 && end !== null;
say(whole ? 'Loggen är hel.' : 'Loggen är inte hel.');
process.exitCode = whole ? 0 : 1;
