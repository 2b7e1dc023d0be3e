import type { Tx } from '../../../platform/database/database.ts';

/** Kept of a message: what it says about the payment. Names, numbers and addresses of persons and signatures are not. */
const KEPT = [
  ...[
    'LoaiBanTin',
    'PhienBan',
    'MaDoiTac',
    'MaThamChieu',
    'SoTien',
    'MaGiaoDich',
    'TrangThaiGD',
    'ThoiGianGD',
  ],
  ...['MaLoi', 'UrlThanhToan'],
];

export interface MessageRecord {
  wardId: number;
  at: Date;
  direction: 'in' | 'out';
  kind: string;
  intentId: number | null;
  outcome: string;
  body: unknown;
}

/** Writes down a message of the platform, as it came. */
export async function recordMessage(tx: Tx, record: MessageRecord): Promise<void> {
  await tx
    .insertInto('payment_messages')
    .values({
      ...{ ward_id: record.wardId, at: record.at, direction: record.direction, kind: record.kind },
      ...{ intent_id: record.intentId, outcome: record.outcome, body: JSON.stringify(keptOf(record.body)) },
    })
    .execute();
}

function keptOf(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  const given = body as Record<string, unknown>;
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = given[name];
    if (typeof value === 'string' || typeof value === 'number')
      kept[name] = String(value).replaceAll('\0', '').slice(0, 200);
  }
  return kept;
}
