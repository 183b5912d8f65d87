import type { PaperDocument } from './model.ts';
import type { PaperInput } from './paperInput.ts';
import type { Workbook } from './sheet.ts';
import { followupDocument } from './followup.ts';
import { tableWorkbook } from './tableSheets.ts';
import { planOnly } from './planOnly.ts';
import { vorPlanDocument } from './vorPlan.ts';
import { vorPlanWorkbook } from './vorPlanSheets.ts';

/** Every paper as a document: one place that knows which paper is which. */
export function documentOf(input: PaperInput): PaperDocument {
  switch (input.paper) {
    case 'plan': return planOnly(input);
    case 'followup': return followupDocument(input);
    default: return vorPlanDocument(input);
  }
}

/** Every paper as sheets. Those without sheets of their own give their tables, one sheet each. */
export function workbookOf(input: PaperInput): Workbook {
  return input.paper === undefined || input.paper === 'vorPlan' ? vorPlanWorkbook(input) : tableWorkbook(documentOf(input));
}
