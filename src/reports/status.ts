import { paperText } from '../text/paper.ts';
import type { Block } from './model.ts';
import { paragraph } from './model.ts';
import type { PaperStatus } from './paperInput.ts';

/** Where the paper stands, on top of every page. */
export function statusLine(status: PaperStatus): string {
  switch (status.kind) {
    case 'draft': return paperText.draft(status.day);
    case 'submitted': return paperText.submitted(status.day);
    case 'decided': return [paperText.decided(status.minutesItem, status.meeting), status.adjusted === null ? paperText.notAdjusted : ''].filter((part) => part !== '').join(', ');
  }
}

/** What a paper says of itself first: draft, or version with checksum and the log's last checkpoint. */
export function statusBlocks(board: string, status: PaperStatus): Block[] {
  switch (status.kind) {
    case 'draft': return [paragraph(paperText.draftNote(status.day), 'muted')];
    case 'submitted': return [paragraph(paperText.submittedNote(status), 'muted'), paragraph(paperText.checksum(status.checksum), 'muted')];
    case 'decided': return [
      paragraph(paperText.decidedNote({ ...status, board }), 'muted'),
      paragraph(paperText.checksum(status.checksum), 'muted'),
      ...(status.checkpoint === null ? [] : [paragraph(paperText.checkpoint(status.checkpoint), 'muted')]),
    ];
  }
}

/** The foot of a board's paper: municipality, board and case number. */
export function footerOf(municipality: string, board: string, caseNumber: string | null): string {
  return [municipality, board, caseNumber === null || caseNumber.trim() === '' ? '' : paperText.caseNumber(caseNumber)].filter((part) => part !== '').join(' · ');
}
