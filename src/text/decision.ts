/** Words around a submission: the proposed decision in points to copy, and a mail to go with the files. */
export function proposedDecision(board: string, year: number): string[] {
  return [
    `${board} godkänner väsentlighets- och riskanalysen för ${year}.`,
    `${board} fastställer internkontrollplanen för ${year}.`,
    `${board} uppdrar åt direktören att redovisa internkontrollplanen i verksamhetsberättelsen för ${year}.`,
  ];
}

/** The points of a proposed decision on a follow-up; the judgement is the board's, so it is said as a proposal. */
export function proposedFollowupDecision(board: string, title: string, judgement: string | null): string[] {
  return [
    `${board} godkänner ${title.slice(0, 1).toLocaleLowerCase('sv')}${title.slice(1)}.`,
    ...(judgement === null ? [] : [`${board} bedömer att den interna kontrollen är ${judgement}.`]),
  ];
}
export function followupMail(board: string, title: string): { subject: string; text: string } {
  return {
    subject: `${board}: ${title.slice(0, 1).toLocaleLowerCase('sv')}${title.slice(1)}`,
    text: `Hej,\n\nHär är förslaget till ${title.slice(0, 1).toLocaleLowerCase('sv')}${title.slice(1)}, till ${board}s sammanträde. Filerna är tillgängliga och har samma innehåll som den version som är låst i Internkoll.\n\nFörslaget till beslut står i tjänsteutlåtandet. Hör av dig om något ska ändras före utskicket, så tar vi tillbaka versionen och lämnar en ny.\n`,
  };
}

export function mailText(board: string, year: number): { subject: string; text: string } {
  return {
    subject: `${board}: analys och internkontrollplan ${year}`,
    text: `Hej,\n\nHär är förslaget till väsentlighets- och riskanalys och internkontrollplan för ${year}, till ${board}s sammanträde. Filerna är tillgängliga och har samma innehåll som den version som är låst i Internkoll.\n\nFörslaget till beslut står i tjänsteutlåtandet. Hör av dig om något ska ändras före utskicket, så tar vi tillbaka versionen och lämnar en ny.\n`,
  };
}
