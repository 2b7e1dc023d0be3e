import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { findDossier } from '../../../features/dossiers/index.ts';
import { parseLocal } from '../../../law/day.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  life = dossierLife(at);
});
afterAll(() => at.close());

async function as(who: string): Promise<Visitor> {
  const visitor = visitors.get(who) ?? new Visitor(at);
  if (!visitors.has(who)) await visitor.signIn(who);
  visitors.set(who, visitor);
  return visitor;
}
const find = async (dossierId: number) =>
  (await findDossier(at.database.db, { wardId: at.wardId, dossierId })).state;
const listed = async (who: string, query: string) => {
  const page = await (await (await as(who)).get(`/can-bo/ho-so?${query}`)).text();
  return new Set([...page.matchAll(/href="\/can-bo\/ho-so\/(\d+)"/g)].map((match) => Number(match[1])));
};

let fieldQuery = '';

describe('a list', () => {
  it('finds a code by a part of it, with and without its hyphens', async () => {
    const [one, two] = [await life.accept(), await life.accept()];
    const { code } = await find(one);
    const last = code.slice(-11);
    for (const q of [code, last, last.replace('-', ''), code.replace(/[.-]/g, '').toLowerCase()]) {
      const found = await listed('quay1', `viec=all&q=${q}`);
      expect(found).toContain(one);
      expect(found).not.toContain(two);
    }
  });

  it('and its marks agree on what is soon due', async () => {
    const soon = await life.accept({}, [], parseLocal('2026-11-11T16:00'));
    const desk = await as('quay1');
    const marked = async (query: string) => {
      const page = await (await desk.get(`/can-bo/ho-so?${query}`)).text();
      return page.split('<tbody>')[1]!.match(/Sắp đến hạn/g)?.length ?? 0;
    };
    const listedSoon = await listed('quay1', 'viec=due_soon');
    expect(listedSoon).toContain(soon);
    expect(await marked('viec=due_soon')).toBe(listedSoon.size);
    expect(await marked('viec=open')).toBe(listedSoon.size);
  });

  it.each<[string, string, () => Promise<[number, number]>]>([
    [
      'place',
      'viec=all&noi=forwarded',
      async () => [await life.accept({ forBody: 'Sở Xây dựng' }), await life.accept()],
    ],
    [
      'procedure',
      'viec=all&thu-tuc=1.000894',
      async () => [await life.accept({ procedureCode: '1.000894' }), await life.accept()],
    ],
    [
      'channel',
      'viec=all&cach-nop=post',
      async () => [await life.accept({ channel: 'post' }), await life.accept()],
    ],
    [
      'personal id',
      'viec=all&q=999000000042',
      async () => [await life.accept({ applicantPersonalId: '999000000042' }), await life.accept()],
    ],
    [
      'name without accents',
      'viec=all&q=la lung',
      async () => [await life.accept({ applicantName: 'Phạm Lạ Lùng' }), await life.accept()],
    ],
    [
      'hand-over not received',
      'viec=all&chua-nhan=1',
      async () => {
        const given = await life.accept();
        await life.take(given, 'quay1', 'transfer');
        return [given, await life.accept()];
      },
    ],
    [
      'due days',
      'viec=all&han-tu=2026-11-19&han-den=2026-11-19',
      async () => [await life.accept(), await life.accept({}, [], parseLocal('2026-11-10T09:00'))],
    ],
    [
      'late',
      'viec=all&tre=1',
      async () => [await life.accept({}, [], parseLocal('2026-11-02T09:00')), await life.accept()],
    ],
    [
      'field',
      'viec=all&linh-vuc=G06-KS',
      async () => {
        const field = await at.database.db
          .selectFrom('procedure_versions')
          .select('field_code')
          .where('code', '=', '1.000894')
          .executeTakeFirstOrThrow();
        fieldQuery = `viec=all&linh-vuc=${field.field_code}`;
        const other = await at.database.db
          .selectFrom('procedure_versions')
          .select('code')
          .where('field_code', '!=', field.field_code)
          .where('code', '=', '2.000815')
          .executeTakeFirst();
        return [
          await life.accept({ procedureCode: '1.000894' }),
          await life.accept({ procedureCode: other?.code ?? '2.000815' }),
        ];
      },
    ],
    [
      'sent back',
      'viec=all&tra-lai=1',
      async () => {
        const back = await life.accept();
        await life.take(back, 'quay1', 'transfer');
        await life.assign(back);
        await life.take(back, 'hotich', 'propose', { outcome: 'granted' });
        await life.take(back, 'chanhvp', 'send_back', { reason: 'Thiếu ý kiến của công an.' });
        return [back, await life.accept()];
      },
    ],
    [
      'phone as people write it',
      'viec=all&q=0000.77 88 99',
      async () => [await life.accept({ applicantPhone: '0000778899' }), await life.accept()],
    ],
  ])('is narrowed by %s', async (_name, query, make) => {
    const [shown, hidden] = await make();
    const found = await listed('quay1', query.includes('linh-vuc') ? fieldQuery : query);
    expect(found).toContain(shown);
    expect(found).not.toContain(hidden);
  });

  it('is narrowed by who holds it, and shows an examiner what was given to him or to nobody', async () => {
    const id = await life.accept();
    await life.take(id, 'quay1', 'transfer');
    await life.take(id, 'chanhvp', 'assign', { officerId: at.officer('hotich').id });
    expect(await listed('chanhvp', `viec=open&nguoi=${at.officer('hotich').id}`)).toContain(id);
    expect(await listed('hotich', 'viec=mine')).toContain(id);
    expect(await listed('kinhte', 'viec=mine')).not.toContain(id);
  });

  it('shows a unit what it was asked', async () => {
    const id = await life.accept();
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    expect(await listed('kinhte', 'viec=mine')).not.toContain(id);
    await life.take(id, 'hotich', 'consult', {
      unitIds: [at.officer('kinhte').unitId],
      question: 'Ý kiến gì không?',
    });
    expect(await listed('kinhte', 'viec=mine')).toContain(id);
  });

  it('marks what was handed over and not received for longer than the ward allows', async () => {
    const id = await life.accept({}, [], parseLocal('2026-11-12T09:00'));
    await life.take(id, 'quay1', 'transfer', {}, parseLocal('2026-11-12T09:00'));
    const page = await (await (await as('chanhvp')).get('/can-bo/ho-so?viec=unit')).text();
    expect(page).toContain('Chưa nhận');
  });

  it('is not for administrators', async () => {
    for (const path of ['/can-bo/ho-so', '/can-bo/so-theo-doi', '/can-bo/so-theo-doi.xlsx'])
      expect((await (await as('quantri')).get(path)).status).toBe(403);
    expect((await (await as('quantri')).post('/can-bo/ho-so/nhieu', {}, '/can-bo/quan-tri')).status).toBe(
      403,
    );
  });
});

describe('one step for many', () => {
  const post = async (who: string, step: string, ids: number[], extra: Record<string, string> = {}) => {
    const form = new FormData();
    const visitor = await as(who);
    const page = await (await visitor.get('/can-bo/ho-so?viec=all')).text();
    form.append('_token', /name="_token" value="([^"]+)"/.exec(page)![1]!);
    const rows: [string, string][] = [];
    for (const id of ids) rows.push(['dossier', `${id}.${(await find(id)).stepCount}`]);
    return visitor.sendAll('/can-bo/ho-so/nhieu', [
      ...Object.entries({ _token: String(form.get('_token')), step, clientKey: randomUUID(), ...extra }),
      ...rows,
    ]);
  };

  it('goes for each that is open, and says of the others why not', async () => {
    const [one, two] = [await life.accept(), await life.accept()];
    const ended = await life.accept();
    await life.take(ended, 'quay1', 'withdraw', { reason: 'Người nộp xin rút.' });
    const page = await (await post('quay1', 'transfer', [one, two, ended])).text();
    expect(page).toContain('2 / 3 hồ sơ');
    expect(page).toContain('Bước này không mở');
    expect((await find(one)).status).toBe('awaiting_assignment');
    expect((await find(ended)).status).toBe('withdrawn');
  });

  it('gives all to one person, and takes no step twice when it is posted twice', async () => {
    const ids = [await life.accept(), await life.accept()];
    const clientKey = randomUUID();
    await post('quay1', 'transfer', ids);
    const officerId = String(at.officer('hotich').id);
    const rows = await Promise.all(ids.map(async (id) => (await find(id)).stepCount));
    for (const _time of [1, 2]) await post('chanhvp', 'assign', ids, { officerId, clientKey });
    for (const [order, id] of ids.entries()) {
      expect(await find(id)).toMatchObject({ status: 'transferred', holderOfficerId: Number(officerId) });
      expect((await find(id)).stepCount).toBe(rows[order]! + 2);
    }
  });

  it('takes each dossier once when two sign the same ten', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 10; count++) {
      const id = await life.accept();
      await life.take(id, 'quay1', 'transfer');
      await life.assign(id);
      await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
      await life.take(id, 'chanhvp', 'submit_for_signature');
      ids.push(id);
    }
    await Promise.all([post('chutich', 'sign', ids), post('phochutich', 'sign', ids)]);
    for (const id of ids) {
      const { steps } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
      expect(steps.filter((each) => each.step.step === 'sign').length).toBe(1);
    }
  });

  it('refuses dossiers that are not of the ward, and an empty choice', async () => {
    const visitor = await as('quay1');
    const page = await (await visitor.get('/can-bo/ho-so')).text();
    const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
    const form = { _token: token, step: 'transfer', clientKey: randomUUID() };
    expect((await visitor.send('/can-bo/ho-so/nhieu', form)).status).toBe(422);
    const foreign = await visitor.send('/can-bo/ho-so/nhieu', { ...form, dossier: '999999.1' });
    expect(await foreign.text()).toContain('0 / 1 hồ sơ');
  });
});

describe('the register', () => {
  it('has every dossier received on a day, as the rows of the database say, on page and in Excel', async () => {
    const id = await life.accept(
      { applicantAddress: 'Tổ 9', returnBy: 'post' },
      [],
      parseLocal('2026-11-10T09:00'),
    );
    await life.finish(id, parseLocal('2026-11-11T09:00'));
    await life.take(id, 'quay1', 'return_result', { receiver: 'Bà Chín' }, parseLocal('2026-11-12T09:00'));
    const desk = await as('quay1');
    const page = await (await desk.get('/can-bo/so-theo-doi?tu=2026-11-10&den=2026-11-10')).text();
    for (const text of [
      'Mẫu số 07',
      'Tổ 9, 0000001234',
      'Bà Chín',
      'Qua bưu chính công ích',
      '12/11/2026 09:00',
    ])
      expect(page).toContain(text);
    const file = await (
      await desk.get('/can-bo/so-theo-doi.xlsx?tu=2026-11-01&den=2026-11-30')
    ).arrayBuffer();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file);
    const rows = await at.database.db
      .selectFrom('dossiers')
      .select('code')
      .where('received_at', 'is not', null)
      .execute();
    const [sheet] = workbook.worksheets;
    expect(sheet!.rowCount).toBe(rows.length + 1);
    const [row] = sheet!.getRows(2, rows.length)!.filter((each) => each.getCell(12).value === 'Bà Chín');
    // The clock of the ward, as a date that Excel can count with.
    expect(row!.getCell(8).value).toEqual(new Date('2026-11-10T09:00:00Z'));
    expect(row!.getCell(10).numFmt).toBe('dd/mm/yyyy hh:mm');
    const logged = await at.database.db
      .selectFrom('access_log')
      .select('subject')
      .where('action', '=', 'export')
      .execute();
    expect(logged.at(-1)?.subject).toContain('sổ theo dõi');
  });
});

describe('the first page', () => {
  it('says what waits for whom, most urgent first, and no more than his lists show', async () => {
    const page = await (await (await as('hotich')).get('/can-bo/viec')).text();
    const mine = await listed('hotich', 'viec=mine');
    const counts = [...page.matchAll(/<b>(\d+)<\/b>/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    expect(counts).toBe(mine.size);
  });
});
