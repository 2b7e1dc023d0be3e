import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { packItem, requestExport, writePackage } from '../src/features/archive/index.ts';
import { findDossier, findDossierByCode, takeStep } from '../src/features/dossiers/index.ts';
import { PACKAGE_PARTS } from '../src/jobs.ts';
import { sealJson, sealText } from '../src/platform/personal-ids/sealing.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { makePdf } from './files.ts';

export async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** Dossiers that have ended, and their packages. */
export function archiveLife(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const life = dossierLife(at);
  const find = (id: number) => findDossier(database.db, { wardId, dossierId: id });
  const paper = (text: string) => ({
    ...{ name: `${text}.pdf`, mediaType: 'application/pdf', bytes: makePdf({ text }) },
  });
  const document = { source: 'original' as const, quantity: 1, reusable: true, scanExemptReason: null };
  const stamp = async (dossierId: number, file: ReturnType<typeof paper>) => {
    const { stepCount } = (await find(dossierId)).state;
    const request = {
      dossierId,
      step: 'stamp' as const,
      clientKey: crypto.randomUUID(),
      stepCount,
      fields: {},
      file,
    };
    await database.transact((tx) => takeStep(tx, platform.files, at.act('vanthu'), request));
  };
  /** Accepted with two papers, resolved with an electronic result, returned. */
  const ended = async (name = 'Người nộp thử') => {
    const id = await life.accept({ applicantName: name }, [
      { ...document, name: 'Tờ khai', scan: paper(`To khai ${name}`) },
      {
        ...document,
        ...{ name: 'Bản chính "giấy" <khai sinh>', scan: null, scanExemptReason: 'Giấy chỉ xuất trình' },
      },
    ]);
    await database.transact((tx) =>
      tx
        .insertInto('dossier_answers')
        .values({
          ...{ ward_id: wardId, dossier_id: id, procedure_code: '1.004873', form_version: null },
          ...{ answers: sealJson('dossier_answers.answers', { noiDung: 'Điều đã khai' }), digest: '0' },
        })
        .execute(),
    );
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    await life.take(id, 'hotich', 'propose', { outcome: 'granted', note: 'Đủ điều kiện <b>' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.take(id, 'chutich', 'sign');
    await stamp(id, paper(`Ket qua ${name}`));
    await life.take(id, 'quay1', 'return_result', { receiver: name });
    return id;
  };
  const pack = async (id: number) => gather(writePackage(platform, await find(id), PACKAGE_PARTS));
  const findByCode = (code: string) => findDossierByCode(database.db, wardId, code);
  return { ...life, ended, find, findByCode, pack };
}

/** An export whose package can be fetched, and a dossier from elsewhere with one file. */
export async function archiveThings(at: TestDatabase, sha256: string) {
  const { database, platform, wardId } = at;
  const life = archiveLife(at);
  const dossierId = await life.accept({ applicantName: 'Người có giấy tờ' });
  await life.take(dossierId, 'quay1', 'withdraw', { reason: 'Người nộp đề nghị dừng.' });
  const { code, statusAt } = (await life.find(dossierId)).state;
  const order = { clientKey: randomUUID(), code, reason: 'Nộp lưu trữ' };
  const exportId = await database.transact((tx) => requestExport(tx, at.act('kiemsoat'), order));
  await packItem(platform, PACKAGE_PARTS, { wardId, exportId, dossierId }, { attempts: 1 });
  const manifest = Buffer.from(unzipSync(await life.pack(dossierId))['manifest.json']!).toString();
  const archivedId = await database.transact(async (tx) => {
    const { id } = await tx
      .insertInto('archived_dossiers')
      .values({
        ...{ ward_id: wardId, code: 'H24.105.25-200101-0001', search_text: 'h24.105.25-200101-0001' },
        ...{ procedure_code: '1.004873', procedure_name: 'Thủ tục cũ', applicant_name: 'Người có giấy tờ' },
        ...{ status: 'withdrawn', ended_at: statusAt, step_count: 2, head_hash: Buffer.alloc(32) },
        manifest: sealText('archived_dossiers.manifest', manifest),
        ...{ package_sha256: sha256, signer: 'enclosed', signer_key: sha256, imported_at: statusAt },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const file = {
      path: 'giay-to/01-to-khai.pdf',
      role: 'paper',
      name: 'Tờ khai',
      media_type: 'application/pdf',
    };
    await tx
      .insertInto('archived_files')
      .values({ ward_id: wardId, archived_id: id, no: 1, ...file, size: 1, sha256 })
      .execute();
    return id;
  });
  return { exportId, archivedId };
}
