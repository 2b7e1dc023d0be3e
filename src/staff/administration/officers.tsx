import { Hono } from 'hono';
import { heldBy, mustHoldNothing } from '../../features/dossiers/index.ts';
import {
  type Account,
  changeAccount,
  DUTIES,
  DUTY_LABELS,
  disableSecondFactor,
  endSessions,
  listAccounts,
  listUnits,
  noteChange,
  openAccount,
  resetPassword,
  setActive,
} from '../../features/organisation/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { type Choice, FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/tai-khoan-can-bo';

export const officerPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer');
    return c.html(await listPage(c, {}));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const body = await c.req.parseBody({ all: true });
    try {
      const password = await c.var.platform.database.transact((tx) => openAccount(tx, actOf(c), body));
      return c.html(passwordPage(c, String(body.username), password));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await listPage(c, body, error), error.status);
    }
  })
  .get(`${PATH}/:id{[0-9]+}`, async (c) => {
    requireDuty(c.var.officer, 'administer');
    return c.html(await officerPage(c, mustBeId(c.req.param('id')), {}));
  })
  .post(`${PATH}/:id{[0-9]+}`, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody({ all: true });
    try {
      await c.var.platform.database.transact(async (tx) => {
        await changeAccount(tx, actOf(c), id, body);
        await mustStillHandle(tx, c, id);
      });
      return c.redirect(PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await officerPage(c, id, body, error), error.status);
    }
  })
  .post(`${PATH}/:id{[0-9]+}/:deed{khoa|mo|mat-khau|hai-lop|phien}`, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const { database } = c.var.platform;
    const id = mustBeId(c.req.param('id'));
    const deed = c.req.param('deed');
    if (deed === 'mat-khau') {
      const password = await database.transact((tx) => resetPassword(tx, actOf(c), id));
      return c.html(passwordPage(c, '', password));
    }
    await database.transact(async (tx) => {
      if (deed === 'hai-lop') return disableSecondFactor(tx, actOf(c), id);
      if (deed !== 'phien') return setActive(tx, actOf(c), id, deed === 'mo');
      const { username } = await mustBeOfficer(c, id);
      const ended = await endSessions(tx, c.var.officer.wardId, id);
      const change = { what: 'session_end', subject: username, before: { open: ended }, after: { open: 0 } };
      return noteChange(tx, actOf(c), change);
    });
    return c.redirect(`${PATH}/${id}`, 303);
  });

/**
 * Whoever moved to another unit, or may no longer examine, can take no dossier further that he holds: they must have
 * been given to others before. Closing an account waits for nobody; its head finds what it held on his first page.
 */
async function mustStillHandle(tx: Tx, c: StaffContext, officerId: number): Promise<void> {
  const { wardId } = c.var.officer;
  const held = await heldBy(tx, wardId, officerId);
  if (held.length === 0) return;
  const after = (await listAccounts(tx, wardId)).find((each) => each.id === officerId)!;
  const before = (await listAccounts(c.var.platform.database.db, wardId)).find(
    (each) => each.id === officerId,
  )!;
  if (before.unitId !== after.unitId) mustHoldNothing(held, 'unitId');
  if (before.duties.includes('examine') && !after.duties.includes('examine')) mustHoldNothing(held, 'duties');
}

async function mustBeOfficer(c: StaffContext, id: number): Promise<Account> {
  const accounts = await listAccounts(c.var.platform.database.db, c.var.officer.wardId);
  const found = accounts.find((each) => each.id === id);
  if (!found) throw new Problem('not_found', 'Không có cán bộ này.');
  return found;
}

async function unitChoices(c: StaffContext): Promise<Choice[]> {
  const units = await listUnits(c.var.platform.database.db, c.var.officer.wardId);
  return units
    .filter((unit) => unit.kind !== 'collective' && !unit.isClosed)
    .map((unit) => ({ value: String(unit.id), label: unit.name }));
}

async function listPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const accounts = await listAccounts(c.var.platform.database.db, c.var.officer.wardId);
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Tài khoản cán bộ" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Tài khoản cán bộ</h1>
      <ul class="choice-list">
        {accounts.map((each) => (
          <li>
            <a href={`${PATH}/${each.id}`}>{each.displayName}</a>{' '}
            <span class="text-secondary">
              {each.username}, {each.duties.map((duty) => DUTY_LABELS[duty]).join(', ')}
            </span>{' '}
            {!each.active && <StatusMark tone="none">Đã khóa</StatusMark>}
            {each.hasSecondFactor && <StatusMark tone="good">Hai lớp</StatusMark>}
          </li>
        ))}
      </ul>
      <form method="post" action={PATH} class="card card-body" data-turbo="false">
        <h2>Thêm cán bộ</h2>
        {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
        <FormToken value={c.var.token} />
        <Input {...field('username')} label="Tên đăng nhập" required autocomplete="off" />
        <Details
          field={field}
          units={await unitChoices(c)}
          duties={dutiesOf(values)}
          error={problem?.fields.duties}
        />
        <button class="btn btn-primary" type="submit">
          Mở tài khoản
        </button>
      </form>
    </StaffPage>
  );
}

function dutiesOf(values: Record<string, unknown>): readonly string[] {
  return [values.duties ?? []].flat() as string[];
}

async function officerPage(c: StaffContext, id: number, values: Record<string, unknown>, problem?: Problem) {
  const found = await mustBeOfficer(c, id);
  const held = await heldBy(c.var.platform.database.db, c.var.officer.wardId, id);
  const current = { displayName: found.displayName, title: found.title, unitId: String(found.unitId) };
  const field = fieldsOf({ ...current, ...values }, problem?.fields);
  const deed = (name: string, label: string) => (
    <form method="post" action={`${PATH}/${id}/${name}`} data-turbo="false">
      <FormToken value={c.var.token} />
      <button class="btn" type="submit">
        {label}
      </button>
    </form>
  );
  return (
    <StaffPage title={found.displayName} officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>
        {found.displayName} ({found.username})
      </h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={`${PATH}/${id}`} class="card card-body">
        <FormToken value={c.var.token} />
        <Details
          field={field}
          units={await unitChoices(c)}
          duties={values.duties === undefined ? found.duties : dutiesOf(values)}
          error={problem?.fields.duties}
        />
        <button class="btn btn-primary" type="submit">
          Lưu
        </button>
      </form>
      <div class="bulk-bar">
        {found.active ? deed('khoa', 'Khóa tài khoản') : deed('mo', 'Mở lại tài khoản')}
        {deed('mat-khau', 'Đặt lại mật khẩu')}
        {found.hasSecondFactor && deed('hai-lop', 'Tắt xác thực hai lớp')}
        {deed('phien', 'Kết thúc mọi phiên')}
      </div>
      {held.length > 0 && (
        <section class="card card-body mt-3" aria-label="Hồ sơ đang giữ">
          <h2>Đang giữ {held.length === 20 ? 'từ 20' : held.length} hồ sơ</h2>
          <p>
            Trước khi đổi đơn vị hoặc bỏ nhiệm vụ thụ lý, lãnh đạo đơn vị phải giao các hồ sơ này cho người
            khác. Khóa tài khoản thì làm ngay được: hồ sơ hiện ở trang Việc hôm nay của lãnh đạo để giao lại.
          </p>
          <ul class="mb-0">
            {held.map(({ code }) => (
              <li>{code}</li>
            ))}
          </ul>
        </section>
      )}
    </StaffPage>
  );
}

interface DetailsProps {
  field: ReturnType<typeof fieldsOf>;
  units: Choice[];
  duties: readonly string[];
  error: string | undefined;
}

function Details({ field, units, duties, error }: DetailsProps) {
  return (
    <>
      <Input {...field('displayName')} label="Tên hiển thị" required />
      <Input {...field('title')} label="Chức danh" required />
      <Select {...field('unitId')} label="Đơn vị" required choices={units} />
      <fieldset class="mb-3" id="duties">
        <legend class="form-label">Nhiệm vụ</legend>
        {DUTIES.map((duty) => (
          <label class="form-check">
            <input
              class="form-check-input"
              type="checkbox"
              name="duties"
              value={duty}
              checked={duties.includes(duty)}
            />
            <span class="form-check-label">{DUTY_LABELS[duty]}</span>
          </label>
        ))}
        {error && <div class="field-error">{error}</div>}
      </fieldset>
    </>
  );
}

function passwordPage(c: StaffContext, username: string, password: string) {
  return (
    <StaffPage title="Mật khẩu đầu" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Mật khẩu đầu {username}</h1>
      <p>Trao cho đúng người; phải đổi khi đăng nhập lần đầu. Trang này không hiện lại.</p>
      <p>
        <code>{password}</code>
      </p>
      <a class="btn btn-primary" href={PATH}>
        Đã trao
      </a>
    </StaffPage>
  );
}
