import { Hono } from 'hono';
import { findWard, listUnits, type Unit } from '../../../features/organisation/index.ts';
import { listFields } from '../../../features/procedures/index.ts';
import {
  type FilledForm,
  fillForm,
  narrow,
  ROW_GROUPS,
  type RowGroup,
  readFormCounts,
  writeForms,
} from '../../../features/reports/index.ts';
import { addDays, formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import { formsOn } from '../../../law/report-forms/forms.ts';
import { DayRange, FilterSelect } from '../../../ui/field.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext, StaffEnv } from '../../session.ts';
import { sendOffice } from '../downloads.ts';
import { REPORTS } from '../place.ts';
import { cellLink } from './cell-link.ts';
import { FormTable } from './form-table.tsx';
import { readFilter } from './read-filter.ts';

const PATH = `${REPORTS}/bieu`;
const ROW_LABELS: Record<RowGroup, string> = { field: 'Lĩnh vực', procedure: 'Thủ tục' };

/** The forms of any days and any part of the ward, and the same as .xlsx. */
export const formViewer = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showForms(c)))
  .get(`${PATH}.xlsx`, async (c) => {
    const { filter, forms, countedTo } = await readForms(c);
    const { database, now } = c.var.platform;
    const ward = await findWard(database.db, c.var.officer.wardId);
    const words = {
      ...{ reporter: `Ủy ban nhân dân ${ward.name}`, receiver: `Ủy ban nhân dân ${ward.city}` },
      ...{ asOf: formatTime(now()), ...aboutOf(c) },
    };
    const bytes = await writeForms(forms, words, now());
    return sendOffice(c, `bieu-${filter.from}-${addDays(countedTo, -1)}.xlsx`, 'xlsx', bytes);
  });

/** Which part of the ward is shown, as the sheet says it. */
function aboutOf(c: StaffContext): { about?: string } {
  const parts = (['don-vi', 'linh-vuc', 'thu-tuc'] as const).filter((name) => c.req.query(name));
  const words = { 'don-vi': 'đơn vị số', 'linh-vuc': 'lĩnh vực', 'thu-tuc': 'thủ tục' };
  if (parts.length === 0) return {};
  return { about: `chỉ ${parts.map((name) => `${words[name]} ${c.req.query(name)}`).join(', ')}` };
}

async function readForms(c: StaffContext) {
  const { database, now } = c.var.platform;
  const filter = readFilter(c);
  const by = ROW_GROUPS.find((each) => each === c.req.query('theo')) ?? 'field';
  const all = formsOn(addDays(filter.to, -1));
  const asked = all.filter((form) => form.code === c.req.query('bieu'));
  const counts = await readFormCounts(database.db, c.var.officer.wardId, {
    ...{ from: filter.from, to: filter.to, asOf: now() },
    forms: asked.length > 0 ? asked : all,
  });
  const part = narrow(counts, filter);
  const forms: FilledForm[] = (asked.length > 0 ? asked : all).map((form) =>
    fillForm(form, part, { from: filter.from, to: counts.to, by }),
  );
  return { filter, by: by as RowGroup, forms, all, countedTo: counts.to, closing: counts.closing };
}

async function showForms(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { filter, by, forms, all, countedTo, closing } = await readForms(c);
  const units = await listUnits(database.db, officer.wardId);
  const fields = await listFields(database.db, toLocalDay(now()));
  const query = new URL(c.req.url).search;
  return (
    <StaffPage title="Các biểu báo cáo" officer={officer} token={token} place={REPORTS}>
      <p class="no-print">
        <a href={REPORTS}>Báo cáo</a>
      </p>
      <div class="page-head">
        <h1>Các biểu báo cáo</h1>
        <a class="btn no-print" href={`${PATH}.xlsx${query}`} data-turbo="false">
          Tải Excel
        </a>
      </div>
      <form method="get" action={PATH} class="filters no-print">
        <DayRange from={filter.from} to={addDays(filter.to, -1)} />
        <FilterSelect
          name="bieu"
          label="Biểu"
          all="Tất cả các biểu"
          value={c.req.query('bieu') ?? ''}
          choices={all.map((form) => ({ value: form.code, label: `${form.code} ${form.name}` }))}
        />
        <FilterSelect
          name="linh-vuc"
          label="Lĩnh vực"
          all="Mọi lĩnh vực"
          value={filter.fieldCode ?? ''}
          choices={fields.map((each) => ({ value: each.fieldCode, label: each.field }))}
        />
        <FilterSelect
          name="don-vi"
          label="Đơn vị"
          all="Mọi đơn vị"
          value={filter.unitId === undefined ? '' : String(filter.unitId)}
          choices={units.map((unit: Unit) => ({ value: String(unit.id), label: unit.shortName }))}
        />
        <FilterSelect
          name="theo"
          label="Dòng"
          all="Theo lĩnh vực"
          value={by === 'procedure' ? by : ''}
          choices={[{ value: 'procedure', label: `Theo ${ROW_LABELS.procedure.toLowerCase()}` }]}
        />
        {filter.procedureCode && <input type="hidden" name="thu-tuc" value={filter.procedureCode} />}
        <button class="btn" type="submit">
          Xem
        </button>
      </form>
      <p>
        Số liệu {formatDay(filter.from)} – {formatDay(addDays(countedTo, -1))}
        {countedTo < filter.to && ' (kỳ chưa hết: đến hết ngày hôm qua)'}, lúc {formatTime(now())}.
        {closing && ' Số đã chốt khi kỳ kết thúc.'}
      </p>
      <h2>{forms.length === 1 ? 'Biểu' : `${forms.length} biểu`}</h2>
      {forms.map((form) => (
        <FormTable form={form} linkOf={cellLink(form, filter, by)} />
      ))}
    </StaffPage>
  );
}
