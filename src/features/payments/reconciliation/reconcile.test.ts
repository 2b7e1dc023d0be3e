import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { type PaymentLife, paymentLife } from '../../../../test/payment-life.ts';
import { parseLocal } from '../../../law/day.ts';
import type { Delivery } from '../../../platform/messages/local-payments.ts';
import { Chance } from '../../../seed/chance.ts';
import { confirmTransfer, offerTransfer } from '../desk/take-money.ts';
import { beginPayment } from '../online/pay-online.ts';
import { findRun, listFindings, reconcile, reconcileByClock } from './reconcile.ts';

let at: TestDatabase;
let pay: PaymentLife;
beforeEach(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  pay = await paymentLife(at);
});
afterEach(async () => {
  await pay.close();
  await at.close();
});

const later = (hours: number) =>
  at.platform.setNow(new Date(at.platform.now().getTime() + hours * 3_600_000));

/** Begins to pay what is due for a dossier, as somebody who opened it with its code. @returns the reference */
async function begin(dossierId: number, code: string): Promise<string> {
  const visitor = { kind: 'guest' as const, wardId: at.wardId, dossierId };
  const act = { visitor, now: at.platform.now(), requestId: 'test' };
  const fields = { clientKey: randomUUID(), amountVnd: '8000', method: 'platform' };
  const { intent } = await beginPayment(at.platform, act, code, { fields, address: 'test' });
  return intent.reference;
}

async function beginNew(): Promise<{ id: number; reference: string }> {
  const { id, state } = await pay.accept();
  return { id, reference: await begin(id, state.code) };
}

async function stateOf(reference: string): Promise<string> {
  const row = await at.database.db
    .selectFrom('payment_intents')
    .select('state')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return row.state;
}

const rows = (table: 'payment_receipts' | 'charge_payments' | 'refunds' | 'payment_intents') =>
  at.database.db.selectFrom(table).selectAll().execute();

describe('after messages were lost, late, doubled and forged', () => {
  it('every payment is right and none is paid twice', async () => {
    const chance = new Chance('reconciliation 20 % lost 10 % doubled');
    const deliveries = new Map<string, Delivery>();
    pay.peer.deliverBy((reference) => deliveries.get(reference)!);
    const chosen: { id: number; reference: string; what: 'pay' | 'fail' | 'leave' }[] = [];
    const counts: Record<string, number> = {};
    for (let order = 0; order < 120; order++) {
      const begun = await beginNew();
      const what = chance.weighted(
        ['pay', 'fail', 'leave'] as const,
        (each) => ({ pay: 80, fail: 12, leave: 8 })[each],
      );
      const weights: Record<Delivery, number> = {
        ...{ sent: 58, lost: 20, doubled: 10, late: 5, wrong_signature: 4, wrong_amount: 3 },
      };
      const delivery = chance.weighted(Object.keys(weights) as Delivery[], (each) => weights[each]);
      deliveries.set(begun.reference, delivery);
      counts[delivery] = (counts[delivery] ?? 0) + 1;
      chosen.push({ ...begun, what });
    }
    expect(counts.lost).toBeGreaterThan(15);
    expect(counts.doubled).toBeGreaterThan(5);
    for (let from = 0; from < chosen.length; from += 6)
      await Promise.all(
        chosen
          .slice(from, from + 6)
          .map(({ reference, what }) => what !== 'leave' && pay.peer.choose(reference, what)),
      );
    const wrongBefore = await Promise.all(
      chosen.map(async ({ reference, what }) => what === 'pay' && (await stateOf(reference)) !== 'succeeded'),
    );
    expect(wrongBefore.filter(Boolean).length).toBeGreaterThan(15);

    later(1);
    const runId = await reconcile(at.platform, at.wardId, null);
    const expected = { pay: 'succeeded', fail: 'failed', leave: 'pending' };
    for (const { reference, what } of chosen) expect(await stateOf(reference)).toBe(expected[what]);
    const paid = chosen.filter((each) => each.what === 'pay');
    expect(await rows('payment_receipts')).toHaveLength(paid.length);
    expect(await rows('charge_payments')).toHaveLength(paid.length);
    expect(await rows('refunds')).toHaveLength(0);
    const receipts = await rows('payment_receipts');
    const numbers = (receipts as { number: number }[]).map((each) => each.number).sort((a, b) => a - b);
    expect(numbers).toEqual(paid.map((_, at) => at + 1));
    const run = await findRun(at.database.db, at.wardId, runId);
    const findings = await listFindings(at.database.db, at.wardId, runId);
    expect(run).toMatchObject({ asked: 120, unanswered: 0 });
    expect(run.mended).toBe(findings.length);
    expect(findings.filter((each) => each.kind === 'missing_callback')).toHaveLength(
      wrongBefore.filter(Boolean).length,
    );

    await pay.peer.letGo();
    later(25);
    const second = await findRun(at.database.db, at.wardId, await reconcile(at.platform, at.wardId, null));
    for (const { reference, what } of chosen)
      expect(await stateOf(reference)).toBe(what === 'leave' ? 'expired' : expected[what]);
    expect(second.mended).toBe(chosen.filter((each) => each.what === 'leave').length);
    const third = await findRun(at.database.db, at.wardId, await reconcile(at.platform, at.wardId, null));
    expect(third.mended).toBe(0);
    expect(await rows('payment_receipts')).toHaveLength(paid.length);
    expect(await rows('refunds')).toHaveLength(0);
  });
});

describe('a run', () => {
  it('brings back what was given up and then paid', async () => {
    const { reference } = await beginNew();
    later(25);
    await reconcile(at.platform, at.wardId, null);
    expect(await stateOf(reference)).toBe('expired');
    pay.peer.deliverBy(() => 'lost');
    await pay.peer.choose(reference, 'pay');
    await reconcile(at.platform, at.wardId, null);
    expect(await stateOf(reference)).toBe('succeeded');
  });

  it('gives back the second of two that were paid, and pays the charge once', async () => {
    pay.peer.deliverBy(() => 'lost');
    const { id, state } = await pay.accept();
    const first = await begin(id, state.code);
    later(25);
    const second = await begin(id, state.code);
    expect(second).not.toBe(first);
    await pay.peer.choose(first, 'pay');
    await pay.peer.choose(second, 'pay');
    const run = await reconcile(at.platform, at.wardId, null);
    expect([await stateOf(first), await stateOf(second)].sort()).toEqual(['refund_requested', 'succeeded']);
    expect(await rows('charge_payments')).toHaveLength(1);
    expect(await rows('payment_receipts')).toHaveLength(1);
    expect(await rows('refunds')).toMatchObject([{ cause: 'doubled', amount_vnd: 8000, state: 'requested' }]);
    const kinds = (await listFindings(at.database.db, at.wardId, run)).map((each) => each.kind);
    expect(kinds.sort()).toEqual(['doubled', 'missing_callback']);
  });

  it('takes another amount than was due for what it is: money to be given back', async () => {
    const { reference } = await beginNew();
    pay.peer.deliverBy(() => 'lost');
    pay.peer.disturb(reference, { amountVnd: 5000 });
    await pay.peer.choose(reference, 'pay');
    await reconcile(at.platform, at.wardId, null);
    expect(await stateOf(reference)).toBe('refund_requested');
    expect(await rows('charge_payments')).toHaveLength(0);
    expect(await rows('refunds')).toMatchObject([{ cause: 'amount_differs', amount_vnd: 5000 }]);
  });

  it('finds money that the platform took twice for one payment', async () => {
    const { reference } = await beginNew();
    await pay.peer.choose(reference, 'pay');
    pay.peer.disturb(reference, { again: true });
    await reconcile(at.platform, at.wardId, null);
    expect(await stateOf(reference)).toBe('succeeded');
    expect(await rows('refunds')).toMatchObject([{ cause: 'second_transaction', amount_vnd: 8000 }]);
  });

  it('says which payments we hold for paid and the platform does not', async () => {
    const { reference } = await beginNew();
    await pay.tell(pay.peer.result(reference, { TrangThaiGD: '1' }));
    expect(await stateOf(reference)).toBe('succeeded');
    const run = await reconcile(at.platform, at.wardId, null);
    const found = await listFindings(at.database.db, at.wardId, run);
    expect(found).toMatchObject([{ kind: 'not_paid_there', ours: 'succeeded', theirs: 'chưa thanh toán' }]);
  });

  it('changes nothing while the platform is silent, or answers what is not its own', async () => {
    const { reference } = await beginNew();
    later(30);
    for (const how of ['close', 'garbage', 'wrong_signature'] as const) {
      pay.peer.answerWith(how);
      const run = await findRun(at.database.db, at.wardId, await reconcile(at.platform, at.wardId, null));
      expect(run).toMatchObject({ asked: 1, unanswered: 1, mended: 0 });
      expect(await stateOf(reference)).toBe('pending');
    }
    pay.peer.answerWith('well');
    await reconcile(at.platform, at.wardId, null);
    expect(await stateOf(reference)).toBe('expired');
  });

  it('beside another, and beside the message itself, settles once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => beginNew()));
    pay.peer.deliverBy(() => 'late');
    for (const { reference } of all) await pay.peer.choose(reference, 'pay');
    await Promise.all([
      reconcile(at.platform, at.wardId, null),
      reconcile(at.platform, at.wardId, null),
      pay.peer.letGo(),
    ]);
    for (const { reference } of all) expect(await stateOf(reference)).toBe('succeeded');
    expect(await rows('payment_receipts')).toHaveLength(8);
    expect(await rows('refunds')).toHaveLength(0);
  });

  it('of the clock writes nothing where nothing is unsure, asks seldom about what was given up, and ends old transfers', async () => {
    const runs = async () =>
      (await at.database.db.selectFrom('reconciliation_runs').selectAll().execute()).length;
    await reconcileByClock(at.platform, at.wardId);
    expect(await runs()).toBe(0);
    const { reference } = await beginNew();
    await pay.peer.choose(reference, 'fail');
    await reconcileByClock(at.platform, at.wardId);
    later(1);
    await reconcileByClock(at.platform, at.wardId);
    expect(await runs()).toBe(1);
    later(6);
    await reconcileByClock(at.platform, at.wardId);
    expect(await runs()).toBe(2);
    const { id } = await pay.accept();
    const act = at.act('quay1');
    const fields = { clientKey: randomUUID(), amountVnd: '8000' };
    const transfer = await at.database.transact((tx) => offerTransfer(tx, act, id, fields));
    at.platform.settings.payments = null;
    await reconcileByClock(at.platform, at.wardId);
    expect(await stateOf(transfer.reference)).toBe('pending');
    later(80);
    await reconcileByClock(at.platform, at.wardId);
    expect(await stateOf(transfer.reference)).toBe('expired');
    const seen = { transactionId: 'FT0001', amountVnd: '8000' };
    await at.database.transact((tx) => confirmTransfer(tx, at.act('quay1'), transfer.id, seen));
    expect(await stateOf(transfer.reference)).toBe('succeeded');
  });

  it('is refused where no platform is configured', async () => {
    at.platform.settings.payments = null;
    await expect(reconcile(at.platform, at.wardId, null)).rejects.toThrow('Chưa kết nối');
  });
});
