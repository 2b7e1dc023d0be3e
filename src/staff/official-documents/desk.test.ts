import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { officialLife } from '../../../test/official-life.ts';
import { readPdfText } from '../../../test/pdf-text.ts';
import { findContent, takeOfficialStep } from '../../features/official-documents/index.ts';

let house: TestDatabase;
let life: ReturnType<typeof officialLife>;
beforeAll(async () => {
  house = await testDatabase();
  life = officialLife(house);
});
afterAll(() => house.close());

async function visitor(username: string): Promise<Visitor> {
  const made = new Visitor(house);
  await made.signIn(username);
  return made;
}

const typed = (change: Record<string, string> = {}) => ({
  ...{ clientKey: randomUUID(), kind: 'report', seen: '0', subject: 'Báo cáo {{kỳ:tháng trước}}', basis: '' },
  ...{
    addressees: 'Ủy ban nhân dân thành phố',
    recipients: '- Như trên;',
    body: 'Tại {{phường}} đã làm xong.',
  },
  signing: `vice_chairman.${house.officer('phochutich').id}`,
  ...change,
});

/** How many rows the desk's tables hold. */
async function rows(): Promise<number[]> {
  const tables = [
    'official_documents',
    'official_versions',
    'official_steps',
    'official_deliveries',
  ] as const;
  return Promise.all(
    tables.map(async (table) => {
      const { n } = await house.database.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    }),
  );
}

describe('the documents desk', () => {
  it('writes the fields into the text when it is saved, once for one form', async () => {
    const officer = await visitor('kiemsoat');
    const fields = typed();
    const answer = await officer.post('/can-bo/van-ban/moi', fields);
    expect(answer.status).toBe(303);
    const again = await officer.post('/can-bo/van-ban/moi', fields);
    expect(again.headers.get('location')).toBe(answer.headers.get('location'));
    const id = Number(answer.headers.get('location')!.split('/').at(-1));
    expect(await findContent(house.database.db, house.wardId, id)).toMatchObject({
      ...{ subject: 'Báo cáo tháng 10 năm 2026', recipients: ['Như trên'] },
      body: [{ kind: 'paragraph', text: 'Tại phường Hải Dương đã làm xong.' }],
    });
  });

  it.each([
    ['an unknown field', { body: 'Số {{không có}} {{phường}}' }, 'Không có trường', 'Số {{không có}}'],
    ['an unknown period', { body: '{{kỳ:hôm kia}}' }, 'chưa đúng', '{{kỳ:hôm kia}}'],
    ['no subject', { subject: '' }, 'Ghi trích yếu', 'Tại {{phường}}'],
    ['no text', { body: '' }, 'Ghi nội dung', 'Như trên'],
    ['nobody who signs', { signing: '' }, 'Chọn người ký', 'Tại {{phường}}'],
  ])('refuses %s, keeps every word that was typed, and writes nothing', async (_why, change, said, kept) => {
    const officer = await visitor('kiemsoat');
    const before = await rows();
    const answer = await officer.post('/can-bo/van-ban/moi', typed(change));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(said);
    expect(page).toContain(kept);
    expect(await rows()).toEqual(before);
  });

  it('shows what was typed as a PDF and keeps nothing of it', async () => {
    const officer = await visitor('kiemsoat');
    const before = await rows();
    const answer = await officer.post('/can-bo/van-ban/moi', typed({ want: 'preview' }));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const text = readPdfText(new Uint8Array(await answer.arrayBuffer()));
    expect(text.replace(/\s+/g, ' ')).toContain('Tại phường Hải Dương đã làm xong./.');
    expect(await rows()).toEqual(before);
  });

  it('tells whoever writes on an old version, and lets him save on the new one', async () => {
    const officer = await visitor('kiemsoat');
    const id = await life.draft();
    const path = `/can-bo/van-ban/${id}/soan`;
    expect((await officer.post(path, typed({ seen: '1' }))).status).toBe(303);
    const before = await rows();
    const late = await officer.post(path, typed({ seen: '1', body: 'Chữ của tôi.' }));
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Chữ của tôi.');
    expect(page).toContain('name="seen" value="2"');
    expect(await rows()).toEqual(before);
    expect((await officer.post(path, typed({ seen: '2', body: 'Chữ của tôi.' }))).status).toBe(303);
  });

  it('does not show a draft to who has nothing to do with it, nor anything to another ward', async () => {
    const id = await life.draft();
    const stranger = await visitor('hotich');
    for (const path of [`/can-bo/van-ban/${id}`, `/can-bo/van-ban/${id}.pdf`, `/can-bo/van-ban/${id}.docx`])
      expect((await stranger.get(path)).status).toBe(404);
    expect(await (await stranger.get('/can-bo/van-ban')).text()).not.toContain(`/can-bo/van-ban/${id}"`);
    expect((await (await visitor('chanhvp')).get(`/can-bo/van-ban/${id}`)).status).toBe(200);
  });

  it.each([
    ['a review by its writer', 'kiemsoat', 'review', '', 409],
    ['a return without a reason', 'giamdoc', 'send_back', 'ít', 422],
    ['publishing before it is issued', 'giamdoc', 'publish', '', 409],
    ['sending before it is issued', 'vanthu', 'send', '', 409],
  ])('refuses %s', async (_why, username, step, why, status) => {
    const id = await life.submitted();
    const { stepCount, version } = await life.read(id);
    const before = await rows();
    const fields = {
      clientKey: randomUUID(),
      step,
      why,
      stepCount: String(stepCount),
      version: String(version),
    };
    const officer = await visitor(username);
    const answer = await officer.post(`/can-bo/van-ban/${id}/buoc`, fields, `/can-bo/van-ban/${id}`);
    expect(answer.status).toBe(status);
    expect(await rows()).toEqual(before);
    expect((await life.read(id)).state).toBe('submitted');
  });

  it('lets one of two who press at once take the step, and the same form twice do nothing more', async () => {
    const id = await life.submitted();
    const asked = async () => ({ ...(await life.request(id)), step: 'review' as const });
    const [one, two] = [await asked(), await asked()];
    const work = (username: string, request: typeof one) =>
      house.database.transact((tx) => takeOfficialStep(tx, house.platform, house.act(username), request));
    const done = await Promise.allSettled([work('giamdoc', one), work('chanhvp', two)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const won = done[0]!.status === 'fulfilled' ? (['giamdoc', one] as const) : (['chanhvp', two] as const);
    await work(won[0], won[1]);
    expect((await life.read(id)).steps).toHaveLength(2);
  });

  it('goes back with a reason and may be written again; a cancelled one frees its origin', async () => {
    const id = await life.submitted({ origin: 'report/9' });
    await life.take(id, 'giamdoc', 'send_back', { why: 'Thiếu số liệu tháng.' });
    expect((await life.read(id)).state).toBe('draft');
    await expect(life.draft({ origin: 'report/9' })).rejects.toMatchObject({ code: 'step_not_open' });
    await life.take(id, 'kiemsoat', 'cancel', { why: 'Làm văn bản khác.' });
    const next = await life.draft({ origin: 'report/9' });
    expect((await life.read(next)).state).toBe('draft');
  });
});
