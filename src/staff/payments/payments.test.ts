import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { fieldsIn } from '../../../test/payment-fields.ts';
import { type PaymentLife, paymentLife } from '../../../test/payment-life.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { parseLocal } from '../../law/day.ts';

const PLACE = '/can-bo/thu-phi';
let at: TestDatabase;
let pay: PaymentLife;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
const people = new Map<string, Visitor>();
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  pay = await paymentLife(at);
  shots = await openSnapshots(at);
  for (const username of [
    'quay1',
    'quay2',
    'chanhvp',
    'chutich',
    'kiemsoat',
    'quantri',
    'hotich',
    'truongphong.kt',
  ]) {
    const visitor = new Visitor(at);
    await visitor.signIn(username);
    people.set(username, visitor);
  }
});
afterAll(async () => {
  await shots.close();
  await pay.close();
  await at.close();
});

const as = (username: string) => people.get(username)!;
const tokens = new Map<string, string>();
/** Sends a form as an officer, with the token of his session. */
async function send(username: string, path: string, fields: Record<string, string> = {}): Promise<Response> {
  if (!tokens.has(username)) {
    const page = await (await as(username).get('/can-bo/to-chuc')).text();
    tokens.set(username, /name="_token" value="([^"]+)"/.exec(page)![1]!);
  }
  return as(username).send(path, { _token: tokens.get(username)!, clientKey: randomUUID(), ...fields });
}
const read = async (username: string, path: string) => (await as(username).get(path)).text();

/** Nothing is written but the look at the page itself. */
async function refused(work: () => Promise<Response>, status: number, words: string | RegExp): Promise<void> {
  const before = await shots.take();
  const answer = await work();
  expect(answer.status).toBe(status);
  expect(await answer.text()).toMatch(words);
  const changed = changedTables(before, await shots.take());
  expect(changed.filter((table) => table !== 'access_log')).toEqual([]);
}

const moneyOf = (id: number) => `${PLACE}/ho-so/${id}`;
async function openTill(username: string, openingVnd = '0'): Promise<void> {
  await send(username, `${PLACE}/ca`, { openingVnd });
}
const shiftOf = async (username: string) =>
  at.database.db
    .selectFrom('cash_shifts')
    .selectAll()
    .where('officer_id', '=', at.officer(username).id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
const refundOf = async (intentId: number) =>
  at.database.db
    .selectFrom('refunds')
    .selectAll()
    .where('intent_id', '=', intentId)
    .executeTakeFirstOrThrow();

describe('charging a dossier', () => {
  it('computes by pages and copies up to the cap, and writes how', async () => {
    const { id } = await pay.accept({ procedureCode: '2.000815' });
    expect(await read('quay1', moneyOf(id))).toContain('Số tiền tùy số trang');
    const answer = await send('quay1', `${moneyOf(id)}/khoan`, { feeNo: '0', quantity: '2', pages: '300' });
    expect(answer.status).toBe(303);
    const [charge] = await pay.chargesOf(id);
    expect(charge).toMatchObject({
      fullVnd: 400_000,
      waivedVnd: 0,
      dueVnd: 400_000,
      kind: 'fee',
      quantity: 2,
    });
    expect(charge!.basis).toContain('2 bản, mỗi bản 300 trang');
  });

  it('waives with ground, share and proof, never without', async () => {
    const { id } = await pay.accept();
    const path = `${moneyOf(id)}/khoan`;
    const other = {
      feeNo: '0',
      quantity: '3',
      waiver: 'other',
      waiverPercent: '50',
      waiverBasis: 'Nghị quyết 1/NQ',
    };
    await refused(() => send('quay1', path, { ...other, waiverProof: '' }), 422, 'Ghi giấy tờ chứng minh');
    await refused(() => send('quay1', path, { ...other, waiverPercent: '' }), 422, 'Ghi mức miễn, giảm');
    await refused(() => send('quay1', path, { ...other, waiverPercent: '101' }), 422, 'Tối đa 100 %');
    await refused(() => send('quay1', path, { ...other, waiverBasis: '' }), 422, 'Ghi văn bản quy định');
    await send('quay1', path, { ...other, waiverProof: 'Sổ hộ nghèo' });
    expect(await pay.chargesOf(id)).toMatchObject([{ fullVnd: 24_000, waivedVnd: 12_000, dueVnd: 12_000 }]);
    const page = await read('quay1', moneyOf(id));
    expect(page).toContain('Sổ hộ nghèo');
    expect(page).toContain('12.000');
  });

  it('says that a waiver for civil status is none for other fees', async () => {
    const { id } = await pay.accept({ procedureCode: '2.000815' });
    const fields = { feeNo: '0', waiver: 'poor', waiverProof: 'Sổ hộ nghèo' };
    await refused(() => send('quay1', `${moneyOf(id)}/khoan`, fields), 422, 'chỉ áp dụng cho lệ phí hộ tịch');
  });

  it.each([
    ['no fee', { feeNo: '' }],
    ['a fee that the procedure has not', { feeNo: '7' }],
    ['no copies', { feeNo: '0', quantity: '0' }],
    ['half a copy', { feeNo: '0', quantity: '1.5' }],
    ['minus one', { feeNo: '0', quantity: '-1' }],
    ['words', { feeNo: '0', quantity: 'hai' }],
    ['too many', { feeNo: '0', quantity: '10000' }],
    ['a made-up waiver', { feeNo: '0', waiver: '__proto__' }],
    ['no key', { feeNo: '0', clientKey: '' }],
  ])('refuses %s', async (_name, fields) => {
    const { id } = await pay.accept();
    await refused(() => send('quay1', `${moneyOf(id)}/khoan`, fields), 422, 'Chưa ghi được khoản thu');
  });

  it('never guesses what the council sets; once entered with its resolution it counts from its day', async () => {
    const { id } = await pay.accept({ procedureCode: '1.004873' });
    await refused(() => send('quay1', `${moneyOf(id)}/khoan`, { feeNo: '0' }), 422, 'chưa cấu hình mức thu');
    const level = {
      ...{ procedureCode: '1.004873', amountVnd: '15.000', onlineVnd: '0', basis: 'Nghị quyết thử nghiệm' },
      validFrom: '2026-11-01',
    };
    await refused(() => send('quay1', `${PLACE}/muc-thu`, level), 403, 'không được đặt mức thu');
    await refused(
      () => send('kiemsoat', `${PLACE}/muc-thu`, { ...level, amountVnd: 'mười' }),
      422,
      'số nguyên đồng',
    );
    await refused(() => send('kiemsoat', `${PLACE}/muc-thu`, { ...level, basis: '' }), 422, 'Ghi nghị quyết');
    await refused(
      () => send('kiemsoat', `${PLACE}/muc-thu`, { ...level, procedureCode: '2.000815' }),
      422,
      'không ghi lệ phí',
    );
    await refused(
      () => send('kiemsoat', `${PLACE}/muc-thu`, { ...level, procedureCode: '9.999999' }),
      404,
      'Không có',
    );
    expect((await send('kiemsoat', `${PLACE}/muc-thu`, level)).status).toBe(303);
    await refused(
      () => send('kiemsoat', `${PLACE}/muc-thu`, { ...level, validFrom: '2026-11-10' }),
      422,
      'ngày mai trở đi',
    );
    await send('quay1', `${moneyOf(id)}/khoan`, { feeNo: '0' });
    expect(await pay.chargesOf(id)).toMatchObject([{ dueVnd: 15_000, kind: 'charge' }]);
    expect((await pay.chargesOf(id))[0]!.basis).toContain('Nghị quyết thử nghiệm');
    const log = await at.database.db
      .selectFrom('audit_log')
      .selectAll()
      .where('what', '=', 'local_fee')
      .execute();
    expect(log).toHaveLength(1);
  });

  it('is taken back with a reason as long as nobody paid', async () => {
    const { id } = await pay.accept();
    await send('quay1', `${moneyOf(id)}/khoan`, { feeNo: '0' });
    const [charge] = await pay.chargesOf(id);
    const path = `${moneyOf(id)}/khoan/${charge!.id}/bo`;
    await refused(() => send('quay1', path, { reason: 'a' }), 422, 'Ghi lý do cụ thể');
    const other = await pay.accept();
    await refused(
      () => send('quay1', `${moneyOf(other.id)}/khoan/${charge!.id}/bo`, { reason: 'Ghi nhầm hồ sơ' }),
      404,
      'Không có',
    );
    expect((await send('quay1', path, { reason: 'Ghi nhầm số lượng' })).status).toBe(303);
    expect((await pay.chargesOf(id))[0]!.voidedAt).not.toBeNull();
  });
});

describe('the till', () => {
  it('takes no cash before it is open, and opens once', async () => {
    const { id } = await pay.accept();
    await refused(
      () => send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' }),
      409,
      'Bạn chưa mở ca',
    );
    await refused(() => send('quay1', `${PLACE}/ca`, { openingVnd: 'x' }), 422, 'Chưa mở được ca');
    await openTill('quay1', '100.000 đ');
    expect((await shiftOf('quay1')).opening_vnd).toBe(100_000);
    await refused(() => send('quay1', `${PLACE}/ca`, { openingVnd: '0' }), 409, 'Ca của bạn đang mở');
  });

  it('takes what is due with a receipt that other programs read, once for a form sent twice at once', async () => {
    const { id } = await pay.accept({ applicantName: 'Người Nộp Phí' });
    const page = await read('quay1', moneyOf(id));
    expect(page).toContain('Đã nhận 8.000');
    const fields = { amountVnd: '8000', clientKey: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => send('quay1', `${moneyOf(id)}/tien-mat`, fields)));
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    const intents = await pay.intentsOf(id);
    expect(intents).toMatchObject([{ method: 'cash', state: 'succeeded', amountVnd: 8000 }]);
    const answer = await as('quay1').get(`${PLACE}/giao-dich/${intents[0]!.id}/bien-lai.pdf`);
    const file = join(mkdtempSync(join(tmpdir(), 'motcua-receipt-')), 'bien-lai.pdf');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    execFileSync('qpdf', ['--check', file]);
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
    for (const word of [
      'BIÊN LAI THU PHÍ, LỆ PHÍ',
      'Người Nộp Phí',
      '8.000',
      'Tám nghìn đồng',
      'Tiền mặt',
      'Cán bộ quầy 1',
    ])
      expect(words.replace(/\s+/g, ' ')).toContain(word);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages:\s+1\n/);
  });

  it('refuses another amount than is due, and what was paid meanwhile', async () => {
    const { id } = await pay.accept();
    await refused(() => send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '7000' }), 409, 'vừa thay đổi');
    await refused(
      () => send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '-8000' }),
      422,
      'Chưa thu được',
    );
    await send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' });
    await refused(() => send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' }), 409, 'đã nộp đủ');
  });

  it('takes it once when two cashiers take it at once', async () => {
    await openTill('quay2');
    for (let round = 0; round < 4; round++) {
      const { id } = await pay.accept();
      const statuses = await Promise.all(
        ['quay1', 'quay2'].map(
          async (who) => (await send(who, `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' })).status,
        ),
      );
      expect(statuses.sort()).toEqual([303, 409]);
      expect((await pay.intentsOf(id)).map((each) => each.state)).toEqual(['succeeded']);
    }
  });

  it('and a message of the platform at once: one is paid, the other refused or to be given back', async () => {
    for (let round = 0; round < 4; round++) {
      const { dossier, visitor, path } = await pay.owned();
      const { id } = dossier;
      await visitor.send(path, fieldsIn(await (await visitor.get(path)).text(), 'platform'));
      const [online] = await pay.intentsOf(id);
      await Promise.all([
        send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' }),
        pay.tell(pay.peer.result(online!.reference, { TrangThaiGD: '1' })),
      ]);
      const states = (await pay.intentsOf(id)).map((each) => each.state).sort();
      expect([['succeeded'], ['refund_requested', 'succeeded']]).toContainEqual(states);
      const paid = await at.database.db
        .selectFrom('charge_payments as p')
        .innerJoin('payment_charges as c', (join) =>
          join.onRef('c.ward_id', '=', 'p.ward_id').onRef('c.id', '=', 'p.charge_id'),
        )
        .select('p.charge_id')
        .where('c.dossier_id', '=', id)
        .execute();
      expect(paid).toHaveLength(1);
    }
  });

  it('warns the desk of a payment that is on its way, which ends when cash is taken', async () => {
    const { dossier, visitor, path } = await pay.owned();
    await visitor.send(path, fieldsIn(await (await visitor.get(path)).text(), 'platform'));
    expect(await read('quay1', moneyOf(dossier.id))).toContain('đang thanh toán trực tuyến');
    await send('quay1', `${moneyOf(dossier.id)}/tien-mat`, { amountVnd: '8000' });
    expect((await pay.intentsOf(dossier.id)).map((each) => each.state)).toEqual(['cancelled', 'succeeded']);
  });

  it('is closed with what was counted; a difference needs its word, another cannot close it', async () => {
    const shift = await shiftOf('quay2');
    const taken = await at.database.db
      .selectFrom('payment_intents')
      .select((e) => e.fn.sum<number>('paid_vnd').as('sum'))
      .where('shift_id', '=', shift.id)
      .executeTakeFirstOrThrow();
    const expected = Number(taken.sum);
    const path = `${PLACE}/ca/${shift.id}/dong`;
    await refused(() => send('quay1', path, { countedVnd: String(expected) }), 404, 'Không có ca này');
    await refused(() => send('quay2', path, { countedVnd: String(expected + 500) }), 422, 'lệch 500');
    await refused(() => send('quay2', path, { countedVnd: '' }), 422, 'Ghi số tiền đếm được');
    expect(
      (await send('quay2', path, { countedVnd: String(expected + 500), note: 'Khách không lấy tiền thừa' }))
        .status,
    ).toBe(303);
    expect(await shiftOf('quay2')).toMatchObject({ expected_vnd: expected, counted_vnd: expected + 500 });
    await refused(() => send('quay2', path, { countedVnd: '0', note: 'Đếm lại lần nữa' }), 409, 'đã đóng');
    const page = await read('chanhvp', `${PLACE}/ca/${shift.id}`);
    expect(page).toContain('Thừa 500');
    expect(await read('chanhvp', PLACE)).toContain('Khách không lấy tiền thừa');
  });

  it('closes beside a payment without losing it', async () => {
    await openTill('quay2', '0');
    const shift = await shiftOf('quay2');
    const { id } = await pay.accept();
    const [taken, closed] = await Promise.all([
      send('quay2', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' }),
      send('quay2', `${PLACE}/ca/${shift.id}/dong`, { countedVnd: '0', note: 'Đóng ngay khi đang thu' }),
    ]);
    expect(closed.status).toBe(303);
    const after = await shiftOf('quay2');
    expect(after.expected_vnd).toBe(taken.status === 303 ? 8000 : 0);
    expect(await pay.intentsOf(id)).toHaveLength(taken.status === 303 ? 1 : 0);
  });
});

describe('a transfer at the desk', () => {
  const offer = async () => {
    const { id } = await pay.accept();
    await send('quay1', `${moneyOf(id)}/ma-qr`, { amountVnd: '8000' });
    const [intent] = await pay.intentsOf(id);
    return { id, intent: intent! };
  };
  it('counts when an officer saw it on the account, by a number that serves once', async () => {
    const { id, intent } = await offer();
    const page = await read('quay1', moneyOf(id));
    expect(page).toContain(`PHI ${intent.reference}`);
    const path = `${PLACE}/giao-dich/${intent.id}/xac-nhan`;
    await refused(
      () => send('quay1', path, { transactionId: '', amountVnd: '8000' }),
      422,
      'Ghi số giao dịch',
    );
    await refused(
      () => send('hotich', path, { transactionId: 'FT1234', amountVnd: '8000' }),
      403,
      'không có nhiệm vụ',
    );
    expect((await send('quay1', path, { transactionId: 'FT1234', amountVnd: '8.000' })).status).toBe(303);
    expect((await send('quay1', path, { transactionId: 'FT1234', amountVnd: '8000' })).status).toBe(303);
    await refused(
      () => send('quay1', path, { transactionId: 'FT9999', amountVnd: '8000' }),
      409,
      'đã được xác nhận',
    );
    expect((await pay.intentsOf(id))[0]).toMatchObject({ state: 'succeeded', transactionId: 'FT1234' });
    const second = await offer();
    const again = `${PLACE}/giao-dich/${second.intent.id}/xac-nhan`;
    await refused(
      () => send('quay1', again, { transactionId: 'FT1234', amountVnd: '8000' }),
      422,
      'đã dùng để xác nhận',
    );
  });

  it('of another amount pays nothing and is to be given back', async () => {
    const { id, intent } = await offer();
    await send('quay1', `${PLACE}/giao-dich/${intent.id}/xac-nhan`, {
      transactionId: 'FT5555',
      amountVnd: '5000',
    });
    expect((await pay.intentsOf(id))[0]).toMatchObject({
      state: 'refund_requested',
      isOwedBack: true,
      paidVnd: 5000,
    });
    expect(await refundOf(intent.id)).toMatchObject({ cause: 'amount_differs', amount_vnd: 5000 });
    expect(await read('quay1', moneyOf(id))).toContain('Phải thu 8.000');
  });

  it('of one number for two payments at once serves for one', async () => {
    const both = [await offer(), await offer()];
    const statuses = await Promise.all(
      both.map(
        async ({ intent }) =>
          (
            await send('quay1', `${PLACE}/giao-dich/${intent.id}/xac-nhan`, {
              transactionId: 'FT7777',
              amountVnd: '8000',
            })
          ).status,
      ),
    );
    expect(statuses.sort()).toEqual([303, 422]);
  });

  it('is not how cash or an online payment is confirmed', async () => {
    const { dossier, visitor, path } = await pay.owned();
    await visitor.send(path, fieldsIn(await (await visitor.get(path)).text(), 'platform'));
    const [intent] = await pay.intentsOf(dossier.id);
    const fields = { transactionId: 'FT8888', amountVnd: '8000' };
    await refused(
      () => send('quay1', `${PLACE}/giao-dich/${intent!.id}/xac-nhan`, fields),
      409,
      'Chỉ giao dịch chuyển khoản',
    );
  });
});

describe('giving back', () => {
  const paid = async () => {
    const { id } = await pay.accept();
    await send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' });
    const [intent] = await pay.intentsOf(id);
    return { id, intent: intent! };
  };
  it('needs the approval of another who reviews or signs, then is paid out of the till', async () => {
    const { id, intent } = await paid();
    const ask = `${PLACE}/giao-dich/${intent.id}/hoan`;
    await refused(() => send('quay1', ask, { reason: '' }), 422, 'Ghi lý do cụ thể');
    expect((await send('quay1', ask, { reason: 'Người nộp rút hồ sơ' })).status).toBe(303);
    await refused(() => send('quay1', ask, { reason: 'Người nộp rút hồ sơ' }), 409, 'đã có đề nghị');
    const refund = await refundOf(intent.id);
    const decide = `${PLACE}/hoan-tra/${refund.id}/quyet-dinh`;
    const give = `${PLACE}/hoan-tra/${refund.id}/chi`;
    await refused(() => send('quay1', decide, { decision: 'approve' }), 403, 'thẩm tra hoặc ký duyệt');
    await refused(() => send('quay1', give, { how: 'cash' }), 409, 'đã được duyệt');
    await refused(() => send('chanhvp', decide, { decision: '' }), 422, 'Chưa ghi được quyết định');
    expect((await send('chanhvp', decide, { decision: 'approve' })).status).toBe(303);
    await refused(
      () => send('chutich', decide, { decision: 'reject', note: 'Không đồng ý' }),
      409,
      'đã được quyết định',
    );
    await refused(() => send('chanhvp', give, { how: 'cash' }), 403, 'không có nhiệm vụ');
    await refused(
      () => send('quay1', give, { how: 'transfer', reference: '' }),
      422,
      'Ghi số giao dịch đã chuyển trả',
    );
    const shift = await shiftOf('quay1');
    const before = /phải có <b>([\d.]+)/.exec(await read('quay1', PLACE))![1]!;
    expect((await send('quay1', give, { how: 'cash' })).status).toBe(303);
    const after = /phải có <b>([\d.]+)/.exec(await read('quay1', PLACE))![1]!;
    expect(Number(before.replaceAll('.', '')) - Number(after.replaceAll('.', ''))).toBe(8000);
    expect(await refundOf(intent.id)).toMatchObject({ state: 'paid', shift_id: shift.id });
    expect((await pay.intentsOf(id))[0]).toMatchObject({ state: 'refunded' });
    expect((await pay.chargesOf(id))[0]!.voidedAt).not.toBeNull();
    await refused(() => send('quay2', give, { how: 'transfer', reference: 'FT-TRA-1' }), 409, 'chưa trả');
  });

  it('is never approved by who asked, even with both duties', async () => {
    const { intent } = await paid();
    await send('quay1', `${PLACE}/giao-dich/${intent.id}/hoan`, { reason: 'Thu nhầm người' });
    const { id } = await refundOf(intent.id);
    const { decideRefund } = await import('../../features/payments/index.ts');
    const both = {
      ...at.act('quay1'),
      officer: { ...at.officer('quay1'), duties: ['receive', 'sign'] as const },
    };
    await expect(
      at.database.transact((tx) => decideRefund(tx, both, id, { decision: 'approve' })),
    ).rejects.toThrow('không được tự duyệt');
  });

  it('can be refused with a reason, and the payment stands', async () => {
    const { id, intent } = await paid();
    await send('quay1', `${PLACE}/giao-dich/${intent.id}/hoan`, { reason: 'Người nộp đổi ý' });
    const refund = await refundOf(intent.id);
    const decide = `${PLACE}/hoan-tra/${refund.id}/quyet-dinh`;
    await refused(
      () => send('chutich', decide, { decision: 'reject', note: '' }),
      422,
      'Ghi lý do không hoàn trả',
    );
    await send('chutich', decide, { decision: 'reject', note: 'Hồ sơ đã giải quyết xong' });
    expect((await pay.intentsOf(id))[0]).toMatchObject({ state: 'succeeded' });
    expect(
      (await send('quay1', `${PLACE}/giao-dich/${intent.id}/hoan`, { reason: 'Đề nghị lại lần nữa' })).status,
    ).toBe(303);
  });

  it('of money that settled nothing cannot be refused', async () => {
    const { id } = await pay.accept();
    await send('quay1', `${moneyOf(id)}/ma-qr`, { amountVnd: '8000' });
    const [intent] = await pay.intentsOf(id);
    await send('quay1', `${moneyOf(id)}/tien-mat`, { amountVnd: '8000' });
    await send('quay1', `${PLACE}/giao-dich/${intent!.id}/xac-nhan`, {
      transactionId: 'FT4321',
      amountVnd: '8000',
    });
    const refund = await refundOf(intent!.id);
    expect(refund).toMatchObject({ cause: 'doubled', requested_by: null });
    const fields = { decision: 'reject', note: 'Không trả lại' };
    await refused(
      () => send('chanhvp', `${PLACE}/hoan-tra/${refund.id}/quyet-dinh`, fields),
      409,
      'phải trả lại',
    );
    await send('chanhvp', `${PLACE}/hoan-tra/${refund.id}/quyet-dinh`, { decision: 'approve' });
    await send('quay1', `${PLACE}/hoan-tra/${refund.id}/chi`, { how: 'transfer', reference: 'FT-TRA-2' });
    expect((await pay.intentsOf(id)).map((each) => each.state)).toEqual(['refunded', 'succeeded']);
    expect((await pay.chargesOf(id))[0]).toMatchObject({ voidedAt: null });
  });

  it('of money for a charge that was taken back meanwhile is owed without anybody asking', async () => {
    const { dossier, visitor, path } = await pay.owned();
    await visitor.send(path, fieldsIn(await (await visitor.get(path)).text(), 'platform'));
    const [intent] = await pay.intentsOf(dossier.id);
    const [charge] = await pay.chargesOf(dossier.id);
    await send('quay1', `${moneyOf(dossier.id)}/khoan/${charge!.id}/bo`, { reason: 'Tính nhầm số lượng' });
    await pay.tell(pay.peer.result(intent!.reference, { TrangThaiGD: '1' }));
    expect((await pay.intentsOf(dossier.id))[0]).toMatchObject({
      state: 'refund_requested',
      isOwedBack: true,
    });
    expect(await refundOf(intent!.id)).toMatchObject({ cause: 'not_due', requested_by: null });
    expect(await (await visitor.get(`${path}/${intent!.reference}`)).text()).toContain('nộp thừa');
    expect((await visitor.get(`${path}/${intent!.reference}/bien-lai.pdf`)).status).toBe(404);
  });

  it('is paid once when two pay it at once', async () => {
    const { intent } = await paid();
    await send('quay1', `${PLACE}/giao-dich/${intent.id}/hoan`, { reason: 'Thu nhầm hồ sơ' });
    const { id } = await refundOf(intent.id);
    await send('chanhvp', `${PLACE}/hoan-tra/${id}/quyet-dinh`, { decision: 'approve' });
    const statuses = await Promise.all(
      ['quay1', 'quay2'].map(
        async (who) =>
          (await send(who, `${PLACE}/hoan-tra/${id}/chi`, { how: 'transfer', reference: `FT-${who}` }))
            .status,
      ),
    );
    expect(statuses.sort()).toEqual([303, 409]);
  });
});

describe('reconciling from the page', () => {
  it('shows what differed, in a table and as CSV without a name', async () => {
    const { visitor, path } = await pay.owned({ applicantName: 'Người Kín Đáo' });
    const place = (
      await visitor.send(path, fieldsIn(await (await visitor.get(path)).text(), 'platform'))
    ).headers.get('location')!;
    const reference = place.split('/').at(-1)!;
    pay.peer.deliverBy(() => 'lost');
    await pay.peer.choose(reference, 'pay');
    pay.peer.deliverBy(() => 'sent');
    await refused(() => send('hotich', `${PLACE}/doi-soat`), 403, 'không có nhiệm vụ');
    const answer = await send('quay1', `${PLACE}/doi-soat`);
    expect(answer.status).toBe(303);
    const run = answer.headers.get('location')!;
    const page = await read('chanhvp', run);
    expect(page).toContain(reference);
    expect(page).toContain('bản tin không đến');
    const csv = await (await as('chanhvp').get(`${run}.csv`)).text();
    expect(csv).toContain(reference);
    expect(csv).not.toContain('Kín Đáo');
    expect((await as('chanhvp').get(`${PLACE}/doi-soat/999999`)).status).toBe(404);
  });
});

describe('the account of the ward', () => {
  const account = { bin: '999998', number: '1111222233', holder: 'UBND PHUONG', bankName: 'Ngân hàng thử' };
  it('is named by an administrator alone, for days to come, and the change is in the log', async () => {
    const path = `${PLACE}/muc-thu/tai-khoan`;
    const fields = { ...account, validFrom: '2026-12-01' };
    await refused(() => send('kiemsoat', path, fields), 403, 'không được đổi tài khoản');
    await refused(() => send('quantri', path, { ...fields, validFrom: '2026-11-23' }), 422, 'từ ngày mai');
    await refused(() => send('quantri', path, { ...fields, bin: '12' }), 422, '6 chữ số');
    await refused(() => send('quantri', path, { ...fields, number: '12 34' }), 422, 'Số tài khoản');
    expect((await send('quantri', path, fields)).status).toBe(303);
    expect(await read('quantri', `${PLACE}/muc-thu`)).toContain('1111222233');
    const log = await at.database.db
      .selectFrom('audit_log')
      .selectAll()
      .where('what', '=', 'bank_account')
      .execute();
    expect(log).toHaveLength(1);
  });
});
