import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import {
  acceptDossier,
  findDossier,
  type IntakeDocument,
  submitDossier,
} from '../../../features/dossiers/index.ts';
import { lookUp, recordByHand } from '../../../features/lookups/index.ts';
import { parseLocal } from '../../../law/day.ts';
import { type LocalDatabases, startLocalDatabases } from '../../../platform/messages/local-databases.ts';

const PATH = '/can-bo/ho-so/moi';
const CODE = '1.000894';
const PERSON = { applicantName: 'Người nộp 0123', applicantPersonalId: '999000000123' };

let at: TestDatabase;
let databases: LocalDatabases;
let desk: Visitor;
/** The row of the form that data replace, the name of its paper, and the path of its database. */
let row: number;
let paper: string;
const POPULATION = 'dan-cu';
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  databases = await startLocalDatabases();
  desk = new Visitor(at);
  await desk.signIn('quay1');
  const page = await (await desk.get(`${PATH}?thu-tuc=${CODE}`)).text();
  row = Number(/id="doc\.(\d+)\.lookup"/.exec(page)![1]);
  paper = new RegExp(`name="doc\\.${row}\\.got"[^>]*aria-label="Nhận: ([^"]+)"`).exec(page)![1]!;
});
afterAll(async () => {
  await databases.close();
  await at.close();
});
beforeEach(() => {
  databases.answerWith('well');
  at.platform.settings.lookups = { url: databases.url, token: databases.token, limitMs: 800, restMs: 1000 };
});

const form = (change: Record<string, string> = {}) => ({
  ...{ clientKey: randomUUID(), procedureCode: CODE, channel: 'direct', returnBy: 'centre', termNo: '1' },
  ...{ applicantKind: 'citizen', applicantPhone: '0000001234', answer: 'accept', ...PERSON },
  competentUnitId: String(at.officer('hotich').unitId),
  acknowledged: '1',
  ...change,
});
const send = (fields: Record<string, string>, by = desk) => by.post(PATH, fields, `${PATH}?thu-tuc=${CODE}`);
const doc = (part: string) => `doc.${row}.${part}`;
const handedIn = () => ({ [doc('got')]: '1', [doc('source')]: 'original' });
const press = () => ({ answer: `lookup.${row}`, [doc('got')]: '1', [doc('source')]: 'database' });
const valueIn = (page: string, name: string) =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*value="([^"]*)"`).exec(page)?.[1];
const counted = async () => {
  const count = async (table: 'dossiers' | 'lookups') =>
    (
      await at.database.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .execute()
    )[0]!.n;
  return { dossiers: await count('dossiers'), lookups: await count('lookups') };
};
const dossierOf = async (answer: Response) => {
  const dossierId = Number(/ho-so\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1]);
  return findDossier(at.database.db, { wardId: at.wardId, dossierId });
};
const documentOf = async (answer: Response) =>
  (await dossierOf(answer)).state.documents.find(({ name }) => name === paper);

describe('the button "Tra cứu"', () => {
  it('shows what the database says, masked, and loses nothing that was typed', async () => {
    const before = await counted();
    const answer = await send(form({ ...press(), applicantAddress: 'Tổ đang gõ dở' }));
    expect(answer.status).toBe(200);
    const page = await answer.text();
    for (const words of ['Có dữ liệu, khớp', 'Người nộp 0123', 'value="Tổ đang gõ dở"', '•••••••••123'])
      expect(page).toContain(words);
    expect(await counted()).toEqual({ dossiers: before.dossiers, lookups: before.lookups + 1 });
    const accepted = await send(
      form({ ...press(), answer: 'accept', [doc('lookup')]: valueIn(page, doc('lookup'))! }),
    );
    expect(accepted.status).toBe(303);
    expect(await documentOf(accepted)).toMatchObject({
      ...{ source: 'database', file: null, lookupId: Number(valueIn(page, doc('lookup'))) },
    });
  });

  it('the same form sent twice asks once; pressed anew it asks anew', async () => {
    const fields = form(press());
    const pages = await Promise.all([send(fields), send(fields)].map(async (each) => (await each).text()));
    const [first, second] = pages.map((page) => valueIn(page, doc('lookup')));
    expect(first).toBe(second);
    const again = await (await send({ ...fields, [doc('lookup')]: first! })).text();
    expect(valueIn(again, doc('lookup'))).not.toBe(first);
  });

  it('without a number says so at its row, and asks nothing', async () => {
    const before = await counted();
    const answer = await send(form({ ...press(), applicantPersonalId: '' }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${doc('subject')}"`);
    expect(await counted()).toEqual(before);
  });

  it('looks up somebody else when the officer names him', async () => {
    const page = await (await send(form({ ...press(), [doc('subject')]: '999 000 000 456' }))).text();
    expect(page).toContain('•••••••••456');
    expect(page).toContain('Người nộp 0456');
  });

  it('shows what does harm as mere text', async () => {
    databases.answerWith('hostile');
    const page = await (await send(form(press()))).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('\u202e');
  });

  it.each(['hang', 'close', 'broken', 'malformed', 'wrong_person', 'incomplete'] as const)(
    'that ends badly (%s) lets the paper be asked, with the reason of the look-up',
    async (how) => {
      databases.answerWith(how);
      const fields = form({
        applicantName: how === 'wrong_person' ? 'Người nộp 0123' : PERSON.applicantName,
      });
      const page = await (await send({ ...fields, ...press() })).text();
      const lookup = valueIn(page, doc('lookup'))!;
      expect(page).toContain('yêu cầu bổ sung');
      expect(page).toMatch(
        /<textarea[^>]*id="answerReason"[^>]*>Đã tra cứu Cơ sở dữ liệu quốc gia về dân cư/,
      );
      const accepted = await send({ ...fields, ...handedIn(), [doc('lookup')]: lookup });
      expect(accepted.status).toBe(303);
      expect(await documentOf(accepted)).toMatchObject({
        ...{ source: 'original', reusable: true, lookupId: Number(lookup) },
        askedBecause: expect.stringContaining(`Tra cứu số ${lookup}`),
      });
    },
  );
});

describe('a look-up before acceptance', () => {
  it('is made by itself where nobody pressed the button', async () => {
    const accepted = await send(form({ ...press(), answer: 'accept' }));
    expect(accepted.status).toBe(303);
    expect((await documentOf(accepted))!.lookupId).toBeGreaterThan(0);
  });

  it('that gives nothing is shown first, and nothing is accepted', async () => {
    databases.answerWith('broken', POPULATION);
    const before = await counted();
    const answer = await send(form({ ...press(), answer: 'accept' }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`href="#${doc('lookup')}"`);
    expect(page).toContain('Không khai thác được');
    expect(await counted()).toEqual({ dossiers: before.dossiers, lookups: before.lookups + 1 });
  });

  it('is none where nothing is connected: the data stand, as before', async () => {
    at.platform.settings.lookups = null;
    const accepted = await send(form({ ...press(), answer: 'accept' }));
    expect((await documentOf(accepted))!.lookupId).toBeUndefined();
  });
});

describe('a paper that data replace', () => {
  it('is not taken without a look-up: said at its row, and nothing is written', async () => {
    const before = await counted();
    const answer = await send(form(handedIn()));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`href="#${doc('lookup')}"`);
    expect(page).toContain('Tra cứu trước');
    expect(await counted()).toEqual(before);
  });

  it('is taken after a look-up outside the system, where nothing is connected', async () => {
    at.platform.settings.lookups = null;
    const fields = form({ ...press(), answer: `by_hand.${row}` });
    const wrong = await send({ ...fields, [doc('handOutcome')]: 'not_found', [doc('handReason')]: 'x' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(`href="#${doc('handReason')}"`);
    const seen = { [doc('handOutcome')]: 'not_found', [doc('handReason')]: 'Cổng dân cư báo không có' };
    const page = await (await send({ ...fields, ...seen })).text();
    expect(page).toContain('tra cứu ngoài hệ thống 16/11/2026 09:00');
    const lookup = valueIn(page, doc('lookup'))!;
    const accepted = await send({ ...form(), ...handedIn(), [doc('lookup')]: lookup });
    expect(await documentOf(accepted)).toMatchObject({ lookupId: Number(lookup) });
  });

  it('of a foreigner is looked at by hand', async () => {
    at.platform.settings.lookups = null;
    const accepted = await send(form({ ...handedIn(), applicantOrigin: 'foreigner' }));
    expect(await documentOf(accepted)).toMatchObject({
      askedBecause: expect.stringContaining('Người nước ngoài'),
    });
  });
});

describe('the verb itself', () => {
  const subject = { of: 'applicant' as const, number: PERSON.applicantPersonalId, name: '', birthOn: null };
  const rule = { legalDocument: '', article: '' };
  const ask = (change: object = {}) => ({
    ...{ procedureCode: CODE, paper, database: 'population' as const, rule, subject, matter: null },
    clientKey: randomUUID(),
    ...change,
  });
  const actOf = (who = 'quay1', now?: Date) => ({ ...at.act(who, now), wardId: at.wardId });
  const seen = (outcome: string, asked = ask(), who = 'quay1', now?: Date) =>
    at.database.transact((tx) =>
      recordByHand(tx, actOf(who, now), asked, { outcome, reason: 'Đã xem trên cổng', checkedAt: '' }),
    );
  const accept = (lookupId: number | undefined, change: Partial<IntakeDocument> = {}, how = acceptDossier) =>
    at.database.transact((tx) =>
      how(tx, at.platform.files, at.act('quay1'), {
        form: form() as never,
        documents: [
          {
            ...{
              name: paper,
              source: 'copy',
              quantity: 1,
              reusable: false,
              scan: null,
              scanExemptReason: null,
            },
            ...(lookupId !== undefined && { lookupId }),
            ...change,
          },
        ],
      }),
    );

  it.each<[string, () => Promise<number | undefined>]>([
    ['no look-up', async () => undefined],
    ['a look-up that there is not', async () => 999_999],
    ['one that found it', async () => (await seen('found')).id],
    ['another officer’s', async () => (await seen('not_found', ask(), 'quay2')).id],
    ['another database’s', async () => (await seen('not_found', ask({ database: 'land' }))).id],
    ['another procedure’s', async () => (await seen('not_found', ask({ procedureCode: '1.000656' }))).id],
    ['another paper’s', async () => (await seen('not_found', ask({ paper: 'Giấy khác' }))).id],
    [
      'another person’s',
      async () => (await seen('not_found', ask({ subject: { ...subject, number: '999000000999' } }))).id,
    ],
    ['yesterday’s', async () => (await seen('not_found', ask(), 'quay1', parseLocal('2026-11-15T16:00'))).id],
    [
      'one in a database that is not connected, where nobody looked',
      async () => {
        at.platform.settings.lookups = null;
        return (await lookUp(at.platform, actOf(), ask())).id;
      },
    ],
  ])('refuses a paper that is asked after %s, and writes nothing', async (_reason, lookup) => {
    const id = await lookup();
    const before = await counted();
    for (const how of [acceptDossier, submitDossier])
      await expect(accept(id, {}, how)).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining(`Không được yêu cầu nộp "${paper}"`),
      });
    expect(await counted()).toEqual(before);
  });

  it('takes it after one that failed, also about whom the officer named; it is never written that data gave what they did not', async () => {
    const { id } = await seen('mismatch');
    await accept(id);
    await accept(
      (await seen('not_found', ask({ subject: { ...subject, of: 'other', number: '999000000456' } }))).id,
    );
    const before = await counted();
    await expect(accept(id, { source: 'database' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await counted()).toEqual(before);
  });

  it('takes a paper of the paper book after a look-up of that day', async () => {
    const day = parseLocal('2026-11-12T10:00');
    const { id } = await seen('unavailable', ask(), 'quay1', day);
    const given = {
      form: { ...form(), paperBookAt: '2026-11-12T10:05' } as never,
      documents: [] as IntakeDocument[],
    };
    given.documents = [
      {
        name: paper,
        source: 'copy',
        quantity: 1,
        reusable: true,
        scan: null,
        scanExemptReason: null,
        lookupId: id,
      },
    ];
    const { dossierId } = await at.database.transact((tx) =>
      acceptDossier(tx, at.platform.files, at.act('quay1'), given),
    );
    const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId });
    expect(state.documents[0]!.lookupId).toBe(id);
  });

  it('asks nothing of a day on which no rule is in force', async () => {
    at.platform.setNow(parseLocal('2027-03-01T09:00'));
    try {
      const { dossierId } = await accept(undefined);
      const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId });
      expect(state.documents[0]).not.toHaveProperty('askedBecause');
    } finally {
      at.platform.setNow(parseLocal('2026-11-16T09:00'));
    }
  });
});
