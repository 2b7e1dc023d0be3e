import { idKeys } from './keys-in-use.ts';
import type { SealedJson, SealedText, SealedValue } from './sealed.ts';

/** What stands in front of whatever is sealed, before the name of its key. */
export const SEALED_MARK = 's1.';
const SEALED = /^s1\.([0-9a-f]{8})\.([\w-]+)$/;

/** What was changed, moved, or sealed with a key that this process does not have. Its message names the key and no content. */
export class Unreadable extends Error {}

/** @param place table and column, such as `citizens.personal_id` */
export function sealText(place: string, text: string): SealedText {
  const { current } = idKeys();
  return `${SEALED_MARK}${current.id}.${current.seal(place, text)}` as unknown as SealedText;
}

/** @throws Unreadable */
export function unsealText(place: string, kept: SealedText): string {
  const text = kept as unknown as string;
  const keyId = keyIdOf(text);
  // Of before the ids were sealed, until the start or `ids reencrypt` has come to it.
  if (keyId === null) return text;
  const key = idKeys().all.find((each) => each.id === keyId);
  if (!key)
    throw new Unreadable(
      `${place}: mã hóa bằng khóa ${keyId} mà ở đây không có; thêm khóa ấy vào IDS_KEYS_OLD (hoặc FILES_KEYS_OLD khi chưa từng đặt IDS_KEY)`,
    );
  try {
    return key.unseal(place, SEALED.exec(text)![2]!);
  } catch {
    throw new Unreadable(`${place}: đã bị sửa, hoặc chuyển từ chỗ khác đến`);
  }
}

/** Which key sealed it; null: none did. */
export function keyIdOf(kept: string): string | null {
  return SEALED.exec(kept)?.[1] ?? null;
}

/** A JSON value as it is kept: sealed whole, a string for the database. */
export function sealJson(place: string, value: unknown): SealedJson {
  return JSON.stringify(sealText(place, JSON.stringify(value))) as unknown as SealedJson;
}

/** @throws Unreadable */
export function unsealJson<Value>(place: string, kept: SealedValue): Value {
  // Nothing in clear is a string: what is sealed as JSON is an object or a list.
  const value: unknown = kept;
  if (typeof value !== 'string') return value as Value;
  return JSON.parse(unsealText(place, value as unknown as SealedText)) as Value;
}

/**
 * The columns of a number: sealed, and its mark.
 * @param place table and column; the mark's column is called the same with `_mark` behind it
 */
export function sealedNumber<Table extends string, Column extends string, Given extends string | null>(
  place: `${Table}.${Column}`,
  wardId: number,
  number: Given,
) {
  const column = place.slice(place.indexOf('.') + 1);
  return {
    [column]: number === null ? null : sealText(place, number),
    [`${column}_mark`]: number === null ? null : idKeys().current.markOf(wardId, number),
  } as Record<Column, Given extends null ? null : SealedText> &
    Record<`${Column}_mark`, Given extends null ? null : Buffer>;
}

/** @throws Unreadable */
export function unsealNumber(place: string, kept: SealedText | null): string | null {
  return kept === null ? null : unsealText(place, kept);
}

/** The marks that a number may have at a ward: of the present key, and of each that is not yet given up. */
export function marksOf(wardId: number, number: string): Buffer[] {
  return idKeys().all.map((key) => key.markOf(wardId, number));
}
