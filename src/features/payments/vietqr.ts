import { foldVietnamese } from '../../platform/fold-vietnamese.ts';

/** The account that takes the ward's fees. */
export interface BankAccount {
  /** Six digits that name the bank (napas). */
  bin: string;
  number: string;
  holder: string;
  bankName: string;
}

export interface Transfer {
  account: Pick<BankAccount, 'bin' | 'number'>;
  amountVnd: number;
  /** What the transfer is for: at most 25 plain letters, digits and spaces. */
  purpose: string;
}

const MOST_PURPOSE = 25;

/**
 * The text of a VietQR code (EMV) that transfers this amount to that account: a field is two digits of name, two of
 * length, the value; the last is a checksum over all before it.
 * @throws RangeError when bank, account, amount or purpose cannot stand in it
 */
export function vietQr({ account, amountVnd, purpose }: Transfer): string {
  mustMatch(account.bin, /^\d{6}$/, 'Mã ngân hàng gồm 6 chữ số.');
  mustMatch(account.number, /^[0-9A-Za-z]{4,19}$/, 'Số tài khoản gồm 4–19 chữ, số.');
  mustMatch(purpose, /^[0-9A-Za-z ]{1,25}$/, 'Nội dung tối đa 25 chữ không dấu.');
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 1 || amountVnd > 9_999_999_999)
    throw new RangeError('Số tiền phải là số nguyên từ 1 đồng.');
  const consumer = field('00', account.bin) + field('01', account.number);
  const provider = field('00', 'A000000727') + field('01', consumer) + field('02', 'QRIBFTTA');
  const body =
    field('00', '01') +
    field('01', '12') +
    field('38', provider) +
    field('53', '704') +
    field('54', String(amountVnd)) +
    field('58', 'VN') +
    field('62', field('08', purpose));
  return withChecksum(`${body}6304`);
}

function field(name: string, value: string): string {
  return name + String(value.length).padStart(2, '0') + value;
}

function mustMatch(text: string, pattern: RegExp, message: string): void {
  if (!pattern.test(text)) throw new RangeError(message);
}

function withChecksum(text: string): string {
  return text + checksum(text).toString(16).toUpperCase().padStart(4, '0');
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF. */
function checksum(text: string): number {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'ascii')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

/** Words as a bank's system keeps them: no accents, no signs, capitals, at most 25. */
export function toPurpose(text: string): string {
  return foldVietnamese(text)
    .replace(/[^0-9a-z]+/g, ' ')
    .trim()
    .toUpperCase()
    .slice(0, MOST_PURPOSE)
    .trim();
}

/** The code by which one payment is transferred; its words hold the payment's reference. */
export function transferOf(
  intent: { reference: string; amountVnd: number },
  account: BankAccount,
): { text: string; purpose: string } {
  const purpose = toPurpose(`PHI ${intent.reference}`);
  return { text: vietQr({ account, amountVnd: intent.amountVnd, purpose }), purpose };
}
