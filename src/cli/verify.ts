import { verifyArchived } from '../features/archive/index.ts';
import { STATUS_LABELS, type Status, type Verification, verifyDossiers } from '../features/dossiers/index.ts';
import { type FeedbackVerification, verifyFeedback } from '../features/feedback/index.ts';
import { verifyClosings } from '../features/indicators/index.ts';
import { listWards } from '../features/organisation/index.ts';
import { openDatabase } from '../platform/database/database.ts';
import { withDatabase } from './database.ts';
import { verifyKeptFigures } from './verify-figures.ts';

const MOST_SHOWN = 50;

/**
 * `verify`: folds every control slip of every ward and prints the counts; with --figures it counts the figures again instead, and
 * with --recount puts right what is not the same. @returns 0, or 1 when something was tampered with
 */
export async function verify(args: string[]): Promise<number> {
  if (args.includes('--figures')) return verifyKeptFigures(args);
  const wards = await withDatabase(process.env, verifyWards);
  const faults = wards.reduce(
    (sum, { faults, archive, closed, feedback }) =>
      sum + faults.length + archive.faults.length + closed.faults.length + feedback.faults.length,
    0,
  );
  if (args.includes('--json'))
    process.stdout.write(`${JSON.stringify({ ok: faults === 0, faults, wards })}\n`);
  else for (const each of wards) process.stdout.write(asText(each));
  return faults === 0 ? 0 : 1;
}

type Verified = Verification & {
  ward: string;
  name: string;
  archive: Awaited<ReturnType<typeof verifyArchived>>;
  closed: Awaited<ReturnType<typeof verifyClosings>>;
  feedback: FeedbackVerification;
};

async function verifyWards(url: string): Promise<Verified[]> {
  const database = openDatabase(url, { max: 2 }).acrossWards();
  try {
    const wards: Verified[] = [];
    for (const ward of await listWards(database.db))
      wards.push({
        ...{ ward: ward.code, name: ward.name },
        ...(await database.transact((tx) => verifyDossiers(tx, ward.id), 'repeatable read')),
        archive: await verifyArchived(database.db, ward.id),
        closed: await verifyClosings(database.db, ward.id),
        feedback: await database.transact((tx) => verifyFeedback(tx, ward.id), 'repeatable read'),
      });
    return wards;
  } finally {
    await database.close();
  }
}

function asText(found: Verified): string {
  const byStatus = Object.entries(found.byStatus).map(
    ([status, count]) => `  ${STATUS_LABELS[status as Status]}: ${count}`,
  );
  const faults = found.faults
    .slice(0, MOST_SHOWN)
    .map((fault) => `  SAI ${fault.code || `hồ sơ ${fault.dossierId}`}: ${fault.what}`);
  const more = found.faults.length > MOST_SHOWN ? [`  … và ${found.faults.length - MOST_SHOWN} chỗ nữa`] : [];
  return [
    `${found.name} (${found.ward}): ${found.dossiers} hồ sơ, ${found.steps} bước, ${found.documents} giấy tờ`,
    ...byStatus,
    found.faults.length === 0
      ? '  Chuỗi băm nguyên vẹn; các hồ sơ đúng như phiếu kiểm soát.'
      : `  ${found.faults.length} chỗ sai:`,
    ...faults,
    ...more,
    ...archiveLines(found.archive),
    ...closingLines(found.closed),
    ...feedbackLines(found.feedback),
    '',
  ].join('\n');
}

function archiveLines({ archived, faults }: Verified['archive']): string[] {
  if (archived === 0) return [];
  const whole = faults.length === 0 ? ', chuỗi băm nguyên vẹn' : `, ${faults.length} chỗ sai:`;
  const wrong = faults.slice(0, MOST_SHOWN).map(({ code, what }) => `  SAI ${code}: ${what}`);
  return [`  Lưu trữ từ hệ thống khác: ${archived} hồ sơ${whole}`, ...wrong];
}

function closingLines({ closings, faults }: Verified['closed']): string[] {
  if (closings === 0) return [];
  const whole = faults.length === 0 ? ', chuỗi băm nguyên vẹn' : `, ${faults.length} chỗ sai:`;
  const wrong = faults
    .slice(0, MOST_SHOWN)
    .map(({ no, from, what }) => `  SAI bản chốt ${no} từ ${from}: ${what}`);
  return [`  Kỳ đã chốt: ${closings}${whole}`, ...wrong];
}

function feedbackLines({ items, steps, faults }: Verified['feedback']): string[] {
  if (items === 0) return [];
  const whole = faults.length === 0 ? ', chuỗi băm và lời gốc nguyên vẹn' : `, ${faults.length} chỗ sai:`;
  const wrong = faults.slice(0, MOST_SHOWN).map(({ code, what }) => `  SAI ${code}: ${what}`);
  return [`  Phản ánh, kiến nghị: ${items}, ${steps} bước${whole}`, ...wrong];
}
