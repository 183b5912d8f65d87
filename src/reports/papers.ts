import type { PaperDocument } from './model.ts';
import type { PaperFormat } from './names.ts';
import type { AnyPaperInput } from './paperInput.ts';
import type { Workbook } from './sheet.ts';
import { publicationText } from '../text/openness.ts';
import { writeCsv } from './csv.ts';
import { differencesDocument } from './differences.ts';
import { followupDocument } from './followup.ts';
import { measuresDocument } from './measuresPaper.ts';
import { membersDocument } from './membersPage.ts';
import { tableWorkbook, tableWorkbookWithTexts } from './tableSheets.ts';
import { planOnly } from './planOnly.ts';
import { publishedDocument, publishedWorkbook } from './publication.ts';
import { recordDocument } from './recordPaper.ts';
import { vorPlanDocument } from './vorPlan.ts';
import { vorPlanWorkbook } from './vorPlanSheets.ts';
import { worksheetDocument, worksheetForSheets } from './worksheet.ts';

/** Every paper as a document: one place that knows which paper is which. */
export function documentOf(input: AnyPaperInput, format: PaperFormat = 'pdf'): PaperDocument {
  return publishedDocument(plainDocument(input, format), input.publication);
}
function plainDocument(input: AnyPaperInput, format: PaperFormat): PaperDocument {
  switch (input.paper) {
    case 'plan': return planOnly(input);
    case 'followup': return followupDocument(input);
    case 'measures': return measuresDocument(input);
    case 'worksheet': return worksheetDocument(input);
    case 'differences': return differencesDocument(input);
    case 'members': return membersDocument(input, format === 'docx' ? 'stacked' : format === 'xlsx' ? 'whole' : 'columns');
    case 'record': return recordDocument(input);
    default: return vorPlanDocument(input);
  }
}

/** Every paper as sheets. Those without sheets of their own give their tables, one sheet each. */
export function workbookOf(input: AnyPaperInput): Workbook {
  return publishedWorkbook(plainWorkbook(input), input.publication);
}
function plainWorkbook(input: AnyPaperInput): Workbook {
  if (input.paper === undefined || input.paper === 'vorPlan') return vorPlanWorkbook(input);
  switch (input.paper) {
    case 'worksheet': return tableWorkbookWithTexts(worksheetForSheets(input));
    case 'differences': case 'members': case 'record': return tableWorkbookWithTexts(plainDocument(input, 'xlsx'));
    default: return tableWorkbook(plainDocument(input, 'pdf'));
  }
}

/** The rows of a paper's first sheet, of its plan when the paper is the plan: what fits in one table. */
export function csvOf(input: AnyPaperInput): Uint8Array {
  const sheet = plainWorkbook(input).sheets[0];
  return writeCsv(sheet?.columns.map((column) => column.heading) ?? [], [...(input.publication === undefined ? [] : [[publicationText.banner(input.publication.withheld, input.publication.grounds)]]), ...(sheet?.rows ?? [])]);
}
