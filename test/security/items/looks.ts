import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.tsx';
import { sweepLooks } from '../../../src/features/privacy/index.ts';
import { SHOWN, shownBy } from '../../../src/staff/looks/shown.ts';
import { Visitor } from '../../browse.ts';
import { addressOf, type Ground, NOW, routesOf } from '../ground.ts';

/** Pages whose rows stand in the address's query, or that the made-up numbers of `addressOf` do not reach. */
const NAMED: Record<string, string> = {
  'GET /can-bo/bao-cao/ho-so': '/can-bo/bao-cao/ho-so?cot=received',
  'GET /can-bo/chi-tieu/:file{[a-z0-9-]+\\.xlsx}': '/can-bo/chi-tieu/digitised.xlsx',
  'GET /can-bo/danh-muc/:code{[1-9]\\.[0-9]{6}}': '/can-bo/danh-muc/1.004873',
  'GET /can-bo/tuyen-truyen/moi': '/can-bo/tuyen-truyen/moi?loai=training',
};
/** Streams that stay open. */
const ENDLESS = /su-kien/;

export function looks(ground: () => Ground): void {
  const staffRoutes = (method: string) =>
    routesOf(ground(), (each) => each === method)
      .filter((route) => route.includes(' /can-bo'))
      .map((route) => route.slice(method.length + 1));

  async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
    const owner = new pg.Client({ connectionString: ground().at.ownerUrl });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  }
  const rowsOf = (query: string, values: unknown[] = []) =>
    asOwner(async (owner) => (await owner.query(query, values)).rows);
  const seenIn = (answer: Response) =>
    rowsOf('select * from looks where request_id = $1 order by id', [answer.headers.get('x-request-id')]);

  /** How persons are named and reached in this world: no page that shows nobody may tell any of it. */
  const personsOfWorld = async () => {
    const found =
      await rowsOf(`select applicant_name as word from dossiers union select applicant_phone from dossiers
      union select name from citizens union select name from feedback_senders union select phone from feedback_senders
      union select email from feedback_senders union select requester from certifications
      union select applicant_name from appointments union select applicant_name from archived_dossiers`);
    return found.map(({ word }) => word as string).filter((word) => word !== null && word.length > 4);
  };

  describe('Who was shown personal data', () => {
    it('every page says what it shows of persons, or that it shows nobody', () => {
      const [pages, writes] = [staffRoutes('GET'), staffRoutes('POST')];
      expect(pages.length).toBeGreaterThan(180);
      expect(writes.length).toBeGreaterThan(100);
      expect(pages.filter((route) => SHOWN[route] === undefined)).toEqual([]);
      expect(writes.filter((route) => shownBy(route) === undefined)).toEqual([]);
      const known = new Set([...pages, ...writes]);
      expect(Object.keys(SHOWN).filter((route) => !known.has(route))).toEqual([]);
      expect(shownBy('/can-bo/chua-ai-noi')).toBeUndefined();
    });

    it('is kept once for every page that shows persons, and never for one that shows nobody; the latter names nobody', async () => {
      const words = await personsOfWorld();
      expect(words.length).toBeGreaterThan(8);
      const { officer } = ground();
      const [wrong, kinds] = [[] as string[], new Set<string>()];
      for (const route of staffRoutes('GET').filter((each) => !ENDLESS.test(each))) {
        const path = NAMED[`GET ${route}`] ?? addressOf(ground(), `GET ${route}`);
        const answer = await officer.visitor.get(path);
        const body = await answer.text();
        const rows = await seenIn(answer);
        const shown = SHOWN[route]!;
        const isShown = answer.status === 200 && 'kind' in shown;
        if (isShown !== rows.length > 0) wrong.push(`${route} ${answer.status}: ${rows.length} dòng`);
        for (const row of rows) {
          kinds.add(row.kind);
          if (!('kind' in shown) || row.kind !== shown.kind) wrong.push(`${route}: ${row.kind}`);
        }
        if (answer.status === 200 && 'nobody' in shown)
          for (const word of words) if (body.includes(word)) wrong.push(`${route} names ${word}`);
      }
      expect(wrong).toEqual([]);
      expect(kinds.size).toBeGreaterThan(25);
    });

    it('names the dossier, the petition, the list and its rows, and nobody', async () => {
      const { officer, own, world } = ground();
      const get = async (path: string) => {
        const answer = await officer.visitor.get(path);
        const body = await answer.text();
        return { rows: await seenIn(answer), body };
      };
      const [dossier] = (await get(`/can-bo/ho-so/${own.dossierId}`)).rows;
      expect(dossier).toMatchObject({ kind: 'dossier', subject: own.code, row_count: null });
      expect([Number(dossier.dossier_id), dossier.officer_id === null]).toEqual([own.dossierId, false]);
      const [petition] = (await get(`/can-bo/phan-anh/${world.feedbackId}`)).rows;
      expect(petition).toMatchObject({
        kind: 'feedback',
        subject: expect.stringMatching(/^PA/),
        dossier_id: null,
      });
      const list = await get('/can-bo/ho-so?viec=all');
      const shownCodes = new Set(list.body.match(/href="\/can-bo\/ho-so\/\d+"/g));
      expect(list.rows).toMatchObject([{ subject: 'hồ sơ: tất cả', row_count: shownCodes.size }]);
      const number = await get('/can-bo/ho-so?q=999000111222');
      expect(number.rows).toMatchObject([{ subject: 'hồ sơ: tìm theo số định danh' }]);
      const file = await get('/can-bo/so-theo-doi.xlsx?tu=2026-11-01&den=2026-11-23');
      const [counted] = await rowsOf(
        `select count(*)::int as n from dossiers where received_at >= '2026-10-31T17:00Z' and received_at < '2026-11-23T17:00Z'`,
      );
      expect(file.rows.map((row) => row.row_count)).toEqual([null, counted.n]);
      const kept = JSON.stringify(await rowsOf('select * from looks'));
      for (const word of [...(await personsOfWorld()), '999000111222', '999000333444'])
        expect(kept.includes(word), word).toBe(false);
    });

    it('is not kept of what was refused or not found, and nothing is shown that cannot be kept', async () => {
      const { at, own } = ground();
      const administrator = new Visitor(at);
      await administrator.signIn('quantri');
      const { officer } = ground();
      for (const [visitor, path, status] of [
        [administrator, `/can-bo/ho-so/${own.dossierId}`, 403],
        [officer.visitor, '/can-bo/ho-so/999999', 404],
        [officer.visitor, '/can-bo/khong-co-trang-nay', 404],
      ] as const) {
        const answer = await visitor.get(path);
        expect([path, answer.status, await seenIn(answer)]).toEqual([path, status, []]);
      }
      const undone = await officer.visitor.send(`/can-bo/ho-so/${own.dossierId}/buoc`, {
        ...{ _token: officer.token, clientKey: crypto.randomUUID(), step: 'transfer' },
      });
      expect([undone.status >= 400, (await undone.text()).includes(own.words)]).toEqual([true, true]);
      expect(await seenIn(undone)).toMatchObject([{ kind: 'dossier', subject: own.code }]);
      await asOwner((owner) =>
        owner.query('alter table looks add constraint full_disk check (false) not valid'),
      );
      const broken = await officer.visitor.get(`/can-bo/ho-so/${own.dossierId}`);
      expect([broken.status, (await broken.text()).includes(own.words)]).toEqual([500, false]);
      await asOwner((owner) => owner.query('alter table looks drop constraint full_disk'));
    });

    it('can be changed by nobody, is counted honestly, and is forgotten by the owner after its time alone', async () => {
      const { at, officer, own } = ground();
      for (const write of ['update looks set viewer = $$x$$', 'delete from looks', 'truncate looks'])
        await expect(
          at.database.transact((tx) => tx.executeQuery({ sql: write, parameters: [] } as never)),
        ).rejects.toThrow('permission denied');
      const [mine] =
        await rowsOf(`select count(*)::int as looks, count(distinct dossier_id)::int as dossiers from looks
        where officer_id = (select id from officers where username = 'motay')`);
      const page = await (
        await officer.visitor.get('/can-bo/nhat-ky/xem/nhieu?tu=2026-11-01&den=2026-11-23')
      ).text();
      const line = /<th scope="row">Người đủ nhiệm vụ[\s\S]*?<\/tr>/.exec(page)![0];
      const numbers = [...line.matchAll(/(?:<td class="num">|">)([\d.]+)</g)].map(([, text]) => Number(text));
      expect(numbers.slice(0, 3)).toEqual([mine.dossiers, mine.dossiers, mine.looks]);
      const list = await (await officer.visitor.get(`/can-bo/nhat-ky/xem?ve=${own.code}`)).text();
      expect(list).toContain('Trang hồ sơ');
      const before = await rowsOf('select count(*)::int as n from looks');
      expect(await sweepLooks(at.ownerUrl, NOW)).toBe(0);
      expect(await sweepLooks(at.ownerUrl, new Date(NOW.getTime() + 729 * 86_400_000))).toBe(0);
      expect(await sweepLooks(at.ownerUrl, new Date(NOW.getTime() + 731 * 86_400_000))).toBe(before[0].n);
    });

    it('is told to the applicant by unit and title, to nobody else', async () => {
      const { at, officer, citizen, other, own } = ground();
      await officer.visitor.get(`/can-bo/ho-so/${own.dossierId}`);
      const told = await (await citizen.visitor.get('/tai-khoan/ai-da-xem')).text();
      expect(told).toContain(own.code);
      expect(told).toContain('Công chức');
      expect(told).not.toContain('Người đủ nhiệm vụ');
      const strange = await (await other.visitor.get('/tai-khoan/ai-da-xem')).text();
      expect(strange).toContain('Chưa có ai xem hồ sơ của bạn');
      const page = await (await officer.visitor.get(`/can-bo/ho-so/${own.dossierId}`)).text();
      expect(page).toContain('Mọi lượt xem hồ sơ này');
      const clerk = new Visitor(at, createApp(at.platform));
      await clerk.signIn('quay1');
      expect(await (await clerk.get(`/can-bo/ho-so/${own.dossierId}`)).text()).not.toContain('Ai đã xem');
      expect((await clerk.get('/can-bo/nhat-ky/xem')).status).toBe(403);
    });
  });
}
