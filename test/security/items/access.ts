import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../src/platform/root.ts';
import { formToken } from '../../../src/platform/security/form-token.ts';
import { Visitor } from '../../browse.ts';
import { changedTables, openSnapshots } from '../../snapshot.ts';
import { PDF } from '../../ward-world.ts';
import { addressOf, type Ground, isWrite, routesOf, type Signed } from '../ground.ts';

/** Proofs of the same items that stand elsewhere, each by a piece of its name. */
const ELSEWHERE: Record<string, string> = {
  'test/rights-of-routes.test.ts': 'shows nothing of another ward on its lists',
  'test/rights.test.ts': 'is refused to a citizen, and to an officer of another ward, through every form',
  'test/separation.test.ts': 'as the one who received it does not sign it',
  'test/citizens-guest.test.ts': 'is refused the code of another dossier, also in the same browser',
  'src/portal/payment/payment.test.ts': 'another sees no page, no payment, no receipt, and pays nothing',
  'src/portal/filing/filing.test.ts': 'takes no file into the draft of someone else',
  'src/portal/vault/vault.test.ts': 'opens for nobody else',
  'src/portal/feedback/feedback.test.ts': 'is not let in by a link that is not ours, nor at another ward',
  'src/platform/files/inspect.test.ts': 'a name in a refusal is made safe too',
  'test/logs.test.ts': 'logs name and number nobody',
};

export function access(ground: () => Ground): void {
  /** Routes that name something of a citizen's own: his dossiers, drafts, papers. */
  const owned = () =>
    routesOf(ground(), () => true).filter((route) =>
      /\/(ho-so-cua-toi|nop-ho-so\/nhap|kho-giay-to|tai-khoan\/to-chuc)\/.*:/.test(route),
    );
  const send = async (who: Signed | Visitor, route: string) => {
    const [method] = route.split(' ') as [string];
    const path = addressOf(ground(), route).replace('/ban-sao/1', '/ban-sao/999999');
    const { visitor, token } = who instanceof Visitor ? { visitor: who, token: '' } : who;
    if (!isWrite(method)) return visitor.get(path);
    const headers = { 'x-form-token': token };
    if (method === 'POST')
      return visitor.send(path, { clientKey: crypto.randomUUID(), _token: token }, headers);
    return visitor.ask(path, { method, headers });
  };

  describe('IDOR', () => {
    it('another citizen, and nobody, reach no dossier, paper, result, draft or vault item of a citizen', async () => {
      const { citizen, other, own, at } = ground();
      expect(owned().length).toBeGreaterThan(40);
      for (const path of [`/ho-so-cua-toi/${own.code}`, `/kho-giay-to/${own.vaultItemId}`])
        expect([path, (await citizen.visitor.get(path)).status]).toEqual([path, 200]);
      const draft = await citizen.visitor.get(`/nop-ho-so/nhap/${own.draft}/xem-lai`);
      expect(draft.status).toBeLessThan(400);
      const shots = await openSnapshots(at);
      const before = await shots.take();
      const wrong: string[] = [];
      for (const route of owned())
        for (const [who, name] of [
          [other, 'khác'],
          [new Visitor(at), 'không ai'],
        ] as const) {
          const answer = await send(who, route);
          const page = await answer.text();
          const isRefused = [401, 403, 404, 429].includes(answer.status);
          const isSentToSignIn = /^\/dang-nhap-cong-dan\?/.test(answer.headers.get('location') ?? '');
          if (!isRefused && !isSentToSignIn) wrong.push(`${name} ${route}: ${answer.status}`);
          if (page.includes(own.words)) wrong.push(`${name} ${route}: tells the name`);
        }
      expect(wrong).toEqual([]);
      expect(changedTables(before, await shots.take())).toEqual([]);
      await shots.close();
    });

    it('a citizen’s session opens no page of officers, an officer’s none of a citizen’s own', async () => {
      const { citizen, officer, own } = ground();
      expect((await citizen.visitor.get(`/can-bo/ho-so/${own.dossierId}`)).status).toBe(302);
      expect((await citizen.visitor.send('/can-bo/lich', { _token: citizen.token })).status).toBe(401);
      expect((await officer.visitor.get(`/ho-so-cua-toi/${own.code}`)).status).toBe(302);
    });

    it('is proven for wards, steps, payments, drafts, petitions and logs where these stand', async () => {
      for (const [path, words] of Object.entries(ELSEWHERE))
        expect(readFileSync(join(root, path), 'utf8'), path).toContain(words);
    });
  });

  describe('Mass assignment', () => {
    const EXTRA = {
      ...{
        id: '1',
        ward_id: '999',
        wardId: '999',
        status: 'returned',
        state: 'returned',
        role: 'administer',
      },
      ...{
        duties: 'administer',
        isAdmin: '1',
        officer_id: '1',
        officerId: '1',
        citizen_id: '1',
        citizenId: '1',
      },
      ...{
        assurance: '2',
        personal_id: '999999999999',
        personalId: '999999999999',
        applicant_personal_id: '9',
      },
      ...{
        created_at: '2000-01-01',
        received_at: '2000-01-01',
        due_at: '2099-01-01',
        filed_by: '1',
        code: 'H24',
      },
      ...{ active: '', must_change_password: 'false', totp_enabled_at: '', is_demo: '1', __proto__: 'x' },
      ...{ 'constructor.prototype.isAdmin': '1', '__proto__.isAdmin': '1' },
    };

    it('an intake takes what its form has; ward, status, receiver and hour are the server’s', async () => {
      const { at, officer } = ground();
      const answer = await officer.visitor.send('/can-bo/ho-so/moi', {
        ...EXTRA,
        ...{ _token: officer.token, clientKey: crypto.randomUUID(), procedureCode: '1.004873', termNo: '1' },
        ...{ channel: 'direct', applicantKind: 'citizen', applicantName: 'Người thử trường thừa' },
        ...{ competentUnitId: String(at.officer('hotich').unitId), answer: 'accept', acknowledged: '1' },
      });
      expect(answer.status).toBe(303);
      const row = await at.database.db
        .selectFrom('dossiers')
        .selectAll()
        .where('applicant_name', '=', 'Người thử trường thừa')
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ ward_id: at.wardId, status: 'received' });
      expect(row.code).toMatch(/^H24\.105\.25-/);
      expect(row.received_at?.toISOString()).toBe(at.platform.now().toISOString());
      expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    });

    it('a citizen who corrects his contact changes neither his number nor his level nor his ward', async () => {
      const { at, other } = ground();
      const read = () => at.database.db.selectFrom('citizens').selectAll().orderBy('id').execute();
      const before = await read();
      const answer = await other.visitor.send('/tai-khoan/lien-he/thu', {
        ...EXTRA,
        ...{ _token: other.token, email: 'thu-moi@example.com', own_email: 'x@example.com' },
      });
      expect(answer.status).toBe(303);
      expect(await read()).toEqual(before);
    });

    it('a draft takes no owner and no state, a petition no number and no answer', async () => {
      const { at, citizen, own } = ground();
      const drafts = () =>
        at.database.db.selectFrom('drafts').select(['id', 'ward_id', 'citizen_id']).orderBy('id').execute();
      const before = await drafts();
      const page = { ...EXTRA, _token: citizen.token, applicantName: 'Người khác' };
      const answer = await citizen.visitor.send(`/nop-ho-so/nhap/${own.draft}/nguoi-nop`, page);
      expect(answer.status).toBeLessThan(500);
      expect(await drafts()).toEqual(before);
    });

    it('an officer who changes his password gets no duty, no other account and no other ward', async () => {
      const { at } = ground();
      const read = () =>
        at.database.db
          .selectFrom('officers')
          .select(['id', 'ward_id', 'duties', 'active', 'unit_id', 'username', 'totp_enabled_at'])
          .orderBy('id')
          .execute();
      const before = await read();
      const visitor = new Visitor(at);
      await visitor.signIn('congan');
      const next = 'mua nay lua chin som';
      const form = { ...EXTRA, current: 'motcua-demo-2026', next, again: next };
      const answer = await visitor.post('/can-bo/tai-khoan/mat-khau', form, '/can-bo/tai-khoan');
      expect([answer.status, (await new Visitor(at).signIn('congan', next)).status]).toEqual([303, 303]);
      expect(await read()).toEqual(before);
    });
  });

  describe('Path traversal', () => {
    const PATHS = [
      ...['../../package.json', '..%2f..%2fpackage.json', '..%5c..%5cpackage.json', '....//package.json'],
      ...[
        '%2e%2e%2fmanifest.json',
        '%2e%2e/%2e%2e/etc/passwd',
        '..%252f..%252fetc%252fpasswd',
        '/etc/passwd',
      ],
      ...[
        '..%c0%af..%c0%afetc/passwd',
        '%00',
        'x%00.css',
        '../.env',
        '.git/config',
        'C:%5cWindows%5cwin.ini',
      ],
    ];

    it.each(PATHS)('%s leads out of no folder that is served', async (path) => {
      const { officer, own } = ground();
      for (const place of [
        ...['/assets/', '/tin-tuc/anh/', '/van-ban/', '/du-lieu-mo/', '/open311/v2/', '/'],
        ...[`/ho-so-cua-toi/${own.code}/tep/`, `/can-bo/ho-so/${own.dossierId}/tep/`, '/can-bo/xuat/'],
      ]) {
        const answer = await officer.visitor.get(place + path);
        const page = await answer.text();
        expect([place, answer.status >= 200 && answer.status < 300 && place !== '/']).toEqual([place, false]);
        expect(page, place).not.toMatch(/root:.*:0:0|"devDependencies"|\[core\]|repositoryformatversion/);
      }
    });

    it('a file is kept under the hash of its bytes, whatever its name says, and given back under a safe one', async () => {
      const { at, officer } = ground();
      const folder = mkdtempSync(join(tmpdir(), 'motcua-traversal-'));
      const name = `../../../../../../..${folder}/roi-ra.pdf`;
      const answer = await officer.visitor.send('/can-bo/ho-so/moi', {
        ...{ _token: officer.token, clientKey: crypto.randomUUID(), procedureCode: '1.004873', termNo: '1' },
        ...{
          channel: 'direct',
          applicantKind: 'citizen',
          applicantName: 'Người thử tên tệp',
          answer: 'accept',
        },
        ...{
          competentUnitId: String(at.officer('hotich').unitId),
          acknowledged: '1',
          'doc.0.because': '',
        },
        ...{ 'doc.0.got': '1', 'doc.0.source': 'copy', 'doc.0.file': new File([PDF], name) },
      });
      expect(answer.status).toBe(303);
      expect(readdirSync(folder)).toEqual([]);
      expect(existsSync('/roi-ra.pdf')).toBe(false);
      const names = (await at.database.db.selectFrom('files').select(['name', 'sha256']).execute()).map(
        (each) => each.name,
      );
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((each) => /[/\\]|\.\./.test(each))).toEqual([]);
    });
  });

  describe('Keys of links', () => {
    it('a token of one purpose opens nothing of another', () => {
      const { at, own } = ground();
      const { secret } = at.platform.settings;
      const kinds = ['rating', 'feedback', 'notices'].map((kind) =>
        formToken(secret, `${kind}:${at.wardId}:${own.code}`),
      );
      expect(new Set([...kinds, formToken(secret, own.code)]).size).toBe(4);
    });
  });
}
