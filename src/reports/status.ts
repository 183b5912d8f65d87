import { paperText } from '../text/paper.ts';
import type { Block } from './model.ts';
import { paragraph } from './model.ts';
import type { PaperStatus } from './paperInput.ts';

/** Where the paper stands, on top of every page. */
export function statusLine(status: PaperStatus): string {
  switch (status.kind) {
    case 'draft': return status.sharedUntil === undefined ? paperText.draft(status.day) : paperText.shared(status.day);
    case 'submitted': return paperText.submitted(status.day);
    case 'decided': return [paperText.decided(status.minutesItem, status.meeting), status.adjusted === null ? paperText.notAdjusted : ''].filter((part) => part !== '').join(', ');
  }
}

/** What a paper says of itself first: draft, or version with checksum and the log's last checkpoint. */
export function statusBlocks(board: string, status: PaperStatus): Block[] {
  switch (status.kind) {
    case 'draft': return [paragraph(status.sharedUntil === undefined ? paperText.draftNote(status.day) : paperText.sharedNote(status.day, status.sharedUntil), 'muted')];
    case 'submitted': return [paragraph(paperText.submittedNote(status), 'muted'), ...checksumBlocks(status.checksum)];
    case 'decided': return [
      paragraph(paperText.decidedNote({ ...status, board }), 'muted'),
      ...checksumBlocks(status.checksum),
      ...(status.checkpoint === null ? [] : [paragraph(paperText.checkpoint(status.checkpoint), 'muted')]),
    ];
  }
}

/** A paper where something is withheld says no checksum: with all the rest known, it would let short texts be guessed. */
function checksumBlocks(checksum: string): Block[] {
  return checksum === '' ? [] : [paragraph(paperText.checksum(checksum), 'muted')];
}

/** The foot of a board's paper: municipality, board and case number. */
export function footerOf(municipality: string, board: string, caseNumber: string | null): string {
  return [municipality, board, caseNumber === null || caseNumber.trim() === '' ? '' : paperText.caseNumber(caseNumber)].filter((part) => part !== '').join(' · ');
}
