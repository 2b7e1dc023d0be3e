import {
  CHANNEL_LABELS,
  type FeedbackLine,
  findKnownSenders,
  MATTER_LABELS,
  maskSender,
  STATUS_LABELS,
  searchFeedback,
} from '../../features/feedback/index.ts';
import { listUnits, noteAct } from '../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { streamWorkbook } from '../dossier/list/workbook.ts';
import { counted } from '../looks/note-shown.ts';
import { sendWorkbook } from '../send-file.ts';
import { actOf, type StaffContext } from '../session.ts';
import { readSearch } from './place.ts';

const BATCH = 500;
const HEAD = [
  ...['Mã', 'Ngày nhận', 'Kênh', 'Nội dung', 'Loại', 'Lĩnh vực', 'Thủ tục', 'Tình trạng', 'Đơn vị xử lý'],
  ...['Hạn', 'Ngày trả lời', 'Ngày công khai'],
];

/** The register as it is narrowed, of what the officer may read, without its senders. Noted in the access log. */
export async function exportRegister(c: StaffContext): Promise<Response> {
  const { database, now } = c.var.platform;
  const search = readSearch((name) => c.req.query(name), now());
  const units = await listUnits(database.db, c.var.officer.wardId);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  await database.transact((tx) => noteAct(tx, actOf(c), 'export', 'sổ phản ánh, kiến nghị'));
  async function* pages() {
    let after: { at: Date; id: number } | null = null;
    do {
      const page: Awaited<ReturnType<typeof searchFeedback>> = await searchFeedback(
        database.db,
        c.var.officer,
        { ...search, after, limit: BATCH },
      );
      yield await rowsOf(c, page.lines, names);
      after = page.next;
    } while (after !== null);
  }
  return sendWorkbook(
    c,
    `so-phan-anh-${search.today}.xlsx`,
    streamWorkbook('Sổ phản ánh', HEAD, counted(c, pages())),
  );
}

async function rowsOf(c: StaffContext, lines: readonly FeedbackLine[], units: ReadonlyMap<number, string>) {
  const ids = lines.map(({ id }) => id);
  const senders = await findKnownSenders(c.var.platform.database.db, c.var.officer.wardId, ids);
  const day = (text: string | null) => (text === null ? '' : formatDay(text));
  return lines.map((line) => [
    ...[line.code, formatDay(toLocalDay(line.receivedAt)), CHANNEL_LABELS[line.channel]],
    maskSender(line.title, senders.get(line.id) ?? null),
    line.matters.map((each) => MATTER_LABELS[each]).join('; '),
    ...[line.fieldCode ?? '', line.procedureCode ?? '', STATUS_LABELS[line.status]],
    line.unitId === null ? '' : (units.get(line.unitId) ?? ''),
    ...[day(line.dueOn), day(line.handledOn), day(line.publishedOn)],
  ]);
}
