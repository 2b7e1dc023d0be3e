import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { hallLife } from '../../../test/hall-life.ts';
import { addWard } from '../../features/organisation/index.ts';
import { parseLocal } from '../../law/day.ts';
import { openOwner } from '../../platform/database/database.ts';
import { readOrganisationSeed } from '../../seed/seed-organisation.ts';

let at: TestDatabase;
let citizen: Visitor;
let hall: ReturnType<typeof hallLife>;
const open: TestDatabase[] = [];
beforeEach(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  open.push(at);
  citizen = new Visitor(at);
  hall = hallLife(at);
});
afterAll(async () => {
  for (const each of open) await each.close();
});

const tickets = () => at.database.db.selectFrom('tickets').selectAll().orderBy('id').execute();
const appointments = () => at.database.db.selectFrom('appointments').selectAll().execute();

describe('the kiosk', () => {
  const press = async (fields: Record<string, string> = {}) =>
    citizen.send('/lay-so', {
      clientKey: randomUUID(),
      serviceId: String(await hall.serviceId('A')),
      ...fields,
    });

  it('gives a number and leads to its slip', async () => {
    const answer = await press({ isPriority: '1' });
    expect(answer.status).toBe(303);
    const [ticket] = await tickets();
    expect(answer.headers.get('location')).toBe(`/lay-so/phieu/${ticket!.token}`);
    expect(ticket).toMatchObject({ code: 'A001', lane: 'priority' });
    const slip = await (await citizen.get(answer.headers.get('location')!)).text();
    expect(slip).toContain('A001');
    expect(slip).toContain('Bạn là người tiếp theo');
  });

  it('keeps the mark of the machine in the hall, where the slip gives way by itself', async () => {
    expect(await (await citizen.get('/lay-so?may=1')).text()).toContain('name="may" value="1"');
    const place = (await press({ may: '1' })).headers.get('location')!;
    expect(place).toMatch(/\?may=1$/);
    const slip = await (await citizen.get(place)).text();
    expect(slip).toContain('content="15;url=/lay-so?may=1"');
  });

  it.each([
    ['without a choice', { serviceId: '' }, 422],
    ['with a choice that is none', { serviceId: '99999999999999999999' }, 422],
    ['with a key that is none', { clientKey: 'x' }, 422],
  ])('says what is wrong %s, and gives nothing', async (_name, fields, status) => {
    const answer = await press(fields);
    expect([answer.status, await tickets()]).toEqual([status, []]);
    expect(await answer.text()).toContain('summary-error');
  });

  it('gives nothing outside the hours, and says when', async () => {
    at.platform.setNow(parseLocal('2026-11-23T20:00'));
    expect(await (await citizen.get('/lay-so')).text()).toContain('từ 06:45 đến 17:00');
    expect((await press()).status).toBe(409);
    expect(await tickets()).toEqual([]);
  });

  it('stops one address that takes numbers without end', async () => {
    for (let times = 0; times < 120; times++) await press({ serviceId: '' });
    expect((await press()).status).toBe(429);
    expect(await tickets()).toEqual([]);
    at.platform.setNow(parseLocal('2026-11-23T09:11'));
    expect((await press()).status).toBe(303);
  });

  it('gives a number for an appointment code, and names a wrong one beside the field', async () => {
    const { code } = await hall.book();
    at.platform.setNow(parseLocal('2026-11-25T07:50'));
    const wrong = await citizen.send('/lay-so/hen', { clientKey: randomUUID(), code: 'QQQQQQ' });
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(page).toContain('value="QQQQQQ"');
    expect(page).toContain('id="code-error"');
    expect((await citizen.send('/lay-so/hen', { clientKey: randomUUID(), code })).status).toBe(303);
    expect(await tickets()).toMatchObject([{ lane: 'appointment' }]);
  });
});

describe('what the public sees', () => {
  it('holds no inline script or style', async () => {
    const ticket = await hall.take('A');
    const { token } = await hall.book();
    for (const path of [
      ...['/lay-so', `/lay-so/phieu/${ticket.token}`, '/bang-goi-so', '/dat-lich', '/dat-lich/xem'],
      ...[`/dat-lich/hen/${token}`, '/dat-lich?thu-tuc=1.001193', '/dat-lich?linh-vuc=1&ngay=2026-11-25'],
    ]) {
      const answer = await citizen.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text(), path).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle="|\son[a-z]+="/);
    }
  });

  it('is of its own ward alone', async () => {
    const ticket = await hall.take('A');
    const { token } = await hall.book();
    const owner = openOwner(at.ownerUrl);
    const { ward, units } = readOrganisationSeed();
    const other = { ...ward, code: '11311', agencyCode: 'H24.113.11', portalHost: 'le-chan.example' };
    await owner.transact((tx) => addWard(tx, { ward: other, units }));
    await owner.close();
    const there = { host: 'le-chan.example' };
    for (const path of [`/lay-so/phieu/${ticket.token}`, `/dat-lich/hen/${token}`])
      expect((await citizen.get(path, there)).status, path).toBe(404);
    expect(await (await citizen.get('/lay-so', there)).text()).toContain('chưa mở lấy số');
    expect(await (await citizen.get('/dat-lich', there)).text()).toContain('chưa nhận hẹn trước');
  });

  it.each([
    ['a ticket that is none', '/lay-so/phieu/x', 404],
    ['an appointment that is none', '/dat-lich/hen/x', 404],
    ['its calendar', '/dat-lich/hen/x/lich-hen.ics', 404],
    ['a kind of business too large', '/dat-lich?linh-vuc=99999999999999999999', 200],
    ['a day that does not exist', '/dat-lich?linh-vuc=1&ngay=2026-02-30', 200],
    ['a procedure that is none', '/dat-lich?thu-tuc=1.999999', 404],
    ['words instead of a procedure', '/dat-lich?thu-tuc=x', 200],
  ])('answers an address that no page writes: %s', async (_name, path, status) => {
    expect((await citizen.get(path)).status).toBe(status);
  });
});

describe('booking', () => {
  const form = async (change: Record<string, string> = {}) => ({
    ...{ clientKey: randomUUID(), serviceId: String(await hall.serviceId('A')), procedureCode: '1.001193' },
    ...{ day: '2026-11-25', minute: '480', name: 'Người Hẹn', phone: '0000001234' },
    ...change,
  });

  it('leads to the appointment, which shows neither name nor phone', async () => {
    const answer = await citizen.send('/dat-lich', await form());
    expect(answer.status).toBe(303);
    const page = await (await citizen.get(answer.headers.get('location')!)).text();
    expect(page).toContain('08:00, Thứ Tư, 25/11/2026');
    expect(page).not.toMatch(/Người Hẹn|0000001234/);
    expect(await appointments()).toMatchObject([
      { procedure_code: '1.001193', applicant_phone: '0000001234' },
    ]);
  });

  it.each([
    ['a phone that is none', { phone: '123' }, 'Số điện thoại chưa đúng.'],
    ['no name', { name: '' }, 'Nhập họ và tên.'],
    ['no time', { minute: '' }, 'Giờ này không nhận hẹn.'],
    ['a name without end', { name: 'x'.repeat(5000) }, 'Tối đa 120 ký tự.'],
  ])('with %s says so on the same page and books nothing', async (_name, change, words) => {
    const answer = await citizen.send('/dat-lich', await form(change));
    const page = await answer.text();
    expect([answer.status, await appointments()]).toEqual([422, []]);
    expect(page).toContain(words);
    expect(page).toContain('Thứ Tư, 25/11/2026: chọn giờ');
  });

  it('is stopped when one address books without end', async () => {
    for (let times = 0; times < 20; times++) await citizen.send('/dat-lich', await form({ name: '' }));
    expect((await citizen.send('/dat-lich', await form())).status).toBe(429);
    expect(await appointments()).toEqual([]);
  });

  it('can be cancelled from its page, not from another site', async () => {
    const { token } = await hall.book();
    const foreign = { origin: 'http://evil.example' };
    expect((await citizen.send(`/dat-lich/hen/${token}/huy`, {}, foreign)).status).toBe(403);
    expect((await appointments())[0]!.status).toBe('booked');
    expect((await citizen.send(`/dat-lich/hen/${token}/huy`, {})).status).toBe(303);
    expect((await appointments())[0]!.status).toBe('cancelled');
  });
});
