import type { TaskReading } from '../schema.ts';
import { runningText } from './clean.ts';
import { type Columns, isHeaderRow, type TaskTable } from './find-table.ts';
import { beginGathering, type Draft, forgetPlace, gatherRow, settleGroup } from './gather-rows.ts';
import { lackOfDue, lackOfLead } from './lacks.ts';
import { readDue } from './read-due.ts';
import { readTargets } from './read-targets.ts';
import { endsTable, isBlank, isElision, type RowCells, rowCells, unglue } from './row-cells.ts';
import { splitDeliverables } from './split-deliverables.ts';
import { splitUnits } from './split-units.ts';

/** The rows of the table as tasks: sections, groups and their children, rows broken by the page put together. */
export function rowsToTasks(table: TaskTable, year: number | null): TaskReading[] {
  const gathering = beginGathering();
  let above: RowCells | null = null;
  for (const row of table.rows.flatMap((each) => unglue(each, table.width))) {
    if (isBlank(row) || isHeaderRow(row) || endsTable(row)) continue;
    if (isElision(row)) {
      forgetPlace(gathering);
      continue;
    }
    const cells = rowCells(row, table, above);
    gatherRow(gathering, cells);
    above = cells;
  }
  settleGroup(gathering);
  return gathering.drafts.map((draft, at) => finish(draft, at + 1, year, table.columns));
}

function finish(draft: Draft, order: number, year: number | null, columns: Columns): TaskReading {
  const { lead, support } = unitsOf(draft.cells);
  const leadUnits = splitUnits(lead);
  const deliverables = splitDeliverables(draft.cells.deliverable);
  const inText = readTargets(draft.cells.text);
  const due = readDue(draft.cells.due, year);
  return {
    order,
    section: draft.section,
    group: draft.group,
    no: draft.no,
    text: runningText(draft.cells.text),
    leadUnits,
    supportingUnits: splitUnits(support),
    deliverables,
    due,
    targets: inText.length > 0 ? inText : deliverables.flatMap(readTargets),
    warnings: [...draft.warnings, ...lacksOf(draft, due, leadUnits, columns)],
  };
}

/** What a person should look at before the task is adopted. */
function lacksOf(draft: Draft, due: TaskReading['due'], leadUnits: string[], columns: Columns): string[] {
  if (draft.isBare) return ['Dòng này chỉ có nội dung: không ghi đơn vị, sản phẩm và thời hạn.'];
  return [
    ...(columns.due === undefined ? [] : lackOfDue(due)),
    ...(columns.lead === undefined ? [] : lackOfLead(leadUnits)),
  ];
}

/** One cell for both: "Chủ trì: … Phối hợp: …". */
function unitsOf({ lead, support }: Draft['cells']): { lead: string; support: string } {
  const match =
    /^\s*(?:[-–+]\s*)?(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:(.*?)(?:[-–+;.\s]*(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:(.*))?$/isu.exec(
      lead,
    );
  if (!match) return { lead, support };
  return { lead: match[1]!, support: [match[2] ?? '', support].filter(Boolean).join('\n') };
}
