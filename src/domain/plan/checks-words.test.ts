import { describe, expect, it } from 'vitest';
import { limitsOf } from './checks-limits.ts';
import { onlyOtherThanControl, sentencesOf, withoutContent } from './checks-words.ts';

describe('words that are no control', () => {
  it.each([
    ['Uppföljning sker i delårsrapporter', 'reportOnly'],
    ['Redovisas i verksamhetsberättelsen.', 'reportOnly'],
    ['Rapporteras till nämnden', 'reportOnly'],
    ['Återrapportering till nämnden i T2', 'reportOnly'],
    ['Uppföljning i VB', 'reportOnly'],
    ['Redovisas för nämnden', 'reportOnly'],
    ['Löpande', 'frequencyOnly'],
    ['Två gånger per år.', 'frequencyOnly'],
    ['Varje månad', 'frequencyOnly'],
    ['Sker månadsvis', 'frequencyOnly'],
    ['Ingår i den interna kontrollen.', 'partOfInternalControl'],
    ['Ingår i förvaltningens internkontroll', 'partOfInternalControl'],
    ['Rutiner och anvisningar för biblioteken ingår i den interna kontrollen', 'partOfInternalControl'],
    ['Rutinerna för bokningen ska kvalitetssäkras.', 'futureWork'],
    ['En ny rutin ska tas fram under året', 'futureWork'],
    ['Arbetet med ledning förstärks.', 'futureWork'],
    ['Rutinen ses över', 'futureWork'],
    ['Dialogens innehåll ska utvecklas. Ansvaret ska vara tydligt.', 'futureWork'],
    ['Medarbetarnas kunskap kommer att höjas', 'futureWork'],
    ['Fortsatt utvecklingsarbete', 'futureWork'],
  ])('%s → %s', (text, kind) => expect(onlyOtherThanControl(text)).toBe(kind));

  it.each([
    'Stickprov av tio utlägg', 'Kontroll i samband med internkontrollbesök.', 'Kontroll av att rutinen följs', 'Kontroll ska göras av attester',
    'Stickprov av fakturor ingår i den interna kontrollen.', 'Uppföljning av sjukfrånvaron i delårsrapporterna', 'Behörigheter ses över', 'Enheternas ekonomi följs upp varje månad',
    'Rutinen ska utvecklas. Stickprov av tio ärenden.', 'Enkät till alla enhetschefer', 'Indikator på enhetsnivå (andel som gått utbildningen)', 'Frågor om säkerhet ingår i dialogen med varje enhet',
    'Aktivitet på enhetsnivå om att inköp görs i inköpssystemet', 'Uppföljning i dialog med berörda parter.', 'Samtliga poster kontrolleras mot underlag', 'Löpande kontroll', 'Avstämning mot huvudboken varje månad',
    'Enhetschefen jämför lönelistan med schemat', '',
  ])('%s may be a control', (text) => expect(onlyOtherThanControl(text)).toBeNull());
});

describe('a control without content', () => {
  it.each([['', 'empty'], [' – ', 'empty'], ['Kompletteras senare', 'empty'], ['xxx', 'empty'],
    ['Kontroll enligt beskrivning.', 'pointer'], ['Kontroll enligt beskrivning. Stickprov i samband med internkontroll.', 'pointer'], ['Se bilaga', 'pointer'], ['Se bilaga 3.', 'pointer'],
    ['Granskning enligt separat dokument', 'pointer'], ['Kontrolleras enligt checklista', 'pointer'], ['Enligt rutin', 'pointer'], ['Kontroll enligt bifogad kontrollbeskrivning två gånger per år', 'pointer'],
  ])('%s → %s', (text, kind) => expect(withoutContent(text)).toBe(kind));
  it.each(['Kontroll i samband med internkontrollbesök.', 'Stickprov', 'Kontroll av informationsklassningar', 'Kontroll av rutiner i samband med internkontroll.', 'Stickprov av tio fakturor enligt checklista',
    'Granskning enligt rutin för attest', 'Kontroll att beslut fattas enligt delegationsordningen', 'Kontrolleras enligt arkivlagen',
  ])('%s is thin at most', (text) => expect(withoutContent(text)).toBeNull());
});

describe('limits in words', () => {
  it.each([
    ['Inköp mellan 10 000 - 30 000 kronor är dokumenterade', ['amount']], ['Fakturor över 50 tkr granskas', ['amount']], ['Alla köp från ett halvt prisbasbelopp', ['amount']],
    ['Utbetalningar i mars kontrolleras', ['period']], ['Stickprov av utlägg under första kvartalet', ['period']], ['Bokningar januari–april', ['period']], ['Granskning av beslut under hösten', ['period']],
    ['Endast avdelningen för bibliotek granskas', ['unit']], ['Kontroll vid en enhet', ['unit']], ['Granskning vid enheten Norra', ['unit']], ['Enbart två skolor', ['unit']],
    ['Fakturor under 5 000 kr i maj', ['amount', 'period']],
  ])('%s', (text, kinds) => expect(limitsOf(text).map((limit) => limit.kind)).toEqual(kinds));
  it.each([
    'Stickprov av 25 fakturor varje månad', 'Indikator på enhetsnivå (andel medarbetare)', 'Kontroll två gånger per år', 'Samtliga enheter besöks', 'Aktivitet på enhetsnivå om att inköp görs i systemet', 'Kontroll i samband med besök genom att enheten får svara',
    'Löpande under året', 'Kontrollen görs i december', 'Granskning under hösten', 'Stickprov gäller alla enheter', 'Lämnas endast digitalt i verksamheten', 'Kontroll enligt lagen (2016:1145)',
  ])('%s sets none', (text) => expect(limitsOf(text)).toEqual([]));
});

it('sentences end at full stops and line breaks, not at abbreviations', () => {
  expect(sentencesOf('Stickprov av t.ex. fakturor. Sker årligen\nSe rutin')).toEqual(['Stickprov av t.ex. fakturor', 'Sker årligen', 'Se rutin']);
});
