import { Hono } from 'hono';
import { heldByUnit, mustHoldNothing } from '../../features/dossiers/index.ts';
import {
  listOfficers,
  listUnits,
  openUnit,
  renameUnit,
  setUnitOpen,
  UNIT_KIND_LABELS,
  UNIT_KINDS,
  type Unit,
} from '../../features/organisation/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/don-vi';

/** The ward's units: opened, renamed, closed when nobody and nothing is left in them. */
export const unitPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await unitsPage(c, {})))
  .post(PATH, async (c) => {
    const body = await c.req.parseBody();
    return save(c, body, (tx) => openUnit(tx, actOf(c), body));
  })
  .post(`${PATH}/:id{[0-9]+}`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    return save(c, {}, (tx) => renameUnit(tx, actOf(c), id, body));
  })
  .post(`${PATH}/:id{[0-9]+}/:deed{dong|mo}`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const isOpen = c.req.param('deed') === 'mo';
    return save(c, {}, async (tx) => {
      await setUnitOpen(tx, actOf(c), id, isOpen);
      if (!isOpen) mustHoldNothing(await heldByUnit(tx, c.var.officer.wardId, id), 'unit');
    });
  });

async function save(c: StaffContext, body: Record<string, unknown>, work: (tx: Tx) => Promise<void>) {
  requireDuty(c.var.officer, 'administer');
  try {
    await c.var.platform.database.transact(work);
    return c.redirect(PATH, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
    return c.html(await unitsPage(c, body, error), error.status);
  }
}

async function unitsPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  requireDuty(c.var.officer, 'administer');
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const units = (await listUnits(db, wardId)).filter((unit) => unit.kind !== 'collective');
  const officers = await listOfficers(db, wardId);
  const field = fieldsOf(values, problem?.fields);
  const kinds = UNIT_KINDS.filter((kind) => kind !== 'collective');
  return (
    <StaffPage title="Đơn vị" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Đơn vị</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div id="unit">
        {units.map((unit) => (
          <UnitCard
            unit={unit}
            token={c.var.token}
            staff={officers.filter((each) => each.unitId === unit.id).length}
          />
        ))}
      </div>
      <form method="post" action={PATH} class="card card-body">
        <h2>Thêm đơn vị</h2>
        <FormToken value={c.var.token} />
        <Input {...field('code')} label="Mã" required help="Không dấu, về sau không đổi được; ví dụ VHXH." />
        <Input {...field('name')} label="Tên" required />
        <Input {...field('shortName')} label="Tên gọn" required />
        <Select
          {...field('kind')}
          label="Loại"
          required
          choices={kinds.map((kind) => ({ value: kind, label: UNIT_KIND_LABELS[kind] }))}
        />
        <Input {...field('headTitle')} label="Chức danh người đứng đầu" />
        <button class="btn btn-primary" type="submit">
          Mở đơn vị
        </button>
      </form>
    </StaffPage>
  );
}

function UnitCard({ unit, token, staff }: { unit: Unit; token: string; staff: number }) {
  return (
    <section class="card card-body mb-2" aria-label={unit.name}>
      <p class="mb-1">
        <b>{unit.code}</b> {UNIT_KIND_LABELS[unit.kind]}, {staff} cán bộ{' '}
        {unit.isClosed && <StatusMark tone="none">Đã đóng</StatusMark>}
      </p>
      <form method="post" action={`${PATH}/${unit.id}`} class="filters">
        <FormToken value={token} />
        <label>
          Tên
          <input class="form-control" name="name" value={unit.name} required />
        </label>
        <label>
          Tên gọn
          <input class="form-control" name="shortName" value={unit.shortName} required />
        </label>
        <label>
          Chức danh người đứng đầu
          <input class="form-control" name="headTitle" value={unit.headTitle} />
        </label>
        <button class="btn" type="submit">
          Lưu {unit.code}
        </button>
      </form>
      <form method="post" action={`${PATH}/${unit.id}/${unit.isClosed ? 'mo' : 'dong'}`}>
        <FormToken value={token} />
        <button class="btn btn-sm" type="submit">
          {unit.isClosed ? 'Mở lại' : 'Đóng'} {unit.shortName}
        </button>
      </form>
    </section>
  );
}
