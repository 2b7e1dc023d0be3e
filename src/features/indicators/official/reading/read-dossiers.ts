import { formatDossierCode, parseDossierCode } from '../../../../law/dossier-code.ts';
import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { UnreadableFile } from '../../../../platform/tables/blocks.ts';
import type { ListedDossier, OfficialReading } from '../schema.ts';
import { readTable, type Synonyms } from './read-tables.ts';
import { readMoment } from './read-values.ts';

type Role = 'code' | 'status' | 'received' | 'due' | 'finished' | 'channel' | 'result';

const SYNONYMS: Synonyms<Role> = [
  ['code', /ma (so )?(bien nhan )?ho so|so ho so|ma bien nhan|^ma hs$|sobiennhan|mahoso/],
  ['due', /hen tra|^ngay hen|han (tra|xu ly|giai quyet)|ngayhentra/],
  ['channel', /kenh|(hinh thuc|cach thuc|phuong thuc) (nop|tiep nhan|gui)/],
  ['received', /(ngay|thoi (gian|diem)) (tiep )?nhan|^tiep nhan$|ngaytiepnhan/],
  ['finished', /ket thuc|hoan thanh|(ngay|thoi (gian|diem)) (tra|co ket qua|xu ly xong)|ngayketthuc/],
  ['result', /(tep|file|ban).*ket qua|ket qua.*(dien tu|tep|file)/],
  ['status', /trang thai|tinh trang/],
];

/**
 * The dossiers of an official list. Only the columns that are compared are read; names, ids and addresses never leave this function.
 * @throws UnreadableFile when no column of codes is there
 */
export async function readOfficialDossiers(
  bytes: Uint8Array,
): Promise<{ reading: OfficialReading; dossiers: ListedDossier[] }> {
  const table = await readTable(bytes, SYNONYMS, {
    isEnough: (roles) => roles.has('code') && roles.size >= 2,
    lacking:
      'Không tìm thấy danh sách hồ sơ: cần cột mã hồ sơ và ít nhất một cột ngày, trạng thái hay kênh nộp.',
  });
  const found = new Map<string, ListedDossier>();
  const faults: string[] = [];
  for (const [at, row] of table.rows.entries()) {
    const code = normaliseCode(row.code ?? '');
    if (code === null) faults.push(`Dòng ${at + 1} dưới tiêu đề: không có mã hồ sơ.`);
    else if (found.has(code)) faults.push(`Dòng ${at + 1} dưới tiêu đề: mã ${code} lặp lại, lấy dòng đầu.`);
    else found.set(code, toDossier(code, row));
  }
  if (found.size === 0) throw new UnreadableFile('Không đọc được mã hồ sơ nào.');
  const reading = { figures: [], dossiers: found.size, dropped: table.dropped, faults: faults.slice(0, 200) };
  return { reading, dossiers: [...found.values()] };
}

/** A code as this house writes it; null for what is none, such as a number that could be a person's. */
export function normaliseCode(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑‒–—−_]/g, '-')
    .replace(/\s+/g, '');
  const parsed = parseDossierCode(bare);
  if (parsed) return formatDossierCode(parsed);
  return /^(?=.*[A-Z])(?=.*\d)[A-Z0-9.\-/]{6,40}$/.test(bare) ? bare : null;
}

function toDossier(code: string, row: Partial<Record<Role, string>>): ListedDossier {
  const [received, due, finished] = [row.received, row.due, row.finished].map((each) =>
    readMoment(each ?? ''),
  );
  return {
    ...{ code, status: statusOf(row.status ?? ''), channel: channelOf(row.channel ?? '') },
    ...{ receivedOn: received?.day ?? null, dueOn: due?.day ?? null, finishedOn: finished?.day ?? null },
    isLate: due && finished ? isAfter(finished, due) : null,
    hasResultFile: row.result === undefined ? null : isYes(row.result),
  };
}

function isAfter(a: { day: string; at: Date | null }, b: { day: string; at: Date | null }): boolean {
  return a.at && b.at ? a.at > b.at : a.day > b.day;
}

/** A status is a few words; one with a number in it may be about somebody and is not kept. */
function statusOf(text: string): string {
  return /\d{6}/.test(text) ? '' : text.slice(0, 60);
}

function channelOf(text: string): ListedDossier['channel'] {
  const words = foldVietnamese(text);
  if (/truc tuyen|dich vu cong|\bdvc|online|^2$/.test(words)) return 'online';
  if (/truc tiep|tai quay|^1$/.test(words)) return 'direct';
  if (/buu chinh|buu dien|^3$/.test(words)) return 'post';
  return /luu dong/.test(words) ? 'mobile' : null;
}

function isYes(text: string): boolean {
  return !/^(|-|–|0|x?khong|false|no|chua.*)$/.test(foldVietnamese(text));
}
