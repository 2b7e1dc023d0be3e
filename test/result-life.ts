import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dossier, findDossier } from '../src/features/dossiers/index.ts';
import {
  FIELD_PREFIX,
  findDraft,
  issueResults,
  saveDraft,
  signResults,
} from '../src/features/results/index.ts';
import { findStoredFile } from '../src/platform/files/stored-file.ts';
import { type LocalAuthority, startLocalAuthority } from '../src/platform/signing/index.ts';
import { seedCertificates } from '../src/seed/seed-certificates.ts';
import { DEMO_PASSWORD } from '../src/seed/seed-organisation.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

/** What an examiner writes on the paper about marital status. */
export const WRITTEN = {
  hoTen: 'Nguyễn Thị Thử Nghiệm',
  ngaySinh: '02/01/1990',
  giayTo: '000000001234',
  noiCuTru: 'Số 1 đường Thử, phường Hải Dương',
  noiO: 'phường Hải Dương',
  thoiGian: 'từ ngày 01/01/2020 đến nay',
  tinhTrang: 'chưa đăng ký kết hôn với ai',
  mucDich: 'đăng ký kết hôn',
  giaTri: '6 tháng kể từ ngày cấp',
};

/** Fields of the form of a draft. */
export function draftFields(signerId: number, change: Record<string, string> = {}): Record<string, string> {
  const written = Object.entries({ ...WRITTEN, ...change });
  return {
    ...{ clientKey: randomUUID(), template: 'marital-status', signerId: String(signerId), seen: '0' },
    ...Object.fromEntries(written.map(([name, text]) => [FIELD_PREFIX + name, text])),
  };
}

/** A test authority with certificates for every officer and the seal; results taken through their life by the real verbs. */
export async function resultLife(at: TestDatabase) {
  const { database, platform, wardId } = at;
  const authority: LocalAuthority = await startLocalAuthority({ folder: null, port: 0, now: platform.now });
  platform.settings.signing.tsaUrl = authority.tsaUrl;
  await seedCertificates(platform, authority, wardId);
  const life = dossierLife(at);
  const read = (dossierId: number) => findDossier(database.db, { wardId, dossierId });
  /** In the examiner's hands. */
  const examined = async () => {
    const id = await life.accept();
    await life.take(id, 'quay1', 'transfer');
    await life.assign(id);
    return id;
  };
  const draft = (dossierId: number, change: Record<string, string> = {}) =>
    database.transact((tx) =>
      saveDraft(tx, platform, at.act('hotich'), {
        ...draftFields(at.officer('chutich').id, change),
        dossierId,
      }),
    );
  /** Drafted and on the signer's desk. */
  const drafted = async () => {
    const id = await examined();
    await draft(id);
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    return id;
  };
  const toSign = async (dossierId: number) => {
    const dossier = await read(dossierId);
    const { versions } = (await findDraft(database.db, dossier))!;
    return { dossierId, stepCount: dossier.state.stepCount, file: versions.at(-1)!.file };
  };
  const sign = async (ids: number[], secret = DEMO_PASSWORD, clientKey: string = randomUUID()) => {
    const items = await Promise.all(ids.map(toSign));
    return signResults(platform, at.act('chutich'), { items, clientKey, secret });
  };
  const issue = async (ids: number[], secret = DEMO_PASSWORD, clientKey: string = randomUUID()) => {
    const items = (await Promise.all(ids.map(read))).map((each) => ({
      ...{ dossierId: each.id, stepCount: each.state.stepCount },
    }));
    return issueResults(platform, at.act('vanthu'), { items, clientKey, secret });
  };
  const fileOf = async ({ state }: Dossier) =>
    (await findStoredFile(database.db, platform.files, wardId, state.resultFile!)).bytes;
  return { ...life, authority, read, examined, draft, drafted, toSign, sign, issue, fileOf };
}

/** What pdfsig says of each signature of a PDF, in its order. */
export function pdfsig(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pdfsig-'));
  try {
    const path = join(folder, 'a.pdf');
    writeFileSync(path, pdf);
    const said = execFileSync('pdfsig', ['-nocert', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return [...said.matchAll(/Signature Validation: (.*)/g)].map(([, verdict]) => verdict!);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
