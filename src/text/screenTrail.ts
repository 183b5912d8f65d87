/** Words of the log: who did what to which row, from what to what. */
const objectWords: Readonly<Record<string, string>> = {
  followup: 'uppföljningen', recordRequest: 'en begäran', deviation: 'en avvikelse', calendar: 'uppföljningskalendern', municipality: 'kommunens uppgifter', identityProvider: 'inloggningstjänsten', account: 'kontot', trail: 'loggen',
  directoryGroup: 'gruppen i katalogen', scimKey: 'nyckeln till katalogen',
  year: 'året', group: 'rubriken', control: 'den systematiska kontrollen', event: 'händelsen', activity: 'planraden', measure: 'åtgärden', recommendation: 'rekommendationen', answer: 'svaret om oegentligheter',
  note: 'noten', secrecyMark: 'sekretessmarkeringen', publication: 'versionen', processing: 'förteckningen över personuppgifter', version: 'versionen', lineage: 'kopplingen till förra året', body: 'nämnden', organisation: 'organisationen', unit: 'delen av organisationen', person: 'personen', grant: 'rollen', method: 'metoden', import: 'inläsningen', boardYear: 'året', ended: 'skälet till att en rad inte följde med', occasion: 'kontrollen', controls: 'kontrollerna', controlSetup: 'hur kontrollen görs', controlSummary: 'analysen av kontrollen', draftShare: 'delningen av utkastet', auditPackage: 'granskningspaketet',
};

/** What an operation is called in the log. The contract's names are the keys. */
export const deedWords: Readonly<Record<string, string>> = {
  'year.change': 'ändrade', 'year.add': 'lade till', 'year.remove': 'tog bort', 'year.undo': 'ångrade en ändring', 'year.renumber': 'numrerade om händelserna', 'year.merge': 'slog ihop händelser', 'year.create': 'började på året', 'year.start': 'startade året från ett tidigare',
  'year.setMethod': 'bytte metod', 'year.note': 'noterade en anmärkning', 'year.removeNote': 'tog bort en not', 'year.answer': 'svarade på en fråga om oegentligheter', 'year.endRow': 'skrev varför en rad inte följde med',
  'import.take': 'läste in ett dokument', 'decision.submit': 'lämnade till nämnden', 'decision.withdraw': 'tog tillbaka från nämnden', 'decision.register': 'registrerade nämndens beslut', 'decision.adjust': 'skrev in justeringen',
  'decision.correct': 'rättade datum eller paragraf', 'trail.dispose': 'gallrade i loggen',
  'secrecy.mark': 'sekretessmarkerade:', 'secrecy.lift': 'hävde', 'publication.publish': 'publicerade på webben:', 'publication.end': 'tog tillbaka från webben:', 'processing.save': 'ändrade', 'personData.export': 'gjorde ett registerutdrag om', 'share.make': 'delade utkastet för synpunkter:', 'share.end': 'avslutade', 'share.read': 'läste det delade utkastet:', 'paper.shared': 'hämtade det delade utkastet:', 'audit.package': 'hämtade',
  'measure.add': 'lade till åtgärden', 'measure.change': 'ändrade', 'measure.link': 'ändrade vad den åtgärdar:', 'measure.note': 'skrev en notering om', 'measure.report': 'rapporterade om', 'measure.checkEffect': 'kontrollerade effekten av',
  'control.plan': 'planerade', 'control.setUp': 'ställde in', 'control.add': 'lade till', 'control.assign': 'gav någon annan', 'control.remind': 'påminde om', 'control.summarise': 'skrev', 'control.count': 'angav antalet i', 'control.population': 'valde listan till',
  'control.answer': 'svarade i', 'control.rest': 'valde Resten i ordning i', 'control.handle': 'tog ställning till ett fel i', 'control.settle': 'tog hand om ett fel i', 'control.finish': 'avslutade', 'control.notPerformed': 'kunde inte göra',
  'control.handOver': 'lämnade över', 'control.review': 'granskade', 'control.reopen': 'öppnade', 'control.addEvidence': 'lade till underlag i', 'control.removeEvidence': 'tog bort underlag i',
  'followup.begin': 'började på', 'followup.write': 'skrev i', 'followup.draft': 'lät skriva ett avsnitt på nytt i', 'followup.judge': 'föreslog bedömning i',
  'request.add': 'lade in', 'request.answer': 'besvarade', 'request.decide': 'skrev beslut om', 'deviation.setUp': 'ändrade svarstiden för avvikelser i', 'deviation.report': 'rapporterade', 'deviation.handle': 'tog hand om', 'deviation.pass': 'lämnade över', 'deviation.involve': 'skrev vem som är inblandad i', 'deviation.note': 'skrev en notering om', 'deviation.close': 'avslutade', 'deviation.addFile': 'lade till underlag i', 'deviation.channel': 'ändrade visselblåsarkanalen i', 'calendar.set': 'ändrade',
  'organisation.name': 'ändrade namnet i', 'organisation.addBody': 'lade till', 'organisation.changeBody': 'ändrade', 'person.add': 'lade till', 'person.grant': 'gav', 'person.endGrant': 'avslutade', 'person.link': 'skapade en inloggningslänk till', 'person.endSessions': 'loggade ut överallt:', 'method.saveVersion': 'sparade en ny version av',
  'delegation.make': 'utsåg en ersättare', 'delegation.end': 'avslutade en ersättning', 'person.invite': 'bjöd in',
  'scim.createUser': 'lade in', 'scim.changeUser': 'ändrade', 'scim.removeUser': 'tog bort ur katalogen', 'scim.createGroup': 'lade in', 'scim.changeGroup': 'ändrade', 'scim.removeGroup': 'tog bort', 'directory.makeKey': 'skapade', 'directory.revokeKey': 'återkallade', 'directory.addRole': 'gav en roll till', 'directory.removeRole': 'tog bort en roll från', 'directory.confirmMails': 'bekräftade e-postadressen för', 'account.confirmMail': 'bekräftade e-postadressen för',
  'organisation.import': 'läste in från en fil:', 'organisation.renameUnit': 'bytte namn eller plats på', 'organisation.mergeUnits': 'slog ihop', 'organisation.splitUnit': 'delade upp', 'organisation.addUnit': 'lade till', 'organisation.changeUnit': 'ändrade',
  'recommendation.add': 'tog in', 'recommendation.state': 'skrev hur det står till med', 'recommendation.answer': 'skrev yttrandet över',
};

/** What these did is told whole by their own words; what they did it to says nothing more. */
const wholeDeeds = new Set(['year.create', 'year.start', 'year.renumber', 'year.note', 'year.removeNote', 'year.answer', 'year.endRow', 'year.setMethod', 'year.undo', 'import.take', 'measure.add', 'person.invite', 'person.link', 'delegation.make', 'delegation.end', 'trail.dispose', 'organisation.import']);

export const trailText = {
  /** "avslutade kontrollen ”Attest av utlägg, T1”, 2026": one entry as a sentence, where the year around it is not known. `about`: what it is called. */
  did: (operation: string, kind: string, about: string, year: number | null): string => {
    const deed = (deedWords[operation] ?? 'ändrade').replace(/:$/, '');
    // When the board's decision is registered, the year's controls are hung up in the same act.
    const words = operation.startsWith('decision.') && kind === 'controls' ? 'planerade årets kontroller efter nämndens beslut'
      : wholeDeeds.has(operation) || operation.startsWith('decision.') ? deed
        : kind === 'year' ? `${deed} ${operation === 'year.add' || operation === 'year.remove' ? 'rader' : 'analysen'}` : `${deed} ${objectWords[kind] ?? 'raden'}`;
    return `${words}${about === '' ? '' : ` ”${about.length > 90 ? `${about.slice(0, 89)}…` : about}”`}${year === null ? '' : `, ${year}`}`;
  },
  title: 'Logg',
  lead: (board: string, year: number) => `De senaste ändringarna för ${board} ${year}, de nyaste först. Det som inte står här har inte hänt.`,
  when: 'När', who: 'Vem', what: 'Vad',
  from: 'från', to: 'till', nothing: 'tomt', yes: 'ja', no: 'nej',
  more: 'Visa äldre',
  waiting: 'Förseglas strax',
  empty: 'Inget har hänt än',
  emptyWhy: 'Varje ändring av analysen, planen och besluten skrivs här, med namn och tid.',
  object: (kind: string) => objectWords[kind] ?? 'raden',
  deed: (operation: string) => deedWords[operation] ?? 'ändrade',
  showAll: (count: number) => `Visa alla ${count}`, showFewer: 'Visa färre',
  named: (rows: string, names: readonly string[], more: boolean) => names.length === 0 ? rows : `${rows}: ${names.join(', ')}${more ? ' …' : ''}`,
  added: (count: number) => count === 1 ? 'en rad tillagd' : `${count} rader tillagda`, removed: (count: number) => count === 1 ? 'en rad borttagen' : `${count} rader borttagna`,
  undo: 'Ångra', undoAll: (count: number) => `Ångra alla ${count}`, undoOf: (when: string) => `Ångra ändringen ${when}`, undone: 'Ändringen är ångrad.',
  disposed: (rule: string) => `Innehållet är gallrat enligt ${rule}`,
  reason: 'Skäl', goneRow: 'en borttagen rad',
} as const;
