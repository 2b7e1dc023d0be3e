import { describe, expect, it } from 'vitest';
import { changedTables, openSnapshots } from '../../snapshot.ts';
import { addressOf, type Ground, isWrite, routesOf, type Signed } from '../ground.ts';

/**
 * What anybody may post without a session, so that there is nothing to misuse: the answer goes to who sent it. A browser
 * that another site sent is refused here too.
 */
const OPEN = new Set([
  // The sign-in has a token of its own (session.ts); the others need what the form asks for.
  ...['POST /dang-nhap', 'POST /dang-nhap/ma', 'POST /dang-nhap-cong-dan/ma-ho-so'],
  ...['POST /dang-nhap-cong-dan/nhap-ma', 'POST /tra-cuu', 'POST /kiem-tra-van-ban'],
  ...['POST /kiem-tra-van-ban/:code', 'POST /lay-so', 'POST /lay-so/hen', 'POST /dat-lich'],
  ...['POST /dat-lich/xem', 'POST /dat-lich/hen/:token/huy', 'POST /nhan-tin/:token'],
  ...['POST /danh-gia/:token', 'POST /phan-anh/gui', 'POST /phan-anh/theo-doi', 'POST /may-danh-gia'],
  'POST /phan-anh/theo-doi/:token/:step{bo-sung|xac-nhan|mo-lai|rut|hoi}',
  'POST /chup/:token{[A-Za-z0-9_-]{43}}',
  // Programs, with signatures or keys of their own.
  ...['POST /thanh-toan/dpnhankqthanhtoanhs', 'POST /api/feedback'],
  'POST /open311/v2/:list{requests(?:[.](?:json|xml))?}',
]);

/** Looks for the published petition first; there is none. */
const FOUND_FIRST = 'POST /phan-anh/:code/y-kien';

export function csrf(ground: () => Ground): void {
  const writes = () => routesOf(ground(), isWrite);
  const send = (who: Signed, route: string, headers: Record<string, string>) => {
    const [method] = route.split(' ') as [string];
    const path = addressOf(ground(), route);
    if (method === 'POST') return who.visitor.send(path, { clientKey: crypto.randomUUID() }, headers);
    return who.visitor.ask(path, { method, headers });
  };
  const mine = (route: string) => (/\/(can-bo|dang-xuat$)/.test(route) ? ground().officer : ground().citizen);
  const nothingWritten = async (work: () => Promise<void>) => {
    const shots = await openSnapshots(ground().at);
    const before = await shots.take();
    await work();
    expect(changedTables(before, await shots.take())).toEqual([]);
    await shots.close();
  };

  describe('CSRF', () => {
    it('every write of the application is refused to another site’s page, by either header', async () => {
      expect(writes().length).toBeGreaterThan(190);
      await nothingWritten(async () => {
        for (const route of writes())
          for (const headers of [
            { origin: route.length % 2 === 0 ? 'https://evil.example' : 'null' },
            { 'sec-fetch-site': route.length % 2 === 0 ? 'cross-site' : 'same-site' },
          ] as Record<string, string>[]) {
            const { status } = await send(mine(route), route, headers);
            expect([route, headers, status]).toEqual([route, headers, 403]);
          }
      });
    });

    it('every write of a session is refused without its token and with another session’s', async () => {
      const closed = writes().filter((route) => !OPEN.has(route));
      expect(closed.length).toBeGreaterThan(170);
      const wrong: string[] = [];
      await nothingWritten(async () => {
        for (const route of closed)
          for (const token of [undefined, ground().other.token]) {
            const headers: Record<string, string> = token === undefined ? {} : { 'x-form-token': token };
            const { status } = await send(mine(route), route, headers);
            if (status !== (route === FOUND_FIRST ? 404 : 403)) wrong.push(`${route}: ${status}`);
          }
      });
      expect([...new Set(wrong)]).toEqual([]);
    });

    it('names as open only what there is', () => {
      expect([...OPEN].filter((route) => !writes().includes(route))).toEqual([]);
    });
  });
}
