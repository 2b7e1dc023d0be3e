import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { findWard, listOfficers, listUnits } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { closeExpired, findDossier } from '../index.ts';
import { drawPdf } from './draw-pdf.ts';
import { headsOf, type SlipKind, type SlipSource } from './slip.ts';
import { fillSlip, slipsOf } from './slips.ts';
import { writeDocx } from './write-docx.ts';

const HEAD = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Mã hồ sơ'];
const APPLICANT = [
  'Địa chỉ',
  'Số điện thoại',
  'Email',
  'Nội dung yêu cầu giải quyết',
  'Nguyễn Thị Ánh Tuyết',
];
const LONG = 'Hồ sơ thiếu xác nhận của cơ quan có thẩm quyền. '.repeat(40).trim();

/** Every form in its variants, with the words that it must have: the fields by the law's names, and what was given. */
const FORMS: { name: string; kind: SlipKind; words: string[]; make(): Promise<number> }[] = [
  {
    name: '01',
    kind: 'acceptance-slip',
    words: [
      ...[...HEAD, ...APPLICANT, 'Mẫu số 01', 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ'],
      ...['Tiếp nhận hồ sơ của', 'Thành phần hồ sơ nộp gồm', 'Tờ khai theo mẫu', 'Bản chính'],
      ...['Không yêu cầu, khai thác dữ liệu', 'Số lượng hồ sơ', 'Thời gian giải quyết hồ sơ theo quy định'],
      ...['Thời gian nhận hồ sơ', '15 giờ 30 phút, ngày 13/02/2026', 'Thời gian trả kết quả'],
      ...[
        '17 giờ 00 phút, ngày 25/02/2026',
        'Đăng ký nhận kết quả',
        'Vào Sổ theo dõi hồ sơ',
        'Quyển số 2026',
      ],
      ...['NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ', 'Cán bộ quầy 1'],
    ],
    make: () => accepted(),
  },
  {
    name: '02',
    kind: 'supplement-request',
    words: [
      ...[...HEAD, ...APPLICANT, 'Mẫu số 02', 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', 'Hồ sơ của'],
      ...[
        '/PBS-TTPVHCC',
        'Yêu cầu hoàn thiện hồ sơ gồm',
        '1. Giấy chứng sinh',
        '2. Bản sao hộ khẩu',
        'Lý do',
      ],
      ...['Bổ sung trước', 'nếu có vướng mắc, liên hệ', 'NGƯỜI HƯỚNG DẪN'],
    ],
    make: async () => supplemented(),
  },
  {
    name: '03-tiep-nhan',
    kind: 'refusal-slip',
    words: [
      ...[...HEAD, ...APPLICANT, 'Mẫu số 03', 'PHIẾU TỪ CHỐI TIẾP NHẬN (GIẢI QUYẾT) HỒ SƠ', '/PTC-TTPVHCC'],
      ...['không giải quyết', 'với lý do cụ thể như sau', 'Không thuộc thẩm quyền'],
      ...['NGƯỜI NỘP HỒ SƠ', 'NGƯỜI TIẾP NHẬN HỒ SƠ'],
    ],
    make: () => ended('refuse', 'quay1', { reason: 'Không thuộc thẩm quyền.' }),
  },
  {
    name: '04-gia-han',
    kind: 'apology-letter',
    words: [
      ...[...HEAD, ...APPLICANT, 'Mẫu số 04', 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN', '/TXL-TTPVHCC'],
      ...['Kính gửi: Nguyễn Thị Ánh Tuyết', 'Ngày tiếp nhận', 'Thời gian hẹn trả kết quả', 'Lý do'],
      ...['17 giờ 00 phút, ngày 25/02/2026', '09 giờ 00 phút, ngày 02/03/2026', 'Cơ quan phối hợp chậm'],
      ...['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', 'Nơi nhận'],
    ],
    make: async () => {
      const id = await withExaminer();
      const longer = { newDueAt: '2026-03-02T09:00', cause: 'coordination', reason: 'Chờ xác minh.' };
      await life.take(id, 'chanhvp', 'extend', longer);
      return id;
    },
  },
  {
    name: '04-tre-han',
    kind: 'apology-letter',
    words: ['Mẫu số 04', 'đã quá thời gian hẹn trả', 'sẽ trả kết quả ngày 05/03/2026', 'Thiếu nhân lực'],
    make: async () => {
      const id = await withExaminer();
      const sorry = { expectedOn: '2026-03-05', cause: 'staff', reason: 'Cán bộ nghỉ ốm.' };
      await life.take(id, 'chanhvp', 'apologise', sorry, parseLocal('2026-03-02T09:00'));
      return id;
    },
  },
  {
    name: '05-rut',
    kind: 'stop-notice',
    words: [
      ...[...HEAD, ...APPLICANT, 'Mẫu số 05', 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', '/TBD-TTPVHCC'],
      ...['Người yêu cầu dừng', 'Lý do', 'Thời điểm dừng', 'theo yêu cầu của người nộp'],
    ],
    make: () => ended('withdraw', 'quay1', { reason: 'Người nộp đề nghị rút.' }),
  },
  {
    name: '05-dung',
    kind: 'stop-notice',
    words: ['Mẫu số 05', 'theo quyết định của cơ quan giải quyết', 'Thủ tục bị bãi bỏ', 'CHÁNH VĂN PHÒNG'],
    make: async () => {
      const id = await withExaminer();
      await life.take(id, 'chanhvp', 'stop', { reason: 'Thủ tục bị bãi bỏ.' });
      return id;
    },
  },
  {
    name: '05-het-han',
    kind: 'stop-notice',
    words: ['Mẫu số 05', 'không được bổ sung trước', 'vì đã hết thời hạn bổ sung', 'Hệ thống tự lập'],
    make: async () => {
      const id = await supplemented();
      await closeExpired(at.database, at.wardId, parseLocal('2026-04-01T09:00'));
      return id;
    },
  },
  {
    name: '06',
    kind: 'control-slip',
    words: [
      ...[...HEAD, 'Mẫu số 06', 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', 'Cơ quan phối hợp'],
      ...[
        'Cơ quan (bộ phận) giải quyết hồ sơ',
        'Giao: ',
        'Nhận: ',
        'Ký duyệt',
        'Chủ tịch',
        'Kết quả giải quyết',
      ],
      ...['Trước hạn', 'Đã hoàn tác', 'Mã kiểm của bước cuối'],
    ],
    make: async () => {
      const id = await accepted();
      await life.take(id, 'quay1', 'transfer');
      await life.take(id, 'quay1', 'undo');
      await life.finish(id);
      return id;
    },
  },
];

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
const folder = mkdtempSync(join(tmpdir(), 'motcua-slips-'));
const ids = new Map<string, number>();

const paper = (name: string, source: 'original' | 'database') => ({
  ...{ name, source, quantity: 1, reusable: source === 'database', scan: null, scanExemptReason: null },
});

async function accepted(): Promise<number> {
  const applicant = { applicantName: 'Nguyễn Thị Ánh Tuyết', applicantAddress: 'Tổ dân phố số 3' };
  return life.accept(applicant, [paper('Tờ khai theo mẫu', 'original'), paper('Giấy khai sinh', 'database')]);
}
async function withExaminer(): Promise<number> {
  const id = await accepted();
  await life.take(id, 'quay1', 'transfer');
  await life.assign(id);
  return id;
}
async function supplemented(): Promise<number> {
  const id = await withExaminer();
  const items = 'Giấy chứng sinh\nBản sao hộ khẩu';
  await life.take(id, 'hotich', 'request_supplement', { items, reason: LONG, mode: 'pause', days: '10' });
  return id;
}
async function ended(step: 'refuse' | 'withdraw', who: string, fields: object): Promise<number> {
  const id = await accepted();
  await life.take(id, who, step, { ...fields });
  return id;
}

async function sourceOf(dossierId: number): Promise<SlipSource> {
  const { db } = at.database;
  const dossier = await findDossier(db, { wardId: at.wardId, dossierId });
  const units = await listUnits(db, at.wardId);
  return {
    dossier,
    ward: await findWard(db, at.wardId),
    procedure: await findProcedureVersion(db, dossier.state.procedureCode, dossier.state.procedureVersion),
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    heads: headsOf(units),
    officerNames: new Map((await listOfficers(db, at.wardId)).map((each) => [each.id, each.displayName])),
    publicUrl: 'https://haiduong.example',
  };
}

/** The words of a PDF in reading order, without line breaks. */
function wordsOf(file: string): string {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const raw = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  return `${text}\n${raw}`.normalize('NFC').replace(/\s+/g, ' ');
}

beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-02-13T15:30'));
  life = dossierLife(at);
  for (const { name, kind, make } of FORMS) {
    const id = await make();
    ids.set(name, id);
    const slip = fillSlip(await sourceOf(id), kind, null);
    writeFileSync(join(folder, `${name}.pdf`), await drawPdf(slip));
    writeFileSync(join(folder, `${name}-word.docx`), await writeDocx(slip));
  }
  const office = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const words = FORMS.map(({ name }) => join(folder, `${name}-word.docx`));
  execFileSync('soffice', [office, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...words], {
    stdio: 'ignore',
  });
}, 180_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await at.close();
});

describe.each(FORMS)('form $name', ({ name, words }) => {
  it('is a sound PDF with every field', () => {
    const file = join(folder, `${name}.pdf`);
    execFileSync('qpdf', ['--check', file]);
    const text = wordsOf(file);
    for (const word of words) expect(text).toContain(word);
  });

  it('is the same as a Word document that LibreOffice opens', () => {
    const text = wordsOf(join(folder, `${name}-word.pdf`));
    for (const word of words) expect(text).toContain(word);
  });

  it('has a QR code in both that leads to a page which answers', async () => {
    for (const file of [name, `${name}-word`]) {
      const path = join(folder, file);
      execFileSync('pdftoppm', ['-r', '110', '-png', '-singlefile', `${path}.pdf`, path]);
      const qr = execFileSync('zbarimg', ['-q', '--raw', `${path}.png`], { encoding: 'utf8' }).trim();
      const { state } = (await sourceOf(ids.get(name)!)).dossier;
      expect(qr).toBe(`https://haiduong.example/tra-cuu?ma=${state.code}`);
      const answer = await new Visitor(at).get(qr.replace('https://haiduong.example', ''));
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(state.code);
    }
  });
});

describe('the slips of a dossier', () => {
  it('are those that its steps made, each by its step', async () => {
    const fresh = await sourceOf(await life.accept());
    expect(slipsOf(fresh.dossier).map((each) => each.kind)).toEqual(['acceptance-slip', 'control-slip']);
    const twice = await supplemented();
    await life.take(twice, 'quay1', 'receive_supplement', { received: 'Giấy chứng sinh' });
    const again = { items: 'Bản sao', reason: 'Còn thiếu.', directorReason: 'Có tình tiết mới.' };
    await life.take(twice, 'giamdoc', 'request_supplement', again);
    const source = await sourceOf(twice);
    const asked = slipsOf(source.dossier).filter((each) => each.kind === 'supplement-request');
    expect(asked.length).toBe(2);
    const [first, second] = asked.map(({ kind, stepNo }) => fillSlip(source, kind, stepNo));
    expect(JSON.stringify(first!.blocks)).not.toContain('tình tiết mới');
    expect(JSON.stringify(second!.blocks)).toContain('tình tiết mới');
    expect(first!.number).not.toBe(second!.number);
  });

  it('bear the number that the form had on their day', async () => {
    const id = await life.accept({}, [], parseLocal('2025-09-12T09:00'));
    expect(fillSlip(await sourceOf(id), 'control-slip', null).formName).toBe('Mẫu số 05');
  });

  it('are given as page, PDF and Word document, and not when there is none', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    const path = `/can-bo/ho-so/${ids.get('02')}/phieu`;
    const types = async (name: string) => (await visitor.get(`${path}/${name}`)).headers.get('content-type');
    expect(await types('supplement-request')).toContain('text/html');
    expect(await types('supplement-request.pdf')).toBe('application/pdf');
    expect(await types('supplement-request.docx')).toContain('wordprocessingml');
    expect((await visitor.get(`${path}/refusal-slip`)).status).toBe(404);
    expect((await visitor.get(`${path}/supplement-request?buoc=1`)).status).toBe(404);
  });
});
