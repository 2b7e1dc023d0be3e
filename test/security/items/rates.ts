import { describe, expect, it } from 'vitest';
import { mustBeHardToGuess } from '../../../src/features/organisation/index.ts';
import { Visitor } from '../../browse.ts';
import { type Ground, NOW } from '../ground.ts';

/** How many tries it takes until somebody is told to wait; null: more than `most`. */
async function triesUntilStopped(
  most: number,
  one: (no: number) => Promise<Response>,
): Promise<number | null> {
  for (let no = 1; no <= most; no++) if ((await one(no)).status === 429) return no;
  return null;
}

export function rates(ground: () => Ground): void {
  describe('Rate limits', () => {
    it('sign-in: an account closes after five wrong passwords, and opens again', async () => {
      const { at } = ground();
      const later = (minutes: number) => at.platform.setNow(new Date(NOW.getTime() + minutes * 60_000));
      later(20);
      const visitor = new Visitor(at);
      expect(await triesUntilStopped(9, () => visitor.signIn('vanthu', 'sai mật khẩu'))).toBe(6);
      expect((await new Visitor(at).signIn('vanthu')).status).toBe(429);
      later(36);
      expect((await new Visitor(at).signIn('vanthu')).status).toBe(303);
      at.platform.setNow(NOW);
    });

    it('sign-in: an address that tries many accounts is stopped; one that exists is told by no answer', async () => {
      const { at } = ground();
      at.platform.setNow(new Date(NOW.getTime() + 60 * 60_000));
      const visitor = new Visitor(at);
      const page = await (await visitor.get('/dang-nhap')).text();
      const _token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
      const words = new Set<string>();
      const stopped = await triesUntilStopped(80, async (no) => {
        const username = no === 1 ? 'chutich' : `khong.co.${no}`;
        const answer = await visitor.send('/dang-nhap', { _token, username, password: 'sai mật khẩu' });
        const said = /<div[^>]*alert[^>]*>(.*?)<\/div>/s.exec(await answer.clone().text())?.[1] ?? '';
        if (answer.status !== 429) words.add(`${answer.status} ${said}`);
        return answer;
      });
      expect(stopped).toBe(61);
      expect(words.size).toBe(1);
      at.platform.setNow(NOW);
    });

    it.each<[string, (visitor: Visitor, code: string, no: number) => Promise<Response>]>([
      ['looking a dossier up', (visitor, ma) => visitor.send('/tra-cuu', { ma, so: '9999' })],
      [
        'asking for a one-time code',
        (visitor, maHoSo) => visitor.send('/dang-nhap-cong-dan/ma-ho-so', { maHoSo }),
      ],
      ['giving a one-time code', (visitor) => visitor.send('/dang-nhap-cong-dan/nhap-ma', { ma: '000000' })],
      ['looking an appointment up', (visitor) => visitor.send('/dat-lich/xem', { ma: 'ABC123', so: '9999' })],
      [
        'looking a petition up',
        (visitor) => visitor.send('/phan-anh/theo-doi', { ma: 'PA-2026-00001', so: '9999' }),
      ],
      [
        'the public API',
        (visitor, _code, no) =>
          visitor.send('/open311/v2/requests.json', { service_code: 'khac', description: `Thử ${no}` }),
      ],
    ])('%s is stopped after some tries', async (_name, one) => {
      const { at, own } = ground();
      const visitor = new Visitor(at);
      const stopped = await triesUntilStopped(130, (no) => one(visitor, own.code, no));
      expect(stopped).not.toBeNull();
    });
  });

  describe('Passwords', () => {
    it.each([
      'password123',
      '1234567890',
      'qwertyuiop',
      'Matkhau@2026',
      'canbo123456',
      'Iloveyou2026',
      'haiduong123',
    ])('%s is refused as easy', async (password) => {
      const tried = mustBeHardToGuess(password, ['vanhoa', 'Hải Dương'], 'next');
      await expect(tried).rejects.toMatchObject({ code: 'invalid' });
    });

    it('a sentence is taken', async () => {
      await expect(mustBeHardToGuess('mua nay lua chin som', ['vanhoa'], 'next')).resolves.toBeUndefined();
    });
  });
}
