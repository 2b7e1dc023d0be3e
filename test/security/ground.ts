import { createApp } from '../../src/app.tsx';
import { addOfficer } from '../../src/features/organisation/index.ts';
import { parseLocal } from '../../src/law/day.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { formToken } from '../../src/platform/security/form-token.ts';
import { VISITOR_COOKIE } from '../../src/portal/visitor.ts';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';
import { Visitor } from '../browse.ts';
import { makeCitizen } from '../citizens.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { scanOf, vaultLife } from '../vault-life.ts';
import { DUTIES, makeWorld, type World } from '../ward-world.ts';

/** A signed-in browser and the token that its forms carry. */
export interface Signed {
  visitor: Visitor;
  token: string;
}

/** What every item of the suite attacks: one ward with one of everything, an officer with every duty, two citizens. */
export interface Ground {
  at: TestDatabase;
  world: World;
  officer: Signed;
  /** To whom the dossier, its papers, its result and the vault item belong. */
  citizen: Signed;
  /** A citizen who has nothing here. */
  other: Signed;
  own: { dossierId: number; code: string; draft: string; vaultItemId: number; words: string };
}

export const NOW = parseLocal('2026-11-23T09:00');
/** Of an upload that nobody began. */
const UPLOAD = '6f1f2c1e-0000-4000-8000-000000000001';
const OWNER = { personalId: '999000111222', name: 'Công dân Chủ Hồ Sơ' };

export async function openGround(): Promise<Ground> {
  const at = await testDatabase(NOW);
  const world = await makeWorld(at);
  const person = { displayName: 'Người đủ nhiệm vụ', title: 'Công chức', duties: DUTIES };
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      addOfficer(tx, at.wardId, {
        ...{ unitCode: 'TTPVHCC', username: 'motay', password: DEMO_PASSWORD, ...person },
      }),
    ),
  );
  const officer = new Visitor(at);
  await officer.signIn('motay');
  const page = await (await officer.get('/can-bo/lich')).text();
  const vault = vaultLife(at);
  const dossierId = await vault.settle(
    { applicantPersonalId: OWNER.personalId, applicantName: OWNER.name, applicantPhone: '0000004321' },
    [scanOf('Tờ khai')],
  );
  const { code } = await at.database.db
    .selectFrom('dossiers')
    .select('code')
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow();
  const citizen = await signed(at, OWNER);
  const begun = await citizen.visitor.send('/nop-ho-so/1.004873', { _token: citizen.token });
  const draft = /nhap\/([^/?]+)/.exec(begun.headers.get('location') ?? '')![1]!;
  return {
    ...{ at, world, citizen },
    officer: { visitor: officer, token: /name="_token" value="([^"]+)"/.exec(page)![1]! },
    other: await signed(at, { personalId: '999000333444', name: 'Công dân Khác' }),
    own: { dossierId, code, draft, vaultItemId: (await vault.itemsOf(dossierId))[0]!.id, words: OWNER.name },
  };
}

async function signed(at: TestDatabase, person: { personalId: string; name: string }): Promise<Signed> {
  const { cookie } = await makeCitizen(at, person);
  const visitor = new Visitor(at);
  visitor.setCookie(VISITOR_COOKIE, cookie);
  return { visitor, token: formToken(at.platform.settings.secret, cookie) };
}

/** Every route of the whole application, so that one that is added is attacked too: `POST /tra-cuu`. */
export function routesOf({ at }: Ground, isWanted: (method: string) => boolean): string[] {
  const found = createApp(at.platform, []).routes.filter(
    ({ method }) => method !== 'ALL' && isWanted(method),
  );
  return [...new Set(found.map(({ method, path }) => `${method} ${path}`))];
}

export const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** The address of a route, of our ward's own things and the citizen's own where there is one. */
export function addressOf({ world, own }: Ground, route: string): string {
  const ours: Record<string, number | string> = {
    ...{ 'ho-so': world.dossierId, 'chung-thuc': world.certificationId, 'don-vi': world.unitId },
    ...{ 'kiem-tra': world.inspectionId, 'tuyen-truyen': world.outreachId, 'giao-ban': world.meetingId },
    ...{ 'viec-con': world.subtaskId, 'phan-anh': world.feedbackId, 'bao-cao': world.reportId },
    ...{ 'van-ban': world.officialId, 'so-hoa': world.batchId, 'don-doc': world.urgingId },
    ...{ nhap: world.importId, 'theo-doi': world.followUpId, 'kho-giay-to': own.vaultItemId },
    ...{ 'chi-tieu-chinh-thuc': world.officialImportId, 'tin-bai': world.articleId },
  };
  const place = Object.entries(ours).findLast(([part]) => route.includes(`/${part}/:`))?.[1];
  return route
    .replace(/^[A-Z]+ /, '')
    .replace(/\/\*$/, '')
    .replace(/ho-so-cua-toi\/:code/, `ho-so-cua-toi/${encodeURIComponent(own.code)}`)
    .replace(/(thu-tuc|danh-muc|nop-ho-so)\/:code(\{[^}]*\})+/, '$1/1.004873')
    .replace(/(thu-tuc|danh-muc|nop-ho-so)\/:code/, '$1/1.004873')
    .replace(/:sha256(\{[^/]*\})?/, world.sha256)
    .replace(/:slip(\{[^/]*\})?/, 'acceptance-slip.pdf')
    .replace(/:draft/, own.draft)
    .replace(/:token(\{[^/]*\})?/, world.appointment.token)
    .replace(/tep\/:id/, `tep/${UPLOAD}`)
    .replace(/:file(\{[^/]*\})?/, 'digitised.csv')
    .replace(/:reference(\{[^/]*\})?/, 'ABCDEFGH12')
    .replace(/:kind(\{[^/]*\})?/, 'thu')
    .replace(/:code(\{[^/]*\})?/, 'digitised')
    .replace(/:[a-zA-Z0-9]+(\{[^/]*\})?/g, () => String(place ?? 1));
}
