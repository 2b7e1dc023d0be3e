import {
  checklistOf,
  figureText,
  INSPECTION_STATE_LABELS,
  type Inspection,
  listFindings,
  readRemedies,
  seesFindings,
  VERDICT_LABELS,
} from '../../features/inspections/index.ts';
import { listOfficersEver, listUnits, type Officer } from '../../features/organisation/index.ts';
import { formatDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { writeSheets } from '../dossier/list/workbook.ts';

type Rows = (string | number | null)[][];

const WORK_HEAD = ['Ngày', 'Đơn vị', 'Nội dung', 'Trưởng đoàn', 'Đột xuất', 'Tình trạng', 'Kết luận'];
const FOUND_HEAD = ['Ngày', 'Đơn vị', 'Phần', 'Mục', 'Kết quả', 'Ghi nhận', 'Số liệu của hệ thống'];
const LEFT_HEAD = ['Ngày', 'Đơn vị', 'Việc khắc phục', 'Hạn', 'Xong', 'Đã xác nhận'];

/** Inspections, their findings and what has to be put right, as three sheets. */
export async function writeInspections(
  db: Db,
  officer: Officer,
  inspections: readonly Inspection[],
): Promise<Uint8Array> {
  const { wardId } = officer;
  const [units, officers] = await Promise.all([listUnits(db, wardId), listOfficersEver(db, wardId)]);
  const unitOf = (id: number) => units.find((each) => each.id === id)?.name ?? '';
  const work: Rows = [WORK_HEAD];
  const found: Rows = [FOUND_HEAD];
  const left: Rows = [LEFT_HEAD];
  for (const each of inspections) {
    const head = [formatDay(each.plannedOn), unitOf(each.unitId)];
    const leader = officers.find(({ id }) => id === each.leaderId)?.displayName ?? '';
    const rest = [each.aim, leader, each.isUnannounced ? 'Có' : 'Không'];
    work.push([...head, ...rest, INSPECTION_STATE_LABELS[each.state], each.conclusion]);
    if (!seesFindings(officer, each)) continue;
    found.push(...(await findingRows(db, wardId, each)).map((row) => [...head, ...row]));
    for (const { subtask, isConfirmed } of await readRemedies(db, wardId, each.id, each.plannedOn)) {
      const doneOn = subtask.doneOn ? formatDay(subtask.doneOn) : '';
      left.push([...head, subtask.title, formatDay(subtask.dueOn), doneOn, isConfirmed ? 'Có' : '']);
    }
  }
  return writeSheets([
    { name: 'Cuộc kiểm tra', rows: work },
    { name: 'Kết quả từng mục', rows: found },
    { name: 'Khắc phục', rows: left },
  ]);
}

async function findingRows(db: Db, wardId: number, inspection: Inspection): Promise<Rows> {
  const findings = await listFindings(db, wardId, inspection.id);
  return checklistOf(inspection).blocks.flatMap(({ title, points }) =>
    points.flatMap((point) => {
      const finding = findings.find((each) => each.point === point.code);
      if (!finding) return [];
      const figure = figureText(point, finding.figure);
      return [[title, point.text, VERDICT_LABELS[finding.verdict], finding.note, figure]];
    }),
  );
}
