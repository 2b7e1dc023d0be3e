import { Hono } from 'hono';
import {
  addCharge,
  confirmTransfer,
  findIntent,
  offerTransfer,
  receiptFile,
  requestRefund,
  takeCash,
  voidCharge,
} from '../../features/payments/index.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { mustHandle } from '../dossier/read-dossier.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { showDossierMoney } from './dossier-money-page.tsx';
import { PLACE } from './money-page.tsx';
import { mustSeeMoney } from './rights.ts';

const DOSSIER = `${PLACE}/ho-so/:id{[0-9]+}`;
const INTENT = `${PLACE}/giao-dich/:id{[0-9]+}`;

/** What one dossier owes, how it was paid, and taking its money. */
export const dossierMoneyPages = new Hono<StaffEnv>()
  .get(DOSSIER, async (c) => {
    mustHandle(c);
    mustSeeMoney(c);
    return c.html(await showDossierMoney(c, mustBeId(c.req.param('id'))));
  })
  .post(`${DOSSIER}/khoan`, (c) =>
    onDossier(c, (id, body) => run(c, (tx) => addCharge(tx, actOf(c), id, body))),
  )
  .post(`${DOSSIER}/khoan/:charge{[0-9]+}/bo`, (c) =>
    onDossier(c, (dossierId, body) => {
      const chargeId = mustBeId(c.req.param('charge'));
      const reason = typeof body.reason === 'string' ? body.reason : '';
      return run(c, (tx) => voidCharge(tx, actOf(c), { dossierId, chargeId }, reason));
    }),
  )
  .post(`${DOSSIER}/tien-mat`, (c) =>
    onDossier(c, (id, body) => run(c, (tx) => takeCash(tx, actOf(c), id, body))),
  )
  .post(`${DOSSIER}/ma-qr`, (c) =>
    onDossier(c, (id, body) => run(c, (tx) => offerTransfer(tx, actOf(c), id, body))),
  )
  .post(`${INTENT}/xac-nhan`, (c) =>
    onIntent(c, (id, body) => run(c, (tx) => confirmTransfer(tx, actOf(c), id, body))),
  )
  .post(`${INTENT}/hoan`, (c) =>
    onIntent(c, (id, body) => run(c, (tx) => requestRefund(tx, actOf(c), id, body))),
  )
  .get(`${INTENT}/bien-lai.pdf`, async (c) => {
    mustHandle(c);
    mustSeeMoney(c);
    const { db } = c.var.platform.database;
    const intent = await findIntent(db, c.var.officer.wardId, mustBeId(c.req.param('id')));
    return sendFile(c, await receiptFile(db, intent), 'inline');
  });

type Work = Parameters<StaffContext['var']['platform']['database']['transact']>[0];

function run(c: StaffContext, work: Work): Promise<unknown> {
  return c.var.platform.database.transact(work);
}

type Deed = (id: number, body: Record<string, unknown>) => Promise<unknown>;

function onDossier(c: StaffContext, deed: Deed) {
  const id = mustBeId(c.req.param('id'));
  return orAgain(c, id, (body) => deed(id, body));
}

async function onIntent(c: StaffContext, deed: Deed) {
  const { db } = c.var.platform.database;
  const intent = await findIntent(db, c.var.officer.wardId, mustBeId(c.req.param('id')));
  return orAgain(c, intent.dossierId, (body) => deed(intent.id, body));
}

/** Back to the dossier's money, with what went wrong where something did. */
async function orAgain(
  c: StaffContext,
  dossierId: number,
  work: (body: Record<string, unknown>) => Promise<unknown>,
) {
  mustHandle(c);
  const body = await c.req.parseBody();
  try {
    await work(body);
    return c.redirect(`${PLACE}/ho-so/${dossierId}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || ['not_allowed', 'not_found'].includes(error.code)) throw error;
    return c.html(await showDossierMoney(c, dossierId, { body, problem: error }), error.status);
  }
}
