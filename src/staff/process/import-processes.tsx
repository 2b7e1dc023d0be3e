import { Hono } from 'hono';
import {
  describeMinutes,
  NODE_LABELS,
  PLACE_NAMES,
  type ProcessDraft,
  readProcesses,
} from '../../features/procedures/index.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem } from '../../platform/problem.ts';
import { UnreadableFile } from '../../platform/tables/blocks.ts';
import { FormToken } from '../../ui/field.tsx';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffEnv } from '../session.ts';
import { type NodeRow, ROW_FIELDS, rowsOf } from './process-rows.ts';

/** What a decision holds, each process for review: nothing is saved until one of them is. */
export const importProcesses = new Hono<StaffEnv>().post('/can-bo/quy-trinh/nhap', async (c) => {
  requireDuty(c.var.officer, 'control');
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0)
    throw new Problem('file_unreadable', 'Chọn tệp quyết định.');
  const drafts = await read(new Uint8Array(await file.arrayBuffer()));
  const sound = drafts.filter((each) => each.faults.length === 0).length;
  return c.html(
    <StaffPage title="Nhập quy trình" officer={c.var.officer} token={c.var.token} place="/can-bo/quy-trinh">
      <h1>Đọc được {drafts.length} quy trình</h1>
      <p>
        {sound} quy trình đủ bước, {drafts.length - sound} phải sửa. Loại bước và nơi làm là đoán từ chữ: chưa
        có gì được lưu, xem lại rồi lưu từng quy trình.
      </p>
      {drafts.map((draft, at) => (
        <details class="card card-body mt-3" open={drafts.length === 1}>
          <summary>
            {at + 1}. {draft.name.slice(0, 160)}{' '}
            <StatusMark tone={draft.faults.length > 0 ? 'bad' : draft.warnings.length > 0 ? 'warn' : 'good'}>
              {draft.faults.length > 0 ? 'Phải sửa' : draft.warnings.length > 0 ? 'Cần xem' : 'Đọc trọn'}
            </StatusMark>
          </summary>
          <ul>
            {[...draft.faults, ...draft.warnings].map((text) => (
              <li>{text}</li>
            ))}
          </ul>
          <Steps draft={draft} />
          <form method="post" action="/can-bo/quy-trinh/xem" data-turbo="false">
            <FormToken value={c.var.token} />
            <Hidden values={valuesOf(draft)} rows={rowsOf(draft.nodes)} />
            <button class="btn" type="submit">
              Xem và sửa
            </button>
          </form>
        </details>
      ))}
    </StaffPage>,
  );
});

/** What was read and what was guessed, before anyone takes it over. */
function Steps({ draft: { nodes, sumMinutes, totalMinutes } }: { draft: ProcessDraft }) {
  return (
    <div class="table-responsive" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Bước</th>
            <th scope="col">Việc</th>
            <th scope="col">Ai làm</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Đoán là</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node, at) => (
            <tr>
              <td>{at + 1}</td>
              <td>{node.name.slice(0, 160)}</td>
              <td>{node.actor.slice(0, 160)}</td>
              <td>{describeMinutes(node.limitMinutes)}</td>
              <td>
                {NODE_LABELS[node.kind]}, {PLACE_NAMES[node.place].toLowerCase()}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={3}>
              Cộng
            </th>
            <td colspan={2}>
              {describeMinutes(sumMinutes)};{' '}
              {totalMinutes === null
                ? 'quyết định không ghi tổng'
                : `quyết định ghi ${describeMinutes(totalMinutes)}`}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

async function read(bytes: Uint8Array): Promise<ProcessDraft[]> {
  try {
    return await readProcesses(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Problem('file_unreadable', error.message);
    throw error;
  }
}

function valuesOf({ name, procedureCodes, totalMinutes }: ProcessDraft): Record<string, unknown> {
  return {
    name,
    procedureCodes: procedureCodes.join(', '),
    total: totalMinutes === null ? '' : `${totalMinutes / 60} giờ`,
    code:
      procedureCodes[0] ??
      foldVietnamese(name)
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 40),
  };
}

/** A draft as the editor's fields, carried to it. */
function Hidden({ values, rows }: { values: Record<string, unknown>; rows: NodeRow[] }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      {rows.flatMap((row, at) =>
        ROW_FIELDS.filter((field) => row[field] !== '').map((field) => (
          <input type="hidden" name={`node.${at}.${field}`} value={row[field]} />
        )),
      )}
    </>
  );
}
