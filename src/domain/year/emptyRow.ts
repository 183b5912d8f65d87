import type { RowObject } from './change.ts';

/** A new row with everything unsaid: null for unknown, '' for no text. Whoever adds a row says only what is known. */
export function emptyRow(object: RowObject): Readonly<Record<string, unknown>> {
  switch (object) {
    case 'group': return { parentId: null, level: 0, title: '', position: 0 };
    case 'control': return { groupId: null, text: '', covers: [], position: 0 };
    case 'event': return {
      groupId: null, position: 0, label: null, kind: 'event', text: '', explanation: '', category: '', riskOwner: null, origin: 'own', department: '', likelihood: null, consequence: null,
      printedValue: null, ratingReason: '', ratedOn: null, review: 'new', treatment: null, treatmentReason: '', acceptedUntil: null, indicator: '', councilTarget: '', boardTarget: '',
      routine: '', runningChecks: '', activityText: '', imported: null,
    };
    case 'activity': return {
      position: 0, eventIds: [], text: '', purpose: '', scope: '', kind: '', populationSource: '', proposedSample: '', owner: null, performers: [], places: '', frequency: null, reportedWhen: '',
      printedEvent: '', printedControl: '', printedGoal: '', printedProcess: '', printedWorkMethod: '', printedLabel: null, printedValue: null, extra: {}, imported: null,
    };
    case 'measure': return { position: 0, title: '', responsible: null, start: null, end: null, status: 'notStarted', statusReason: '', eventIds: [] };
  }
}
