import { Hono } from 'hono';
import { listFields } from '../../features/procedures/index.ts';
import {
  addWindows,
  changeSetup,
  endWindow,
  findRule,
  listDesks,
  listServices,
  listWindows,
  saveDesk,
  saveRule,
  saveService,
} from '../../features/reception/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { DeskSection } from './setup/desk-section.tsx';
import { RuleSection } from './setup/rule-section.tsx';
import { ServiceSection } from './setup/service-section.tsx';
import type { Failed } from './setup/setup-form.tsx';
import { WindowSection } from './setup/window-section.tsx';
import { HALL, Tabs } from './tabs.tsx';

const PATH = `${HALL}/cai-dat`;

/** What the ward sets about its hall. Each form is named, so that after an error what was typed stands in it again. */
export const setup = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showSetup(c)))
  .post(`${PATH}/linh-vuc/moi`, (c) =>
    save(c, 'service.new', (tx, form) => saveService(tx, actOf(c), null, form)),
  )
  .post(`${PATH}/linh-vuc/:id{[0-9]+}`, (c) => {
    const id = mustBeId(c.req.param('id'));
    return save(c, `service.${id}`, (tx, form) => saveService(tx, actOf(c), id, form));
  })
  .post(`${PATH}/quay/:no{[0-9]+|moi}`, (c) =>
    save(c, `desk.${c.req.param('no')}`, (tx, form) => saveDesk(tx, actOf(c), form)),
  )
  .post(`${PATH}/quy-tac`, (c) => save(c, 'rule', (tx, form) => saveRule(tx, actOf(c), form)))
  .post(`${PATH}/khung-gio`, (c) => save(c, 'window', (tx, form) => addWindows(tx, actOf(c), form)))
  .post(`${PATH}/khung-gio/:id{[0-9]+}/dung`, (c) => {
    const id = mustBeId(c.req.param('id'));
    return save(c, 'window', (tx) => endWindow(tx, actOf(c), id));
  });

type Form = Record<string, unknown>;

async function save(
  c: StaffContext,
  name: string,
  work: (tx: Tx, form: Form) => Promise<void>,
): Promise<Response> {
  const values = await readForm(c);
  try {
    await c.var.platform.database.transact((tx) => changeSetup(tx, actOf(c), name, () => work(tx, values)));
    return c.redirect(`${PATH}#${name.split('.')[0]}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
    return c.html(await showSetup(c, { name, values, problem: error }), error.status);
  }
}

async function showSetup(c: StaffContext, failed?: Failed) {
  requireDuty(c.var.officer, 'administer');
  const { officer, token } = c.var;
  const { database, now } = c.var.platform;
  const today = toLocalDay(now());
  const [services, desks, rule, windows, fields] = await Promise.all([
    listServices(database.db, officer.wardId),
    listDesks(database.db, officer.wardId),
    findRule(database.db, officer.wardId, now()),
    listWindows(database.db, officer.wardId, today),
    listFields(database.db, today),
  ]);
  const props = { token, failed };
  return (
    <StaffPage title="Quầy và lĩnh vực" officer={officer} token={token} place={HALL}>
      <h1>Quầy và lĩnh vực</h1>
      <Tabs officer={officer} at={PATH} />
      {failed && <ErrorSummary message={failed.problem.message} fields={failed.problem.fields} />}
      <ServiceSection {...props} services={services} desks={desks} fields={fields} />
      <DeskSection {...props} services={services} desks={desks} />
      <WindowSection {...props} services={services} windows={windows} />
      <RuleSection {...props} rule={rule} />
    </StaffPage>
  );
}
