import { Hono } from 'hono';
import { listOfficers } from '../../features/organisation/index.ts';
import { callNext, readHall, servesCitizens, sitAt, takeDeskStep } from '../../features/reception/index.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { AtDesk, ChooseDesk } from './desk.tsx';
import { Line } from './line.tsx';
import { HALL, Tabs, tabsOf } from './tabs.tsx';

export const hall = new Hono<StaffEnv>()
  .get(HALL, async (c) => {
    if (servesCitizens(c.var.officer)) return c.html(await showHall(c));
    const [first] = tabsOf(c.var.officer);
    if (!first) throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ này.');
    return c.redirect(first.path);
  })
  .post(`${HALL}/quay`, (c) =>
    act(c, async () => {
      const { no } = await c.req.parseBody();
      await c.var.platform.database.transact((tx) => sitAt(tx, actOf(c), readId(String(no))));
      return HALL;
    }),
  )
  .post(`${HALL}/goi`, (c) =>
    act(c, async () => {
      const { clientKey } = await c.req.parseBody();
      const called = await c.var.platform.database.transact((tx) =>
        callNext(tx, actOf(c), String(clientKey)),
      );
      return called === null ? `${HALL}?het=1` : HALL;
    }),
  )
  .post(`${HALL}/:id{[0-9]+}/buoc`, (c) =>
    act(c, async () => {
      const body = await c.req.parseBody();
      const id = mustBeId(c.req.param('id'));
      await c.var.platform.database.transact((tx) => takeDeskStep(tx, actOf(c), id, body));
      return HALL;
    }),
  );

/** Does what was asked and leads where that says; a refusal is said on the same page. */
async function act(c: StaffContext, work: () => Promise<string>): Promise<Response> {
  try {
    return c.redirect(await work(), 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed')
      throw error;
    return c.html(await showHall(c, error), error.status);
  }
}

async function showHall(c: StaffContext, problem?: Problem) {
  const { officer, token } = c.var;
  const { database, now } = c.var.platform;
  const at = now();
  const found = await readHall(database.db, officer, at);
  const officers = await listOfficers(database.db, officer.wardId);
  const nameOf = new Map(officers.map((each) => [each.id, each.displayName]));
  const isEmpty = c.req.query('het') === '1' && found.mine.length === 0;
  return (
    <StaffPage title="Hàng chờ" officer={officer} token={token} place={HALL}>
      <div class="page-head">
        <h1>Hàng chờ</h1>
        <a class="btn" href="/bang-goi-so" target="_blank" rel="noopener">
          Mở bảng gọi số
        </a>
      </div>
      <Tabs officer={officer} at={HALL} />
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {isEmpty && <p class="notice">Không còn ai chờ ở quầy của bạn.</p>}
      {found.desk ? (
        <AtDesk hall={found} desk={found.desk} token={token} now={at} />
      ) : (
        <ChooseDesk hall={found} nameOf={nameOf} token={token} />
      )}
      <Line hall={found} nameOf={nameOf} now={at} />
    </StaffPage>
  );
}
