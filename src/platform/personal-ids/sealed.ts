import type { ColumnType } from 'kysely';

declare const sealed: unique symbol;
/** Text that was sealed, a string that no code takes for one: made by `sealText` or `sealedNumber`, read by `unsealText`. */
export interface SealedText {
  readonly [sealed]: 'text';
}
/** A JSON value that was sealed, as the database takes it: made by `sealJson` alone. */
export interface SealedJson {
  readonly [sealed]: 'json';
}
/** What a column of the latter gives; read by `unsealJson`. */
export interface SealedValue {
  readonly [sealed]: 'value';
}
export type SealedJsonColumn = ColumnType<SealedValue, SealedJson, SealedJson>;
