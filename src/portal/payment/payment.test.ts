import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizenVisitor } from '../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { fieldsIn } from '../../../test/payment-fields.ts';
import { type PaymentLife, paymentLife } from '../../../test/payment-life.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { parseLocal } from '../../law/day.ts';

let at: TestDatabase;
let pay: PaymentLife;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  pay = await paymentLife(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await pay.close();
  await at.close();
});

/** Everything a payment may write; nothing else may change, and where the test says no, not even these. */
async function writesNothing(work: () => Promise<void>, except: string[] = []): Promise<void> {
  const before = await shots.take();
  await work();
  expect(changedTables(before, await shots.take()).filter((table) => !except.includes(table))).toEqual([]);
}

/** From the page to the platform: what is due is begun to be paid. */
async function begin(change: Parameters<PaymentLife['owned']>[0] = {}) {
  const owned = await pay.owned(change);
  const page = await (await owned.visitor.get(owned.path)).text();
  const answer = await owned.visitor.post(owned.path, fieldsIn(page, 'platform'));
  expect(answer.status).toBe(303);
  const place = answer.headers.get('location')!;
  const reference = place.split('/').at(-1)!.replace(/\?.*/, '');
  return { ...owned, place, reference, id: owned.dossier.id };
}
const stateOf = async (id: number) => (await pay.intentsOf(id)).map((each) => each.state);
const receipts = async () =>
  (await at.database.db.selectFrom('payment_receipts').selectAll().orderBy('id').execute()).length;

describe('paying online', () => {
  it('says what is due and why, leaves for the platform by a link, and shows what the platform told', async () => {
    const { visitor, path, dossier } = await pay.owned();
    const due = await (await visitor.get(path)).text();
    expect(due).toContain('8.000');
    expect(due).toContain('được tính vào chỉ tiêu 80 %');
    await writesNothing(async () => void (await visitor.get(path)));
    const answer = await visitor.post(path, fieldsIn(due, 'platform'));
    expect(answer.status).toBe(303);
    const place = answer.headers.get('location')!;
    const leave = await (await visitor.get(place)).text();
    const [intent] = await pay.intentsOf(dossier.id);
    expect(intent).toMatchObject({ state: 'pending', method: 'platform', amountVnd: 8000, place: 'online' });
    expect(leave).toContain(`href="${pay.peer.url}/thanh-toan/${intent!.reference}"`);
    expect(leave).toContain('Chưa thấy tiền về');
    const theirs = await (await fetch(intent!.payUrl!)).text();
    expect(theirs).toContain('8.000 đồng');
    const back = await fetch(intent!.payUrl!, {
      method: 'POST',
      body: new URLSearchParams({ chon: 'pay' }),
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toBe(`${pay.address}${place}`);
    expect(await stateOf(dossier.id)).toEqual(['succeeded']);
    expect(await (await visitor.get(place)).text()).toContain('Bạn đã nộp tiền');
    expect(await (await visitor.get(path)).text()).toContain('Bạn đã nộp đủ');
    const pdf = await visitor.get(`${place}/bien-lai.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const row = await at.database.db
      .selectFrom('dossiers')
      .select('fee_vnd')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    expect(row.fee_vnd).toBe(8000);
  });

  it('never believes the browser: who comes back without having paid has not paid', async () => {
    const { visitor, place, id } = await begin();
    await pay.peer.choose((await pay.intentsOf(id))[0]!.reference, 'fail');
    const page = await (await visitor.get(`${place}?TrangThaiGD=1&MaLoi=00`)).text();
    expect(page).toContain('Thanh toán không thành công');
    expect(await stateOf(id)).toEqual(['failed']);
    const other = await begin();
    expect(await (await other.visitor.get(`${other.place}?TrangThaiGD=1`)).text()).toContain(
      'Chưa thấy tiền về',
    );
    expect(await stateOf(other.id)).toEqual(['pending']);
  });

  it('asks the platform when one comes back before its message', async () => {
    const { visitor, place, id, reference } = await begin();
    pay.peer.deliverBy(() => 'lost');
    await pay.peer.choose(reference, 'pay');
    pay.peer.deliverBy(() => 'sent');
    expect(await stateOf(id)).toEqual(['pending']);
    at.platform.setNow(new Date(at.platform.now().getTime() + 6000));
    expect(await (await visitor.get(place)).text()).toContain('Bạn đã nộp tiền');
    expect(await stateOf(id)).toEqual(['succeeded']);
  });

  it('keeps the payment when the platform is silent, and sends the same one again', async () => {
    for (const how of ['close', 'garbage', 'wrong_signature'] as const) {
      pay.peer.answerWith(how);
      const { visitor, path, place, id, reference } = await begin();
      pay.peer.answerWith('well');
      expect(place).toContain('?im=1');
      expect(await (await visitor.get(place)).text()).toContain('Bạn chưa bị trừ tiền');
      expect(await stateOf(id)).toEqual(['created']);
      const page = await (await visitor.get(place)).text();
      await visitor.send(path, fieldsIn(page, 'platform'));
      const intents = await pay.intentsOf(id);
      expect(intents.map((each) => [each.state, each.reference])).toEqual([['pending', reference]]);
    }
  });

  it('gives one payment for a form sent twice, also at once, and for a second try while the first is open', async () => {
    const { visitor, path, dossier } = await pay.owned();
    const page = await (await visitor.get(path)).text();
    const fields = fieldsIn(page, 'platform');
    const answers = await Promise.all([1, 2, 3].map(() => visitor.send(path, fields)));
    expect(new Set(answers.map((each) => each.headers.get('location'))).size).toBe(1);
    const again = await visitor.send(path, fieldsIn(await (await visitor.get(path)).text(), 'platform'));
    expect(again.headers.get('location')).toBe(answers[0]!.headers.get('location'));
    expect(await pay.intentsOf(dossier.id)).toHaveLength(1);
    expect(await pay.chargesOf(dossier.id)).toHaveLength(1);
  });

  it('shows a transfer code with the reference in its words', async () => {
    const { visitor, path, dossier } = await pay.owned();
    const page = await (await visitor.get(path)).text();
    const answer = await visitor.send(path, fieldsIn(page, 'vietqr'));
    const shown = await (await visitor.get(answer.headers.get('location')!)).text();
    const [intent] = await pay.intentsOf(dossier.id);
    expect(intent).toMatchObject({ method: 'vietqr', state: 'pending' });
    expect(shown).toContain(`PHI ${intent!.reference}`);
    expect(shown).toContain('<svg');
  });

  it.each([
    ['no key', { clientKey: '' }, 422],
    ['a key that is none', { clientKey: "' or 1=1" }, 422],
    ['another amount', { amountVnd: '1' }, 409],
    ['a negative amount', { amountVnd: '-8000' }, 422],
    ['half a đồng', { amountVnd: '8000.5' }, 422],
    ['an unknown way', { method: 'cash' }, 422],
    ['no way', { method: '' }, 422],
    ['a token of elsewhere', { _token: 'x' }, 403],
  ])('refuses %s with a sentence and writes nothing', async (_name, change, status) => {
    const { visitor, path } = await pay.owned();
    const page = await (await visitor.get(path)).text();
    await writesNothing(async () => {
      const answer = await visitor.send(path, { ...fieldsIn(page, 'platform'), ...change });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(/[ạảấầậắếềệịọốồộớờợụứừ]/);
    }, ['attempts']);
  });

  it('is for the dossier of the visitor alone: another sees no page, no payment, no receipt, and pays nothing', async () => {
    const { path, place, reference } = await begin();
    await pay.peer.choose(reference, 'pay');
    const { visitor: stranger } = await citizenVisitor(at);
    const own = await pay.owned();
    const page = await (await own.visitor.get(own.path)).text();
    await writesNothing(async () => {
      for (const address of [path, place, `${place}/bien-lai.pdf`])
        expect((await stranger.get(address)).status, address).toBe(404);
      expect((await own.visitor.send(path, fieldsIn(page, 'platform'))).status).toBe(404);
      expect((await own.visitor.get(`${own.path}/${reference}`)).status).toBe(404);
      expect((await own.visitor.get(`${own.path}/${reference}/bien-lai.pdf`)).status).toBe(404);
    });
  });

  it('sends those without a session to sign in', async () => {
    const { path } = await pay.owned();
    const answer = await fetch(`${pay.address}${path}`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('/dang-nhap-cong-dan?tiep=');
  });

  it.each([
    ['free by the catalogue', '1.001193', 'Bạn không phải nộp tiền'],
    ['set by the council and not entered', '1.004873', 'Phường chưa cấu hình mức thu'],
    ['counted by pages', '2.000815', 'tùy theo hồ sơ của bạn'],
  ])('asks for nothing where the fee is %s', async (_name, procedureCode, words) => {
    const { visitor, path } = await pay.owned({ procedureCode });
    const page = await (await visitor.get(path)).text();
    expect(page).toContain(words);
    expect(page).not.toContain('name="method"');
  });
});

describe('the result that the platform sends', () => {
  const refused = async (message: unknown, status: number, code: string, id?: number) => {
    const before = id === undefined ? null : await stateOf(id);
    await writesNothing(async () => {
      const answer = await pay.tell(message);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ MaLoi: code });
    }, ['payment_messages', 'attempts']);
    if (id !== undefined) expect(await stateOf(id)).toEqual(before);
  };
  const lastMessage = async () =>
    at.database.db
      .selectFrom('payment_messages')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const paid = (reference: string, change: Record<string, string> = {}) =>
    pay.peer.result(reference, { TrangThaiGD: '1', ...change });

  it('is refused and written down when it is forged, altered or about something else', async () => {
    const { reference, id } = await begin();
    const good = paid(reference);
    const other = await begin();
    const cases: [string, unknown, number, string][] = [
      ['bad_signature', { ...good, MaXacThuc: '0'.repeat(64) }, 403, '02'],
      ['bad_signature', { ...good, MaXacThuc: '' }, 403, '02'],
      ['bad_signature', { ...good, SoTien: '1' }, 403, '02'],
      ['bad_signature', { ...good, MaThamChieu: other.reference }, 403, '02'],
      ['bad_signature', { ...pay.peer.result(reference), TrangThaiGD: '1' }, 403, '02'],
      ['bad_signature', paid(reference, { MaDoiTac: 'KE-KHAC' }), 403, '02'],
      ['bad_signature', paid(`${reference}|${reference}`), 403, '02'],
      ['wrong_amount', paid(reference, { SoTien: '7999' }), 422, '04'],
      ['wrong_amount', paid(reference, { SoTien: '9000' }), 422, '04'],
      ['unknown', paid('105252611239999999A'), 404, '03'],
      [
        'unreadable',
        pay.peer.result(reference, { TrangThaiGD: '1', LoaiBanTin: 'dptracuuthanhtoanhs' }),
        400,
        '01',
      ],
      ['unreadable', paid(reference, { ThoiGianGD: '20261399000000' }), 400, '01'],
      ['unreadable', paid(reference, { SoTien: '-8000' }), 400, '01'],
      ['unreadable', '{"LoaiBanTin":', 400, '01'],
      ['unreadable', '[]', 400, '01'],
      ['unreadable', 'null', 400, '01'],
      ['unreadable', { ...good, MaThamChieu: { $gt: '' } }, 400, '01'],
      ['unreadable', { ...good, MaGiaoDich: 'x'.repeat(1000) }, 400, '01'],
    ];
    for (const [outcome, message, status, code] of cases) {
      await refused(message, status, code, id);
      expect((await lastMessage()).outcome).toBe(outcome);
    }
    expect(await stateOf(other.id)).toEqual(['pending']);
  });

  it('holds no sign that the database cannot keep', async () => {
    const { reference, id } = await begin();
    await refused({ ...paid(reference), MaGiaoDich: 'a\u0000b' }, 403, '02', id);
    expect((await lastMessage()).body).toMatchObject({ MaGiaoDich: 'ab' });
  });

  it('is refused when it is too large', async () => {
    await writesNothing(async () => {
      const answer = await pay.tell({ a: 'x'.repeat(20_000) });
      expect(answer.status).toBe(413);
    });
  });

  it('settles once when it comes twice, at once, or again much later', async () => {
    const { reference, id } = await begin();
    const before = await receipts();
    const message = paid(reference);
    const answers = await Promise.all([1, 2, 3, 4].map(() => pay.tell(message)));
    for (const answer of answers) expect(await answer.json()).toMatchObject({ MaLoi: '00' });
    at.platform.setNow(new Date(at.platform.now().getTime() + 40 * 86_400_000));
    expect((await pay.tell(message)).status).toBe(200);
    expect(await stateOf(id)).toEqual(['succeeded']);
    expect(await receipts()).toBe(before + 1);
    const outcomes = await at.database.db
      .selectFrom('payment_messages as m')
      .innerJoin('payment_intents as i', (join) =>
        join.onRef('i.ward_id', '=', 'm.ward_id').onRef('i.id', '=', 'm.intent_id'),
      )
      .select('m.outcome')
      .where('i.reference', '=', reference)
      .where('m.direction', '=', 'in')
      .execute();
    expect(outcomes.map((each) => each.outcome).sort()).toEqual(['accepted', ...Array(4).fill('repeated')]);
  });

  it('of a failure that contradicts a success changes nothing', async () => {
    const { reference, id } = await begin();
    await pay.tell(paid(reference));
    await refused(pay.peer.result(reference, { TrangThaiGD: '2' }), 409, '05', id);
  });

  it('of a success after a failure counts: the money is there', async () => {
    const { reference, id } = await begin();
    await pay.tell(pay.peer.result(reference, { TrangThaiGD: '2' }));
    expect(await stateOf(id)).toEqual(['failed']);
    await pay.tell(paid(reference));
    expect(await stateOf(id)).toEqual(['succeeded']);
  });

  it('under another transaction is money taken twice: it is to be given back, and nothing is paid anew', async () => {
    const { reference, id } = await begin();
    await pay.tell(paid(reference));
    const before = await receipts();
    for (let times = 0; times < 2; times++)
      expect((await pay.tell(paid(reference, { MaGiaoDich: 'GD-KHAC' }))).status).toBe(200);
    expect(await stateOf(id)).toEqual(['succeeded']);
    expect(await receipts()).toBe(before);
    const refunds = await at.database.db
      .selectFrom('refunds')
      .selectAll()
      .where('transaction_id', '=', 'GD-KHAC')
      .execute();
    expect(refunds).toHaveLength(1);
    expect(refunds[0]).toMatchObject({ cause: 'second_transaction', amount_vnd: 8000, state: 'requested' });
  });

  it('for a second payment of the same charges is given back, not paid twice', async () => {
    const { visitor, path, reference, id } = await begin();
    await pay.tell(pay.peer.result(reference, { TrangThaiGD: '2' }));
    const page = await (await visitor.get(path)).text();
    const second = (await visitor.send(path, fieldsIn(page, 'platform'))).headers
      .get('location')!
      .split('/')
      .at(-1)!;
    expect(second).not.toBe(reference);
    await Promise.all([pay.tell(paid(reference)), pay.tell(paid(second))]);
    expect((await stateOf(id)).sort()).toEqual(['refund_requested', 'succeeded']);
    const refunds = await at.database.db
      .selectFrom('refunds as r')
      .innerJoin('payment_intents as i', (join) =>
        join.onRef('i.ward_id', '=', 'r.ward_id').onRef('i.id', '=', 'r.intent_id'),
      )
      .select(['r.cause', 'r.amount_vnd'])
      .where('i.dossier_id', '=', id)
      .execute();
    expect(refunds).toEqual([{ cause: 'doubled', amount_vnd: 8000 }]);
  });

  it('keeps no name, number or address of a person', async () => {
    const { reference } = await begin();
    await pay.tell({ ...paid(reference), HoTenNguoiNop: 'Người Kín Đáo', SoCMNDNguoiNop: '999000000001' });
    const kept = JSON.stringify(await at.database.db.selectFrom('payment_messages').selectAll().execute());
    expect(kept).not.toContain('Kín Đáo');
    expect(kept).not.toContain('999000000001');
    expect(kept).not.toContain(pay.peer.secret);
  });

  it('is written down no more than so often for one address that forges', async () => {
    const { reference, id } = await begin();
    const count = async () =>
      Number(
        (
          await at.database.db
            .selectFrom('payment_messages')
            .select((e) => e.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    const before = await count();
    let last = 0;
    for (let tries = 0; tries < 80; tries++)
      last = (await pay.tell({ ...paid(reference), MaXacThuc: 'a'.repeat(64) })).status;
    expect(last).toBe(429);
    expect((await count()) - before).toBeLessThanOrEqual(60);
    expect((await pay.tell(paid(reference))).status).toBe(200);
    expect(await stateOf(id)).toEqual(['succeeded']);
  });
});
