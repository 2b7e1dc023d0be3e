import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Duty, listOfficers, type Officer } from '../src/features/organisation/index.ts';
import { parseLocal } from '../src/law/day.ts';
import { publish } from '../src/platform/database/publish.ts';
import { staff } from '../src/staff/staff.tsx';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { changedTables, openSnapshots } from './snapshot.ts';
import { addNeighbour, makeWorld, STRANGER, STRANGERS_PASSWORD, type World } from './ward-world.ts';

/** Anybody; any officer; whoever has a duty other than administering; or whoever has one of these duties. */
type Who = 'all' | 'officers' | 'handlers' | readonly Duty[];

interface Line {
  who: Who;
  /** An address of our ward's own thing. */
  at?: (world: World) => string;
  fields?: (world: World) => Record<string, string | Blob>;
}

const CASE = /:([a-zA-Z0-9]+)(\{[^}]*\})?/;
const LED = ['control', 'oversee'] as const;
const KEEPERS = ['control', 'administer'] as const;
const FORMS = '/can-bo/danh-muc/:code{[1-9]\\.[0-9]{6}}/bieu-mau';
const SCANNERS = ['receive', 'examine'] as const;
const SCAN = '/can-bo/ho-so/:dossier{[0-9]+}/so-hoa';
const BATCH = '/can-bo/so-hoa/:batch{[0-9]+}';
const UPLOAD = '6f1f2c1e-0000-4000-8000-000000000001';
const scanOf = (rest: string) => (world: World) => `/can-bo/ho-so/${world.dossierId}/so-hoa${rest}`;
const batchOf = (rest: string) => (world: World) => `/can-bo/so-hoa/${world.batchId}${rest}`;
const reportOf = (rest: string) => (world: World) => `/can-bo/bao-cao/${world.reportId}${rest}`;
const documentOf = (rest: string) => (world: World) => `/can-bo/van-ban/${world.officialId}${rest}`;
const DESK = ['receive', 'return'] as const;
const MONEY = ['receive', 'review', 'sign', 'oversee', 'control'] as const;
const HALL = ['receive', 'return', 'oversee', 'control', 'administer'] as const;
/** Where a row that is not ours is refused as a wrong field, or because the stranger sits at no desk. */
const SAID_ON_THE_PAGE = ['POST /can-bo/hang-cho/:id{[0-9]+}/buoc', 'POST /can-bo/don-vi/:id{[0-9]+}'];
const WORDS = {
  ...{ form: 'all', committee: '', centre: '', place: '', contact: 'Điện thoại {dienThoai}' },
  ...{ feedback: '', closing: '', signer: '' },
};
const key = () => ({ clientKey: randomUUID() });
const TASK = '/can-bo/ke-hoach/nhiem-vu/1';
const workOf = (rest: string) => (world: World) => `/can-bo/ke-hoach/viec-con/${world.subtaskId}${rest}`;
const petitionOf = (rest: string) => (world: World) => `/can-bo/phan-anh/${world.feedbackId}${rest}`;
const TYPERS = ['receive', 'return', 'control'] as const;
const followUpOf = (rest: string) => (world: World) => `/can-bo/hai-long/theo-doi/${world.followUpId}${rest}`;
const inspectionOf = (rest: string) => (world: World) => `/can-bo/kiem-tra/${world.inspectionId}${rest}`;
const planned = (world: World) => ({
  ...{ ...key(), unitId: String(world.unitId), plannedOn: '2026-12-01', fromOn: '2026-01-01' },
  ...{ untilOn: '2026-11-01', aim: 'Thử quyền', leaderId: String(world.officerId) },
});
const outreachOf = (rest: string) => (world: World) => `/can-bo/tuyen-truyen/${world.outreachId}${rest}`;
const meetingOf = (rest: string) => (world: World) => `/can-bo/giao-ban/${world.meetingId}${rest}`;

/** Every route of the officers' face, with who may. A route that is not here fails the test. */
const RIGHTS: Record<string, Line> = {
  'GET /dang-nhap': { who: 'all' },
  'POST /dang-nhap': { who: 'all' },
  'GET /dang-nhap/ma': { who: 'all' },
  'POST /dang-nhap/ma': { who: 'all' },
  'POST /dang-xuat': { who: 'all' },
  'GET /can-bo': { who: 'officers' },
  'GET /can-bo/viec': { who: 'officers' },
  'GET /can-bo/ke-hoach': { who: 'officers' },
  'GET /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}': { who: 'officers', at: () => '/can-bo/ke-hoach/nhiem-vu/1' },
  'POST /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/viec': {
    who: 'officers',
    at: () => '/can-bo/ke-hoach/nhiem-vu/1/viec',
  },
  'GET /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/tep/:sha256{[0-9a-f]+}': {
    who: 'officers',
    at: (world) => `/can-bo/ke-hoach/nhiem-vu/1/tep/${world.sha256}`,
  },
  'GET /can-bo/ke-hoach/nhap': { who: 'officers' },
  'POST /can-bo/ke-hoach/nhap': { who: LED },
  'GET /can-bo/ke-hoach/nhap/:id{[0-9]+}/tep': {
    who: 'officers',
    at: (world) => `/can-bo/ke-hoach/nhap/${world.importId}/tep`,
  },
  'GET /can-bo/ke-hoach/nhap/:id{[0-9]+}': {
    who: 'officers',
    at: (world) => `/can-bo/ke-hoach/nhap/${world.importId}`,
  },
  'POST /can-bo/ke-hoach/nhap/:id{[0-9]+}': {
    who: LED,
    at: (world) => `/can-bo/ke-hoach/nhap/${world.importId}`,
    fields: () => ({ next: 'save' }),
  },
  'POST /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/minh-chung': {
    who: 'officers',
    at: () => `${TASK}/minh-chung`,
  },
  'POST /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/nguon': { who: 'officers', at: () => `${TASK}/nguon` },
  'GET /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/viec-con': { who: 'officers', at: () => `${TASK}/viec-con` },
  'POST /can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/viec-con': { who: 'officers', at: () => `${TASK}/viec-con` },
  'GET /can-bo/ke-hoach/viec-con/:id{[0-9]+}': { who: 'officers', at: workOf('') },
  'POST /can-bo/ke-hoach/viec-con/:id{[0-9]+}/buoc': {
    ...{ who: [...LED], at: workOf('/buoc') },
    fields: () => ({ ...key(), step: 'cancel', stepCount: '1', note: 'Thử quyền' }),
  },
  'GET /can-bo/ke-hoach/viec-con/:id{[0-9]+}/tep/:sha256{[0-9a-f]+}': {
    ...{ who: 'officers', at: (world) => workOf(`/tep/${world.sha256}`)(world) },
  },
  'GET /can-bo/ke-hoach/tien-do': { who: 'officers' },
  'GET /can-bo/ke-hoach/don-vi': { who: 'officers' },
  'GET /can-bo/kiem-tra': { who: 'officers' },
  'GET /can-bo/kiem-tra.xlsx': { who: 'officers' },
  'GET /can-bo/kiem-tra/lap': { who: LED },
  'POST /can-bo/kiem-tra': { who: LED, fields: planned },
  'GET /can-bo/kiem-tra/:id{[0-9]+}': { who: 'officers', at: inspectionOf('') },
  'GET /can-bo/kiem-tra/:id{[0-9]+}/khoi/:block{[a-z]+}': {
    ...{ who: 'officers', at: inspectionOf('/khoi/counter') },
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/khoi/:block{[a-z]+}': {
    ...{ who: LED, at: inspectionOf('/khoi/counter') },
    fields: () => ({ ...key(), 'verdict.counter-badge': 'met' }),
  },
  'GET /can-bo/kiem-tra/:id{[0-9]+}/so-lieu/:figure{[a-z-]+}': {
    ...{ who: 'officers', at: inspectionOf('/so-lieu/off-system') },
  },
  'GET /can-bo/kiem-tra/:id{[0-9]+}/anh/:no{[0-9]+}': { who: 'officers', at: inspectionOf('/anh/1') },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/doi': {
    ...{ who: LED, at: inspectionOf('/doi') },
    fields: planned,
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/thong-bao': {
    ...{ who: LED, at: inspectionOf('/thong-bao') },
    fields: key,
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/bat-dau': {
    ...{ who: LED, at: inspectionOf('/bat-dau') },
    fields: key,
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/huy': {
    ...{ who: LED, at: inspectionOf('/huy') },
    fields: () => ({ ...key(), reason: 'Thử quyền' }),
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/gui': {
    ...{ who: LED, at: inspectionOf('/gui') },
    fields: key,
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/giai-trinh': {
    ...{ who: ['review', 'oversee', 'sign'], at: inspectionOf('/giai-trinh') },
    fields: () => ({ ...key(), text: 'Thử quyền' }),
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/kiem-tra-lai': {
    ...{ who: LED, at: inspectionOf('/kiem-tra-lai') },
    fields: () => ({ ...key(), reason: 'Thử quyền' }),
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/ket-luan': {
    ...{ who: LED, at: inspectionOf('/ket-luan') },
    fields: () => ({ ...key(), text: 'Thử quyền, đủ hai mươi ký tự' }),
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/khac-phuc': {
    ...{ who: LED, at: inspectionOf('/khac-phuc') },
    fields: () => ({ ...key(), point: 'counter-badge', title: 'Thử quyền', dueOn: '2026-12-01' }),
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/xem-lai': {
    ...{ who: LED, at: inspectionOf('/xem-lai') },
    fields: () => ({ ...key(), step: 'confirm', remedyNo: '1' }),
  },
  'POST /can-bo/kiem-tra/:id{[0-9]+}/bao-cao': {
    ...{ who: LED, at: inspectionOf('/bao-cao') },
    fields: () => ({ ...key(), kind: 'report' }),
  },
  'GET /can-bo/tuyen-truyen': { who: 'officers' },
  'GET /can-bo/tuyen-truyen/moi': { who: 'officers', at: () => '/can-bo/tuyen-truyen/moi?loai=article' },
  'POST /can-bo/tuyen-truyen': { who: 'officers', fields: () => ({ kind: 'article' }) },
  'GET /can-bo/tuyen-truyen/:id{[0-9]+}': { who: 'officers', at: outreachOf('') },
  'GET /can-bo/tuyen-truyen/:id{[0-9]+}/phieu': { who: 'officers', at: outreachOf('/phieu') },
  'POST /can-bo/tuyen-truyen/:id{[0-9]+}/buoc': {
    ...{ who: LED, at: outreachOf('/buoc') },
    fields: () => ({ ...key(), step: 'revoke', stepNo: '99', note: 'Thử quyền' }),
  },
  'POST /can-bo/tuyen-truyen/:id{[0-9]+}/bao-cao': {
    who: 'officers',
    at: outreachOf('/bao-cao'),
    fields: key,
  },
  'GET /can-bo/tuyen-truyen/:id{[0-9]+}/tep/:sha256{[0-9a-f]+}': {
    ...{ who: 'officers', at: (world) => outreachOf(`/tep/${world.sha256}`)(world) },
  },
  'GET /can-bo/giao-ban': { who: 'officers' },
  'POST /can-bo/giao-ban': {
    who: LED,
    fields: () => ({ ...key(), title: 'Họp thử', heldOn: '2026-12-01', from: '08:00', place: 'Phòng' }),
  },
  'GET /can-bo/giao-ban/:id{[0-9]+}': { who: 'officers', at: meetingOf('') },
  'GET /can-bo/giao-ban/:id{[0-9]+}/chuong-trinh.docx': {
    ...{ who: 'officers', at: meetingOf('/chuong-trinh.docx') },
  },
  'GET /can-bo/giao-ban/:id{[0-9]+}/chuong-trinh.pdf': {
    ...{ who: 'officers', at: meetingOf('/chuong-trinh.pdf') },
  },
  'POST /can-bo/giao-ban/:id{[0-9]+}/chuong-trinh': {
    ...{ who: LED, at: meetingOf('/chuong-trinh') },
    fields: () => ({ ...key(), step: 'add_point', title: 'Thử quyền' }),
  },
  'POST /can-bo/giao-ban/:id{[0-9]+}/thanh-phan': { who: LED, at: meetingOf('/thanh-phan'), fields: key },
  'POST /can-bo/giao-ban/:id{[0-9]+}/ket-luan': {
    ...{ who: LED, at: meetingOf('/ket-luan') },
    fields: () => ({ ...key(), pointNo: '1', text: 'Thử quyền' }),
  },
  'POST /can-bo/giao-ban/:id{[0-9]+}/ket-thuc': { who: LED, at: meetingOf('/ket-thuc'), fields: key },
  'POST /can-bo/giao-ban/:id{[0-9]+}/khong-hop': {
    ...{ who: LED, at: meetingOf('/khong-hop') },
    fields: () => ({ ...key(), reason: 'Thử quyền' }),
  },
  'POST /can-bo/giao-ban/:id{[0-9]+}/bien-ban': {
    ...{ who: LED, at: meetingOf('/bien-ban') },
    fields: () => ({ ...key(), kind: 'minutes' }),
  },
  // What somebody may not read does not exist for him: 404, never 403.
  'GET /can-bo/phan-anh': { who: 'officers' },
  'GET /can-bo/phan-anh.xlsx': { who: 'officers' },
  'GET /can-bo/phan-anh/mau-tra-loi': { who: LED },
  'POST /can-bo/phan-anh/mau-tra-loi': { who: LED, fields: key },
  'GET /can-bo/phan-anh/:id{[0-9]+}': { who: 'officers', at: petitionOf('') },
  'POST /can-bo/phan-anh/:id{[0-9]+}/buoc': {
    ...{ who: 'officers', at: petitionOf('/buoc') },
    fields: () => ({ ...key(), verb: 'note', stepCount: '1', 'note-text': 'Thử quyền' }),
  },
  'POST /can-bo/phan-anh/:id{[0-9]+}/nguoi-gui': { who: 'officers', at: petitionOf('/nguoi-gui') },
  'GET /can-bo/phan-anh/:id{[0-9]+}/phieu': { who: 'officers', at: petitionOf('/phieu') },
  'GET /can-bo/phan-anh/:id{[0-9]+}/tep/:no{[0-9]+}': { who: 'officers', at: petitionOf('/tep/1') },
  'GET /can-bo/phan-anh/:id{[0-9]+}/cong-khai': { who: 'officers', at: petitionOf('/cong-khai') },
  'POST /can-bo/phan-anh/:id{[0-9]+}/cong-khai': {
    ...{ who: 'officers', at: petitionOf('/cong-khai') },
    fields: () => ({ ...key(), do: 'review', stepCount: '1' }),
  },
  'GET /can-bo/phan-anh/:id{[0-9]+}/cong-khai/anh/:no{[0-9]+}': {
    ...{ who: 'officers', at: petitionOf('/cong-khai/anh/1') },
  },
  'GET /can-bo/phan-anh/:id{[0-9]+}/cong-khai/:version{[0-9]+}/anh/:no{[0-9]+}': {
    ...{ who: 'officers', at: petitionOf('/cong-khai/1/anh/1') },
  },
  'GET /can-bo/phan-anh/canh-bao': { who: 'officers' },
  'GET /can-bo/hai-long': { who: 'officers' },
  'GET /can-bo/hai-long.csv': { who: 'officers' },
  'GET /can-bo/hai-long.xlsx': { who: 'officers' },
  'POST /can-bo/ho-so/:id{[0-9]+}/ma-danh-gia': {
    who: DESK,
    at: (world) => `/can-bo/ho-so/${world.dossierId}/ma-danh-gia`,
  },
  'GET /can-bo/hai-long/phieu-giay': { who: TYPERS },
  'POST /can-bo/hai-long/phieu-giay': { who: TYPERS, fields: key },
  'GET /can-bo/hai-long/doi-chieu': { who: ['control'] },
  'POST /can-bo/hai-long/doi-chieu': { who: ['control'], fields: key },
  'GET /can-bo/hai-long/doi-chieu/tep/:sha256{[0-9a-f]+}': {
    who: ['control'],
    at: (world) => `/can-bo/hai-long/doi-chieu/tep/${world.sha256}`,
  },
  'GET /can-bo/hai-long/theo-doi': { who: 'officers' },
  'GET /can-bo/hai-long/theo-doi/:id{[0-9]+}': { who: 'officers', at: followUpOf('') },
  'POST /can-bo/hai-long/theo-doi/:id{[0-9]+}/buoc': {
    ...{ who: ['control', 'oversee', 'review'], at: followUpOf('/buoc') },
    fields: () => ({ ...key(), step: 'note', text: 'Đã gọi và xin lỗi.' }),
  },
  'GET /can-bo/don-doc': { who: 'officers' },
  'GET /can-bo/don-doc.csv': { who: 'officers' },
  'GET /can-bo/don-doc/:id{[0-9]+}': {
    who: 'officers',
    at: (world) => `/can-bo/don-doc/${world.urgingId}`,
  },
  'POST /can-bo/don-doc/:id{[0-9]+}/tra-loi': {
    // The world's case urges a unit outside the ward: nobody here answers for it.
    who: [],
    at: (world) => `/can-bo/don-doc/${world.urgingId}/tra-loi`,
    fields: () => ({ ...key(), text: 'Đang làm, sẽ xong.' }),
  },
  'POST /can-bo/don-doc/:id{[0-9]+}/dong': {
    who: LED,
    at: (world) => `/can-bo/don-doc/${world.urgingId}/dong`,
    fields: () => ({ ...key(), reason: 'Không còn phải làm.' }),
  },
  'POST /can-bo/don-doc/:id{[0-9]+}/soan-lai': {
    who: LED,
    at: (world) => `/can-bo/don-doc/${world.urgingId}/soan-lai`,
    fields: () => ({ ...key(), reason: 'Văn bản cũ đã hủy.' }),
  },
  'GET /can-bo/don-doc/:id{[0-9]+}/tep/:sha256{[0-9a-f]+}': {
    who: 'officers',
    at: (world) => `/can-bo/don-doc/${world.urgingId}/tep/${world.sha256}`,
  },
  'GET /can-bo/chi-tieu': { who: 'officers' },
  'GET /can-bo/chi-tieu/:file{[a-z0-9-]+\\.csv}': {
    who: 'officers',
    at: () => '/can-bo/chi-tieu/digitised.csv',
  },
  'GET /can-bo/chi-tieu/:file{[a-z0-9-]+\\.xlsx}': {
    who: 'officers',
    at: () => '/can-bo/chi-tieu/digitised.xlsx',
  },
  'GET /can-bo/chi-tieu/:code{[a-z0-9-]+}/so-sanh': {
    who: 'officers',
    at: () => '/can-bo/chi-tieu/digitised/so-sanh',
  },
  'GET /can-bo/chi-tieu/:code{[a-z0-9-]+}/chinh-thuc': {
    who: 'officers',
    at: () => '/can-bo/chi-tieu/digitised/chinh-thuc',
  },
  'GET /can-bo/chi-tieu-chinh-thuc': { who: 'officers' },
  'POST /can-bo/chi-tieu-chinh-thuc': { who: LED },
  'GET /can-bo/chi-tieu-chinh-thuc/:id{[0-9]+}': {
    who: 'officers',
    at: (world) => `/can-bo/chi-tieu-chinh-thuc/${world.officialImportId}`,
  },
  'GET /can-bo/chi-tieu-chinh-thuc/:id{[0-9]+}/tep': {
    who: 'officers',
    at: (world) => `/can-bo/chi-tieu-chinh-thuc/${world.officialImportId}/tep`,
  },
  'POST /can-bo/chi-tieu-chinh-thuc/:id{[0-9]+}': {
    who: LED,
    at: (world) => `/can-bo/chi-tieu-chinh-thuc/${world.officialImportId}`,
    fields: () => ({ next: 'adopt' }),
  },
  'GET /can-bo/chi-tieu/:code{[a-z0-9-]+}': { who: 'officers', at: () => '/can-bo/chi-tieu/digitised' },
  'GET /can-bo/chi-so-766': { who: 'officers' },
  'GET /can-bo/chi-so-766.csv': { who: 'officers' },
  'GET /can-bo/chi-so-766/trong-so': { who: 'officers' },
  'POST /can-bo/chi-so-766/trong-so': { who: KEEPERS },
  'GET /can-bo/ho-so': { who: 'handlers' },
  'GET /can-bo/ho-so.xlsx': { who: 'handlers' },
  'POST /can-bo/ho-so/nhieu': { who: 'handlers' },
  'GET /can-bo/ho-so/giao-lai/:id{[0-9]+}': {
    who: ['review'],
    at: (world) => `/can-bo/ho-so/giao-lai/${world.officerId}`,
  },
  'POST /can-bo/ho-so/giao-lai/:id{[0-9]+}': {
    who: ['review'],
    at: (world) => `/can-bo/ho-so/giao-lai/${world.officerId}`,
    fields: key,
  },
  'GET /can-bo/so-theo-doi': { who: 'handlers' },
  'GET /can-bo/so-theo-doi.xlsx': { who: 'handlers' },
  'GET /can-bo/ho-so/moi': { who: ['receive'] },
  'POST /can-bo/ho-so/moi': {
    who: ['receive'],
    fields: (world) => ({
      ...key(),
      ...{ procedureCode: '1.004873', termNo: '1', channel: 'direct', applicantKind: 'citizen' },
      ...{ applicantName: 'Người thử quyền', competentUnitId: String(world.unitId) },
    }),
  },
  'GET /can-bo/ho-so/moi/kho/:id{[0-9]+}': { who: ['receive'], at: () => '/can-bo/ho-so/moi/kho/1' },
  'GET /can-bo/ho-so/:id{[0-9]+}': { who: 'handlers', at: (world) => `/can-bo/ho-so/${world.dossierId}` },
  'POST /can-bo/ho-so/:id{[0-9]+}/buoc': {
    who: ['receive'],
    at: (world) => `/can-bo/ho-so/${world.dossierId}/buoc`,
    fields: () => ({ ...key(), step: 'transfer', stepCount: '1', note: '' }),
  },
  'GET /can-bo/ho-so/:id{[0-9]+}/tep/:sha256{[0-9a-f]+}': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/tep/${world.sha256}`,
  },
  'GET /can-bo/ho-so/:id{[0-9]+}/to-khai.pdf': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/to-khai.pdf`,
  },
  'GET /can-bo/ho-so/:id{[0-9]+}/phieu/:slip{[a-z-]+}': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/phieu/acceptance-slip`,
  },
  'GET /can-bo/ho-so/:id{[0-9]+}/phieu/:slip{[a-z-]+\\.(pdf|docx)}': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/phieu/acceptance-slip.pdf`,
  },
  'POST /can-bo/ho-so/:id{[0-9]+}/tra-cuu': {
    who: ['receive'],
    at: (world) => `/can-bo/ho-so/${world.dossierId}/tra-cuu`,
    fields: () => ({ ...key(), documentNo: '1', how: 'lookup' }),
  },
  'GET /can-bo/khai-thac-du-lieu': { who: ['administer', ...LED] },
  'GET /can-bo/khai-thac-du-lieu/lan-tra-cuu': { who: ['administer', ...LED] },
  'GET /can-bo/ho-so/:id{[0-9]+}/ket-qua': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/ket-qua`,
  },
  'POST /can-bo/ho-so/:id{[0-9]+}/ket-qua': {
    who: ['examine', 'review'],
    at: (world) => `/can-bo/ho-so/${world.dossierId}/ket-qua`,
  },
  'POST /can-bo/ho-so/:id{[0-9]+}/ket-qua/nguoi-ky': {
    who: ['sign'],
    at: (world) => `/can-bo/ho-so/${world.dossierId}/ket-qua/nguoi-ky`,
    fields: () => ({ ...key(), seen: '1' }),
  },
  'GET /can-bo/ho-so/:id{[0-9]+}/ket-qua.pdf': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/ket-qua.pdf`,
  },
  'GET /can-bo/ho-so/:id{[0-9]+}/giao-nhan.pdf': {
    who: 'handlers',
    at: (world) => `/can-bo/ho-so/${world.dossierId}/giao-nhan.pdf`,
  },
  'GET /can-bo/phat-hanh': { who: ['sign', 'stamp'] },
  'POST /can-bo/phat-hanh/ky': { who: ['sign'] },
  'POST /can-bo/phat-hanh/dong-dau': { who: ['stamp'] },
  'GET /can-bo/ban-sao-dien-tu': { who: 'handlers' },
  'POST /can-bo/ban-sao-dien-tu': { who: ['receive'], fields: key },
  'GET /can-bo/ban-sao-dien-tu/:id{[0-9]+}/tep': {
    who: 'handlers',
    at: () => '/can-bo/ban-sao-dien-tu/1/tep',
  },
  'POST /can-bo/ban-sao-dien-tu/:id{[0-9]+}/ky': {
    who: ['sign'],
    at: () => '/can-bo/ban-sao-dien-tu/1/ky',
  },
  'POST /can-bo/ban-sao-dien-tu/:id{[0-9]+}/dong-dau': {
    who: ['stamp'],
    at: () => '/can-bo/ban-sao-dien-tu/1/dong-dau',
  },
  'GET /can-bo/so-van-ban': { who: 'handlers' },
  'GET /can-bo/so-van-ban.xlsx': { who: 'handlers' },
  'POST /can-bo/so-van-ban/huy': { who: ['stamp'], fields: () => ({ year: '2026', number: '1' }) },
  'POST /can-bo/so-van-ban/thu-hoi': { who: ['sign'], fields: () => ({ year: '2026', number: '1' }) },
  'POST /can-bo/so-van-ban/so-dau': { who: ['stamp'], fields: () => ({ first: '1' }) },
  [`GET ${SCAN}`]: { who: SCANNERS, at: scanOf('') },
  [`POST ${SCAN}`]: { who: SCANNERS, at: scanOf('') },
  [`POST ${SCAN}/mo`]: { who: SCANNERS, at: scanOf('/mo') },
  [`GET ${SCAN}/:id`]: { who: SCANNERS, at: scanOf(`/${UPLOAD}`) },
  [`GET ${SCAN}/:id/da-nhan`]: { who: SCANNERS, at: scanOf(`/${UPLOAD}/da-nhan`) },
  [`PATCH ${SCAN}/:id`]: { who: SCANNERS, at: scanOf(`/${UPLOAD}`) },
  [`DELETE ${SCAN}/:id`]: { who: SCANNERS, at: scanOf(`/${UPLOAD}`) },
  [`POST ${SCAN}/:id/xoa`]: { who: SCANNERS, at: scanOf(`/${UPLOAD}/xoa`) },
  [`POST ${SCAN}/:id/xong`]: { who: SCANNERS, at: scanOf(`/${UPLOAD}/xong`) },
  'GET /can-bo/so-hoa': { who: 'handlers' },
  'GET /can-bo/so-hoa/khay': { who: SCANNERS },
  'POST /can-bo/so-hoa/khay/ho-so': { who: SCANNERS },
  'POST /can-bo/so-hoa/khay/bo': { who: SCANNERS },
  'GET /can-bo/so-hoa/khay/trang/:page{[0-9]+}': { who: SCANNERS, at: () => '/can-bo/so-hoa/khay/trang/1' },
  [`GET ${BATCH}`]: { who: SCANNERS, at: batchOf('') },
  [`POST ${BATCH}/xep`]: { who: SCANNERS, at: batchOf('/xep'), fields: () => ({ viec: 'remove~1' }) },
  [`POST ${BATCH}/dien-thoai`]: { who: SCANNERS, at: batchOf('/dien-thoai') },
  [`POST ${BATCH}/dien-thoai/dong`]: { who: SCANNERS, at: batchOf('/dien-thoai/dong') },
  [`POST ${BATCH}/dong`]: { who: SCANNERS, at: batchOf('/dong') },
  [`GET ${BATCH}/trang/:page{[0-9]+}`]: { who: SCANNERS, at: batchOf('/trang/1') },
  [`GET ${BATCH}/giay/:document{[0-9]+}`]: { who: SCANNERS, at: batchOf('/giay/1') },
  [`POST ${BATCH}/giay/:document{[0-9]+}`]: { who: SCANNERS, at: batchOf('/giay/1'), fields: key },
  [`POST ${BATCH}/giay/:document{[0-9]+}/xep`]: {
    who: SCANNERS,
    at: batchOf('/giay/1/xep'),
    fields: () => ({ viec: 'remove~1' }),
  },
  'GET /can-bo/quy-trinh': { who: 'officers' },
  'GET /can-bo/quy-trinh/moi': { who: ['control'] },
  'POST /can-bo/quy-trinh': { who: ['control'] },
  'POST /can-bo/quy-trinh/xem': { who: ['control'] },
  'POST /can-bo/quy-trinh/nhap': { who: ['control'] },
  'GET /can-bo/quy-trinh/:code{[a-z0-9.-]+\\.bpmn}': {
    who: 'officers',
    at: () => '/can-bo/quy-trinh/chung.bpmn',
  },
  'GET /can-bo/quy-trinh/:code{[a-z0-9.-]+}': { who: 'officers', at: () => '/can-bo/quy-trinh/chung' },
  'GET /can-bo/to-chuc': { who: 'officers' },
  'GET /can-bo/quyen-theo-doi': { who: ['administer', ...LED] },
  'GET /can-bo/thanh-pho': { who: ['oversee'] },
  'GET /can-bo/thanh-pho/tong-hop': { who: ['oversee'] },
  'GET /can-bo/thanh-pho/tong-hop.xlsx': { who: ['oversee'] },
  'GET /can-bo/thanh-pho/tong-hop.csv': { who: ['oversee'] },
  'GET /can-bo/thanh-pho/:ward{[0-9]+}': { who: ['oversee'], at: () => '/can-bo/thanh-pho/1' },
  'GET /can-bo/thanh-pho/:ward{[0-9]+}/:code{[a-z0-9-]+}': {
    who: ['oversee'],
    at: () => '/can-bo/thanh-pho/1/on-time',
  },
  'GET /can-bo/nhat-ky/xem': { who: ['control', 'oversee', 'administer'] },
  'GET /can-bo/nhat-ky/xem.xlsx': { who: ['control', 'oversee', 'administer'] },
  'GET /can-bo/nhat-ky/xem/nhieu': { who: ['control', 'oversee', 'administer'] },
  'GET /can-bo/quyen-du-lieu': { who: ['receive', 'control'] },
  'POST /can-bo/quyen-du-lieu/tai': { who: ['receive', 'control'] },
  'GET /can-bo/quyen-du-lieu/moi': { who: ['receive', 'control'] },
  'POST /can-bo/quyen-du-lieu/moi': { who: ['receive', 'control'], fields: key },
  'GET /can-bo/quyen-du-lieu/:id{[0-9]+}': {
    who: ['control'],
    at: (world) => `/can-bo/quyen-du-lieu/${world.requestId}`,
  },
  'POST /can-bo/quyen-du-lieu/:id{[0-9]+}': {
    who: ['control'],
    at: (world) => `/can-bo/quyen-du-lieu/${world.requestId}`,
    fields: key,
  },
  'GET /can-bo/nhat-ky': { who: ['administer', 'control'] },
  'GET /can-bo/quan-tri': { who: 'officers' },
  'GET /can-bo/lich': { who: 'officers' },
  'POST /can-bo/lich/ngay': {
    who: ['administer', 'control'],
    fields: () => ({
      ...{ ...key(), day: '2026-12-24', kind: 'off', why: 'Nghỉ theo quyết định', decision: '12/QĐ-UBND' },
      confirmed: '1',
    }),
  },
  'POST /can-bo/lich/gio': { who: ['administer', 'control'] },
  'POST /can-bo/lich/buoi': { who: ['administer', 'control', 'oversee'] },
  'POST /can-bo/lich/buoi/:id{[0-9]+}/huy': {
    who: ['administer', 'control', 'oversee'],
    at: (world) => `/can-bo/lich/buoi/${world.sessionId}/huy`,
  },
  'GET /can-bo/nguoi-vang': { who: ['administer', 'oversee', 'review'] },
  'POST /can-bo/nguoi-vang': { who: ['administer', 'oversee', 'review'] },
  'POST /can-bo/nguoi-vang/:id{[0-9]+}/huy': {
    who: ['administer', 'oversee', 'review'],
    at: (world) => `/can-bo/nguoi-vang/${world.absenceId}/huy`,
  },
  'GET /can-bo/thoi-han-bao-quan': { who: ['administer', 'control', 'oversee'] },
  'POST /can-bo/thoi-han-bao-quan': { who: ['administer', 'control'] },
  'GET /can-bo/cai-dat': { who: ['administer', 'control', 'oversee'] },
  'POST /can-bo/cai-dat': { who: ['administer'] },
  'GET /can-bo/nhat-ky/thay-doi': { who: ['administer', 'control'] },
  'GET /can-bo/nhat-ky/thay-doi.xlsx': { who: ['administer', 'control'] },
  'GET /can-bo/mau-phieu': { who: KEEPERS },
  'POST /can-bo/mau-phieu': {
    who: KEEPERS,
    fields: () => ({ ...key(), ...WORDS, base: '0', validFrom: '2026-12-01' }),
  },
  'POST /can-bo/mau-phieu/xem': { who: KEEPERS, fields: () => WORDS },
  'POST /can-bo/mau-phieu/xem.pdf': { who: KEEPERS, fields: () => WORDS },
  'GET /can-bo/thong-bao': { who: ['control', 'administer', 'receive', 'oversee'] },
  'POST /can-bo/thong-bao/:id{[0-9]+}/gui-lai': {
    who: ['control', 'administer', 'receive'],
    at: (world) => `/can-bo/thong-bao/${world.noticeId}/gui-lai`,
  },
  'GET /can-bo/mau-thong-bao': { who: ['control', 'administer'] },
  'POST /can-bo/mau-thong-bao': { who: ['control', 'administer'] },
  'GET /can-bo/quan-tri/van-hanh': { who: ['administer'] },
  'GET /can-bo/viec-nen': { who: ['administer'] },
  'POST /can-bo/viec-nen/:id{[0-9]+}/lam-lai': {
    who: ['administer'],
    at: (world) => `/can-bo/viec-nen/${world.jobId}/lam-lai`,
  },
  'GET /can-bo/tai-khoan': { who: 'officers' },
  'POST /can-bo/tai-khoan/mat-khau': { who: 'officers' },
  'POST /can-bo/tai-khoan/phien': { who: 'officers' },
  'POST /can-bo/tai-khoan/hai-lop': { who: 'officers' },
  'POST /can-bo/tai-khoan/hai-lop/tat': { who: 'officers' },
  'GET /can-bo/chung-thu-so': { who: 'officers' },
  'POST /can-bo/chung-thu-so/tep': { who: 'officers', fields: key },
  'POST /can-bo/chung-thu-so/thiet-bi': { who: 'officers', fields: key },
  'POST /can-bo/chung-thu-so/thu-hoi': { who: 'officers' },
  'GET /can-bo/con-dau': { who: ['administer', 'stamp'] },
  'POST /can-bo/con-dau/tep': { who: ['administer'], fields: key },
  'POST /can-bo/con-dau/thiet-bi': { who: ['administer'], fields: key },
  'POST /can-bo/con-dau/thu-hoi': { who: ['administer'] },
  'GET /can-bo/nguon-tin-cay': { who: ['administer'] },
  'POST /can-bo/nguon-tin-cay': { who: ['administer'], fields: key },
  'POST /can-bo/nguon-tin-cay/:id{[0-9]+}/thoi': {
    who: ['administer'],
    at: () => '/can-bo/nguon-tin-cay/1/thoi',
  },
  'GET /can-bo/tai-khoan-can-bo': { who: ['administer'] },
  'POST /can-bo/tai-khoan-can-bo': { who: ['administer'] },
  'GET /can-bo/tai-khoan-can-bo/:id{[0-9]+}': {
    who: ['administer'],
    at: (world) => `/can-bo/tai-khoan-can-bo/${world.officerId}`,
  },
  'POST /can-bo/tai-khoan-can-bo/:id{[0-9]+}': {
    who: ['administer'],
    at: (world) => `/can-bo/tai-khoan-can-bo/${world.officerId}`,
    fields: (world) => ({
      ...{ displayName: 'Tên khác', title: 'Chức khác', unitId: String(world.unitId), duties: 'examine' },
    }),
  },
  'POST /can-bo/tai-khoan-can-bo/:id{[0-9]+}/:deed{khoa|mo|mat-khau|hai-lop|phien}': {
    who: ['administer'],
    at: (world) => `/can-bo/tai-khoan-can-bo/${world.officerId}/khoa`,
  },
  'GET /can-bo/don-vi': { who: ['administer'] },
  'POST /can-bo/don-vi': {
    who: ['administer'],
    fields: () => ({
      code: 'MOI',
      kind: 'service',
      name: 'Đơn vị mới',
      shortName: 'Mới',
      headTitle: 'Trưởng',
    }),
  },
  'POST /can-bo/don-vi/:id{[0-9]+}/:deed{dong|mo}': {
    who: ['administer'],
    at: (world) => `/can-bo/don-vi/${world.unitId}/dong`,
  },
  'POST /can-bo/don-vi/:id{[0-9]+}': {
    who: ['administer'],
    at: (world) => `/can-bo/don-vi/${world.unitId}`,
    fields: () => ({ name: 'Đơn vị đổi tên', shortName: 'Đổi tên', headTitle: 'Trưởng' }),
  },
  'GET /can-bo/chung-thuc': { who: 'handlers' },
  'POST /can-bo/chung-thuc': { who: ['receive', 'sign'] },
  'POST /can-bo/chung-thuc/:id{[0-9]+}/gach-bo': {
    who: ['receive', 'sign'],
    at: (world) => `/can-bo/chung-thuc/${world.certificationId}/gach-bo`,
    fields: () => ({ reason: 'Ghi nhầm dòng' }),
  },
  'GET /can-bo/chung-thuc.xlsx': { who: 'handlers' },
  'GET /can-bo/thu-phi': { who: MONEY },
  'POST /can-bo/thu-phi/ca': { who: ['receive'], fields: () => ({ ...key(), openingVnd: '0' }) },
  'POST /can-bo/thu-phi/ca/:id{[0-9]+}/dong': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/ca/${world.shiftId}/dong`,
    fields: () => ({ countedVnd: '8000' }),
  },
  'GET /can-bo/thu-phi/ca/:id{[0-9]+}': { who: MONEY, at: (world) => `/can-bo/thu-phi/ca/${world.shiftId}` },
  'GET /can-bo/thu-phi/ho-so/:id{[0-9]+}': {
    who: MONEY,
    at: (world) => `/can-bo/thu-phi/ho-so/${world.dueId}`,
  },
  'POST /can-bo/thu-phi/ho-so/:id{[0-9]+}/khoan': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/ho-so/${world.dueId}/khoan`,
    fields: () => ({ ...key(), feeNo: '0' }),
  },
  'POST /can-bo/thu-phi/ho-so/:id{[0-9]+}/khoan/:charge{[0-9]+}/bo': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/ho-so/${world.dueId}/khoan/${world.chargeId}/bo`,
    fields: () => ({ reason: 'Ghi nhầm khoản' }),
  },
  'POST /can-bo/thu-phi/ho-so/:id{[0-9]+}/tien-mat': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/ho-so/${world.dueId}/tien-mat`,
    fields: () => ({ ...key(), amountVnd: '8000' }),
  },
  'POST /can-bo/thu-phi/ho-so/:id{[0-9]+}/ma-qr': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/ho-so/${world.dueId}/ma-qr`,
    fields: () => ({ ...key(), amountVnd: '8000' }),
  },
  'POST /can-bo/thu-phi/giao-dich/:id{[0-9]+}/xac-nhan': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/giao-dich/${world.intentId}/xac-nhan`,
    fields: () => ({ transactionId: 'FT1234', amountVnd: '8000' }),
  },
  'POST /can-bo/thu-phi/giao-dich/:id{[0-9]+}/hoan': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/giao-dich/${world.intentId}/hoan`,
    fields: () => ({ ...key(), reason: 'Thu nhầm hồ sơ' }),
  },
  'GET /can-bo/thu-phi/giao-dich/:id{[0-9]+}/bien-lai.pdf': {
    who: MONEY,
    at: (world) => `/can-bo/thu-phi/giao-dich/${world.intentId}/bien-lai.pdf`,
  },
  'GET /can-bo/thu-phi/hoan-tra': { who: MONEY },
  'POST /can-bo/thu-phi/hoan-tra/:id{[0-9]+}/quyet-dinh': {
    who: ['review', 'sign'],
    at: (world) => `/can-bo/thu-phi/hoan-tra/${world.refundId}/quyet-dinh`,
    fields: () => ({ decision: 'approve' }),
  },
  'POST /can-bo/thu-phi/hoan-tra/:id{[0-9]+}/chi': {
    who: ['receive'],
    at: (world) => `/can-bo/thu-phi/hoan-tra/${world.refundId}/chi`,
    fields: () => ({ how: 'transfer', reference: 'FT-TRA-1' }),
  },
  'GET /can-bo/thu-phi/doi-soat': { who: MONEY },
  'POST /can-bo/thu-phi/doi-soat': { who: ['receive', 'oversee', 'control'] },
  'GET /can-bo/thu-phi/doi-soat/:id{[0-9]+}': {
    who: MONEY,
    at: (world) => `/can-bo/thu-phi/doi-soat/${world.runId}`,
  },
  'GET /can-bo/thu-phi/doi-soat/:file{[0-9]+\\.csv}': {
    who: MONEY,
    at: (world) => `/can-bo/thu-phi/doi-soat/${world.runId}.csv`,
  },
  'GET /can-bo/thu-phi/muc-thu': { who: [...MONEY, 'administer'] },
  'POST /can-bo/thu-phi/muc-thu': { who: KEEPERS },
  'POST /can-bo/thu-phi/muc-thu/tai-khoan': { who: ['administer'] },
  'GET /can-bo/danh-muc': { who: KEEPERS },
  'GET /can-bo/danh-muc/doi-chieu': { who: KEEPERS },
  'POST /can-bo/danh-muc/doi-chieu': { who: KEEPERS },
  'POST /can-bo/danh-muc/doi-chieu/cap-nhat': {
    who: KEEPERS,
    fields: (world) => ({ sha256: world.sha256, code: '1.004873' }),
  },
  'GET /can-bo/danh-muc/them': { who: KEEPERS },
  'POST /can-bo/danh-muc/them': { who: KEEPERS, fields: key },
  'GET /can-bo/danh-muc/:code{[1-9]\\.[0-9]{6}}': { who: KEEPERS, at: () => '/can-bo/danh-muc/1.004873' },
  'GET /can-bo/danh-muc/:code{[1-9]\\.[0-9]{6}}/moi': {
    who: KEEPERS,
    at: () => '/can-bo/danh-muc/1.004873/moi',
  },
  'POST /can-bo/danh-muc/:code{[1-9]\\.[0-9]{6}}/moi': {
    who: KEEPERS,
    at: () => '/can-bo/danh-muc/1.004873/moi',
    fields: key,
  },
  'GET /can-bo/niem-yet': { who: LED },
  'GET /can-bo/niem-yet.xlsx': { who: LED },
  'POST /can-bo/niem-yet': {
    who: ['control'],
    fields: () => ({ ...key(), place: 'board', items: '1.004873~1' }),
  },
  'POST /can-bo/niem-yet/go': {
    who: ['control'],
    fields: (world) => ({ ...key(), postings: String(world.postingId), reason: 'Treo nhầm chỗ' }),
  },
  'GET /can-bo/niem-yet/anh/:id{[0-9]+}': {
    who: LED,
    at: (world) => `/can-bo/niem-yet/anh/${world.postingId}`,
  },
  'GET /can-bo/niem-yet/:code{[1-9]\\.[0-9]{6}}': { who: LED, at: () => '/can-bo/niem-yet/1.004873' },
  [`GET ${FORMS}`]: { who: ['control'], at: () => '/can-bo/danh-muc/1.004873/bieu-mau' },
  [`GET ${FORMS}/:file{[0-9]+\\.json}`]: {
    who: ['control'],
    at: () => '/can-bo/danh-muc/1.004873/bieu-mau/1.json',
  },
  [`GET ${FORMS}/xem`]: { who: ['control'], at: () => '/can-bo/danh-muc/1.004873/bieu-mau/xem?ban=1' },
  [`POST ${FORMS}/xem`]: { who: ['control'], at: () => '/can-bo/danh-muc/1.004873/bieu-mau/xem?ban=1' },
  [`POST ${FORMS}/so-sanh`]: {
    who: ['control'],
    at: () => '/can-bo/danh-muc/1.004873/bieu-mau/so-sanh',
    fields: () => ({ text: '{}' }),
  },
  [`POST ${FORMS}`]: {
    who: ['control'],
    at: () => '/can-bo/danh-muc/1.004873/bieu-mau',
    fields: () => ({ ...key(), text: '{}', base: '1', validFrom: '2026-12-01', why: 'Thử' }),
  },
  'GET /can-bo/luu-tru': { who: 'handlers' },
  'POST /can-bo/luu-tru': {
    who: ['control'],
    fields: () => ({ ...key(), from: '2026-11-01', to: '2026-11-30', reason: 'Nộp lưu trữ' }),
  },
  'GET /can-bo/luu-tru/goi/:id{[0-9]+}': {
    who: ['control'],
    at: (world) => `/can-bo/luu-tru/goi/${world.exportId}`,
  },
  'GET /can-bo/luu-tru/goi/:file{[0-9]+\\.zip}': {
    who: ['control'],
    at: (world) => `/can-bo/luu-tru/goi/${world.exportId}.zip`,
  },
  'GET /can-bo/luu-tru/ho-so/:id{[0-9]+}': {
    who: 'handlers',
    at: (world) => `/can-bo/luu-tru/ho-so/${world.archivedId}`,
  },
  'GET /can-bo/luu-tru/ho-so/:file{[0-9]+\\.zip}': {
    who: ['control'],
    at: (world) => `/can-bo/luu-tru/ho-so/${world.archivedId}.zip`,
  },
  'GET /can-bo/luu-tru/ho-so/:id{[0-9]+}/tep/:no{[0-9]+}': {
    who: 'handlers',
    at: (world) => `/can-bo/luu-tru/ho-so/${world.archivedId}/tep/1`,
  },
  'GET /can-bo/hang-cho': { who: HALL },
  'POST /can-bo/hang-cho/quay': { who: DESK },
  'POST /can-bo/hang-cho/goi': { who: DESK, fields: key },
  'POST /can-bo/hang-cho/:id{[0-9]+}/buoc': {
    who: DESK,
    at: (world) => `/can-bo/hang-cho/${world.ticketId}/buoc`,
    fields: () => ({ ...key(), step: 'start', stepCount: '2' }),
  },
  'GET /can-bo/hang-cho/lich-hen': { who: DESK },
  'GET /can-bo/hang-cho/lich-hen.xlsx': { who: DESK },
  'POST /can-bo/hang-cho/lich-hen/den': {
    who: DESK,
    fields: (world) => ({ ...key(), code: world.appointment.code }),
  },
  'GET /can-bo/hang-cho/so-lieu': { who: HALL },
  'GET /can-bo/hang-cho/so-lieu.xlsx': { who: HALL },
  'GET /can-bo/hang-cho/so-lieu/luot': { who: HALL },
  'GET /can-bo/hang-cho/so-lieu/luot.xlsx': { who: HALL },
  'GET /can-bo/hang-cho/cai-dat': { who: ['administer'] },
  'POST /can-bo/hang-cho/cai-dat/linh-vuc/moi': { who: ['administer'] },
  'POST /can-bo/hang-cho/cai-dat/linh-vuc/:id{[0-9]+}': {
    who: ['administer'],
    at: (world) => `/can-bo/hang-cho/cai-dat/linh-vuc/${world.serviceId}`,
    fields: () => ({ name: 'Việc khác', hint: '', prefix: 'Q', ord: '1', active: '1' }),
  },
  'POST /can-bo/hang-cho/cai-dat/quay/:no{[0-9]+|moi}': {
    who: ['administer'],
    at: () => '/can-bo/hang-cho/cai-dat/quay/1',
  },
  'POST /can-bo/hang-cho/cai-dat/quy-tac': { who: ['administer'] },
  'POST /can-bo/hang-cho/cai-dat/khung-gio': { who: ['administer'] },
  'POST /can-bo/hang-cho/cai-dat/khung-gio/:id{[0-9]+}/dung': {
    who: ['administer'],
    at: (world) => `/can-bo/hang-cho/cai-dat/khung-gio/${world.windowId}/dung`,
  },
  'GET /can-bo/tin-bai': { who: 'officers' },
  'POST /can-bo/tin-bai': { who: 'officers' },
  'GET /can-bo/tin-bai/moi': { who: 'officers' },
  'GET /can-bo/tin-bai/:id{[0-9]+}': {
    who: 'officers',
    at: (world) => `/can-bo/tin-bai/${world.articleId}`,
  },
  'GET /can-bo/tin-bai/:id{[0-9]+}/sua': {
    who: LED,
    at: (world) => `/can-bo/tin-bai/${world.articleId}/sua`,
  },
  'POST /can-bo/tin-bai/:id{[0-9]+}/sua': {
    who: LED,
    at: (world) => `/can-bo/tin-bai/${world.articleId}/sua`,
    fields: () => ({ ...key(), kind: 'news', title: 'Tin của phường', body: 'Sửa', baseVersion: '1' }),
  },
  'POST /can-bo/tin-bai/:id{[0-9]+}/buoc': {
    who: LED,
    at: (world) => `/can-bo/tin-bai/${world.articleId}/buoc`,
    fields: () => ({ ...key(), step: 'withdraw', version: '1', why: 'Hết thời gian' }),
  },
  'POST /can-bo/tin-bai/:id{[0-9]+}/anh': {
    who: LED,
    at: (world) => `/can-bo/tin-bai/${world.articleId}/anh`,
    fields: () => ({ picture: new Blob(['x']), description: 'Trụ sở' }),
  },
  'GET /can-bo/tin-bai/:id{[0-9]+}/anh/:sha256{[0-9a-f]+}': {
    who: 'officers',
    at: (world) => `/can-bo/tin-bai/${world.articleId}/anh/${world.sha256}`,
  },
  'GET /can-bo/van-ban': { who: 'officers' },
  'GET /can-bo/van-ban/den': { who: 'officers' },
  'GET /can-bo/van-ban/moi': { who: 'handlers' },
  'POST /can-bo/van-ban/moi': { who: 'handlers', fields: key },
  'GET /can-bo/van-ban/:id{[0-9]+}': { who: 'officers', at: documentOf('') },
  'GET /can-bo/van-ban/:file{[0-9]+\\.pdf}': { who: 'officers', at: documentOf('.pdf') },
  'GET /can-bo/van-ban/:file{[0-9]+\\.docx}': { who: 'officers', at: documentOf('.docx') },
  'GET /can-bo/van-ban/:id{[0-9]+}/soan': { who: 'handlers', at: documentOf('/soan') },
  'POST /can-bo/van-ban/:id{[0-9]+}/soan': { who: 'handlers', at: documentOf('/soan'), fields: key },
  'POST /can-bo/van-ban/:id{[0-9]+}/buoc': {
    who: 'handlers',
    at: documentOf('/buoc'),
    fields: () => ({ ...key(), step: 'publish', stepCount: '0', version: '1' }),
  },
  'POST /can-bo/van-ban/:id{[0-9]+}/ky': { who: ['sign', 'oversee'], at: documentOf('/ky'), fields: key },
  'POST /can-bo/van-ban/:id{[0-9]+}/dong-dau': { who: ['stamp'], at: documentOf('/dong-dau'), fields: key },
  'POST /can-bo/van-ban/:id{[0-9]+}/da-doc': { who: 'officers', at: documentOf('/da-doc') },
  'GET /can-bo/phan-anh/moi': { who: ['receive', 'control', 'oversee'] },
  'POST /can-bo/phan-anh/moi': { who: ['receive', 'control', 'oversee'], fields: key },
  'GET /can-bo/bao-cao': { who: 'officers' },
  'POST /can-bo/bao-cao': { who: LED, fields: () => ({ ...key(), from: '2026-11-02', until: '2026-11-02' }) },
  'GET /can-bo/bao-cao/bieu': { who: 'officers' },
  'GET /can-bo/bao-cao/bieu.xlsx': { who: 'officers' },
  'GET /can-bo/bao-cao/ho-so': { who: 'officers', at: () => '/can-bo/bao-cao/ho-so?cot=received' },
  'GET /can-bo/bao-cao/:id{[0-9]+}': { who: 'officers', at: reportOf('') },
  'GET /can-bo/bao-cao/:id{[0-9]+}/:file{bao-cao\\.(?:docx|pdf|xlsx)}': {
    who: 'officers',
    at: reportOf('/bao-cao.xlsx'),
  },
  'GET /can-bo/bao-cao/:id{[0-9]+}/viet': { who: LED, at: reportOf('/viet') },
  'POST /can-bo/bao-cao/:id{[0-9]+}/viet': {
    who: LED,
    at: reportOf('/viet'),
    fields: () => ({ ...key(), version: '0' }),
  },
  'POST /can-bo/bao-cao/:id{[0-9]+}/trinh': {
    who: LED,
    at: reportOf('/trinh'),
    fields: () => ({ ...key(), signing: 'chairman' }),
  },
  'GET /can-bo/su-kien/:topic': { who: 'officers', at: () => '/can-bo/su-kien/khong-co' },
};

const ROUTES = [
  ...new Set(
    staff.routes.filter((each) => each.method !== 'ALL').map((each) => `${each.method} ${each.path}`),
  ),
];
const CLOSED = ROUTES.filter((route) => RIGHTS[route]?.who !== 'all');

let at: TestDatabase;
let world: World;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let neighbourId: number;

beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  neighbourId = await addNeighbour(at);
  world = await makeWorld(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

function may(officer: Officer, who: Who): boolean {
  if (who === 'all' || who === 'officers') return true;
  if (who === 'handlers') return officer.duties.some((duty) => duty !== 'administer');
  return who.some((duty) => officer.duties.includes(duty));
}

const addressOf = (route: string) => RIGHTS[route]!.at?.(world) ?? route.split(' ')[1]!;

/** Calls a route with plausible fields and, when signed in, the token of the session. */
async function call(visitor: Visitor, route: string, token: string): Promise<Response> {
  const path = addressOf(route);
  const [method] = route.split(' ') as [string];
  if (method === 'GET') return visitor.get(path);
  if (method !== 'POST') return visitor.ask(path, { method, headers: { 'x-form-token': token } });
  const fields = { _token: token, ...RIGHTS[route]!.fields?.(world) };
  // What our script alone calls carries the token beside its body.
  return visitor.send(path, fields, route.endsWith('/xong') ? { 'x-form-token': token } : {});
}

async function signedIn(username: string, fields: Record<string, string> = {}): Promise<[Visitor, string]> {
  const visitor = new Visitor(at);
  const home = { ward: String(at.wardId), username, password: 'motcua-demo-2026', ...fields };
  expect((await visitor.post('/dang-nhap', home)).status).toBe(303);
  return [visitor, await tokenOf(visitor)];
}

async function tokenOf(visitor: Visitor): Promise<string> {
  const page = await (await visitor.get('/can-bo/ke-hoach')).text();
  return /name="_token" value="([^"]+)"/.exec(page)![1]!;
}

/** The routes that did not answer as they should, and that nothing was written. */
async function refused(
  routes: string[],
  answer: (route: string) => Promise<Response>,
  statuses: (route: string) => number[],
): Promise<void> {
  const before = await shots.take();
  const wrong: string[] = [];
  for (const route of routes) {
    const { status } = await answer(route);
    if (!statuses(route).includes(status)) wrong.push(`${route}: ${status}`);
  }
  expect(wrong).toEqual([]);
  expect(changedTables(before, await shots.take())).toEqual([]);
}

describe('every route of the officers', () => {
  it('has a line that says who may, with an address where one is needed', () => {
    expect(ROUTES.length).toBeGreaterThan(80);
    expect(ROUTES.filter((route) => !RIGHTS[route])).toEqual([]);
    expect(Object.keys(RIGHTS).filter((route) => !ROUTES.includes(route))).toEqual([]);
    expect(ROUTES.filter((route) => CASE.test(route) && !RIGHTS[route]!.at)).toEqual([]);
  });

  it('is closed to whoever is not signed in', async () => {
    const nobody = new Visitor(at);
    await refused(
      CLOSED,
      (route) => call(nobody, route, 'x'),
      (route) => [route.startsWith('GET') ? 302 : 401],
    );
  });

  it('is closed to a citizen with a cookie that he made up', async () => {
    const before = await shots.take();
    for (const route of CLOSED) {
      const [method, path] = [route.split(' ')[0]!, addressOf(route)];
      const answer = await new Visitor(at).raw(path, {
        method,
        headers: { cookie: `motcua_session=${'A'.repeat(43)}` },
      });
      expect([route, answer.status]).toEqual([route, method === 'GET' ? 302 : 401]);
    }
    expect(changedTables(before, await shots.take())).toEqual([]);
  });

  it('is open to officers whose duty it is, and refuses the others without a trace', async () => {
    const officers = await listOfficers(at.database.db, at.wardId);
    let refusals = 0;
    for (const officer of officers) {
      const [visitor, token] = await signedIn(officer.username);
      const closed = ROUTES.filter((route) => !may(officer, RIGHTS[route]!.who));
      refusals += closed.length;
      await refused(
        closed,
        (route) => call(visitor, route, token),
        // A step is refused by the workflow, which says why on the dossier's page.
        (route) => (route.endsWith('/buoc') && may(officer, 'handlers') ? [403, 409] : [403]),
      );
      for (const route of ROUTES)
        if (route.startsWith('GET') && may(officer, RIGHTS[route]!.who))
          expect([officer.username, route, (await call(visitor, route, token)).status]).not.toContain(403);
    }
    expect(refusals).toBeGreaterThan(500);
  });

  it('refuses a write without the token of the session', async () => {
    const [visitor] = await signedIn('quay1');
    const writes = CLOSED.filter((route) => route.startsWith('POST'));
    await refused(
      writes,
      (route) => call(visitor, route, 'x'),
      () => [403],
    );
  });

  it('does not know what belongs to another ward', async () => {
    const [stranger, token] = await signedIn(STRANGER, {
      ward: String(neighbourId),
      password: STRANGERS_PASSWORD,
    });
    const named = CLOSED.filter((route) => RIGHTS[route]!.at?.(world).match(/\d{1,}|[0-9a-f]{64}/));
    expect(named.length).toBeGreaterThan(20);
    await refused(
      named.filter((route) => !/:no|\/chi-tieu\/|\/danh-muc\/|\/niem-yet\/:code/.test(route)),
      (route) => call(stranger, route, token),
      (route) => (SAID_ON_THE_PAGE.includes(route) ? [404, 409, 422] : [404]),
    );
    await refused(
      ['POST /can-bo/danh-muc/doi-chieu/cap-nhat', 'POST /can-bo/hang-cho/lich-hen/den'],
      (route) => call(stranger, route, token),
      () => [404, 422],
    );
  });

  it('shows nothing of another ward on its lists', async () => {
    const [stranger] = await signedIn(STRANGER, { ward: String(neighbourId), password: STRANGERS_PASSWORD });
    for (const route of CLOSED.filter((each) => each.startsWith('GET') && !RIGHTS[each]!.at)) {
      const page = await (await stranger.get(addressOf(route))).text();
      for (const word of [
        'Người có giấy tờ',
        'Người thử',
        'Người chứng thực',
        'Người hẹn thử',
        'Việc của phường thử',
        'Cuộc họp của phường thử',
        'Tin bài của phường thử',
        world.finishedCode,
      ])
        expect(page.includes(word), `${route} tells ${word}`).toBe(false);
    }
  });
});

describe('an officer of another ward', () => {
  it('cannot name our officers, units, services or files in his own forms', async () => {
    const login = { ward: String(neighbourId), password: STRANGERS_PASSWORD };
    const [stranger, token] = await signedIn(STRANGER, login);
    const before = await shots.take();
    const ours = String(world.unitId);
    const person = String(world.officerId);
    const intake = {
      ...{ ...key(), procedureCode: '1.004873', termNo: '1', channel: 'direct', applicantKind: 'citizen' },
      applicantName: 'Người thử',
    };
    const tries: [string, Record<string, string | Blob>][] = [
      ['/can-bo/ho-so/moi', { ...intake, competentUnitId: ours }],
      ['/can-bo/ho-so/moi', { ...intake, competentUnitId: ours, 'doc.0.kept': `${world.sha256}.x` }],
      [
        '/can-bo/tai-khoan-can-bo',
        { username: 'nguoi.moi', displayName: 'Mới', title: 'Mới', unitId: ours, duties: 'examine' },
      ],
      [
        '/can-bo/nguoi-vang',
        { ...key(), officerId: person, fromDay: '2026-11-23', untilDay: '2026-11-24', reason: 'Nghỉ phép' },
      ],
      [
        '/can-bo/chung-thuc',
        {
          ...{ ...key(), kind: 'copy', requester: 'Ai đó', signerId: String(at.officer('chutich').id) },
          ...{ 'lines.0.document': 'Bằng', 'lines.0.pages': '1' },
        },
      ],
      [
        '/can-bo/hang-cho/cai-dat/khung-gio',
        {
          ...{ serviceId: String(world.serviceId), weekdays: '1', fromMinute: '08:00', toMinute: '11:00' },
          ...{ slotMinutes: '30', capacity: '2' },
        },
      ],
      [
        '/can-bo/hang-cho/cai-dat/quay/moi',
        { no: '7', name: 'Quầy 7', serviceIds: String(world.serviceId), active: '1' },
      ],
    ];
    for (const [path, fields] of tries)
      expect([path, (await stranger.send(path, { _token: token, ...fields })).status]).toEqual([path, 422]);
    const bulk = { ...key(), step: 'transfer', dossier: `${world.dossierId}.1` };
    const answer = await stranger.send('/can-bo/ho-so/nhieu', { _token: token, ...bulk });
    expect(await answer.text()).not.toContain('H24.105.25');
    expect(changedTables(before, await shots.take())).toEqual([]);
  });
});

describe('live news', () => {
  it('of one ward are not told at another', async () => {
    const [stranger] = await signedIn(STRANGER, { ward: String(neighbourId), password: STRANGERS_PASSWORD });
    const answer = await stranger.get('/can-bo/su-kien/dossiers');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const heard: string[] = [];
    const listening = (async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        heard.push(value);
        if (value.includes('of their own')) return;
      }
    })();
    await expect.poll(() => at.platform.events.count).toBe(1);
    await expect.poll(() => heard.join('')).toContain('data: all');
    await at.database.transact((tx) => publish(tx, at.wardId, 'dossiers', 'of the neighbours'));
    await at.database.transact((tx) => publish(tx, neighbourId, 'dossiers', 'of their own'));
    await listening;
    await reader.cancel();
    expect(heard.join('')).not.toContain('of the neighbours');
  });
});

describe('an account', () => {
  const login = async (username: string) => (await signedIn(username))[0];
  const change = (username: string, columns: string) =>
    shots.query(`update officers set ${columns} where ward_id = $1 and username = $2`, [at.wardId, username]);

  it('that was closed is signed out at once', async () => {
    const visitor = await login('vanhoa');
    expect((await visitor.get('/can-bo/ho-so')).status).toBe(200);
    await change('vanhoa', 'active = false');
    expect((await visitor.get('/can-bo/ho-so')).status).toBe(302);
    expect((await visitor.send('/can-bo/ho-so/nhieu', {})).status).toBe(401);
    await change('vanhoa', 'active = true');
  });

  it('that must change its password reaches nothing else', async () => {
    const [visitor, token] = await signedIn('kinhte');
    await change('kinhte', 'must_change_password = true');
    const before = await shots.take();
    for (const route of CLOSED.filter((each) => !each.includes('/can-bo/tai-khoan'))) {
      const answer = await call(visitor, route, token);
      expect([route, answer.status, answer.headers.get('location')]).toEqual([
        route,
        303,
        '/can-bo/tai-khoan',
      ]);
    }
    for (const route of CLOSED.filter((each) => each.includes('/can-bo/tai-khoan-can-bo'))) {
      const { status } = await call(visitor, route, token);
      expect([route, status]).toEqual([route, expect.toSatisfy((each) => each === 403 || each === 303)]);
    }
    expect(changedTables(before, await shots.take())).toEqual([]);
    await change('kinhte', 'must_change_password = false');
  });

  it('whose session has run out or idled is signed out', async () => {
    const visitor = await login('congan');
    at.platform.setNow(parseLocal('2026-11-23T11:30'));
    expect((await visitor.get('/can-bo/ho-so')).status).toBe(302);
    at.platform.setNow(parseLocal('2026-11-23T09:00'));
  });
});
