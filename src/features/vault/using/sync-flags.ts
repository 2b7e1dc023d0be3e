import type { DossierDocument } from '../../dossiers/index.ts';

/** The flags of one paper of a dossier, under the names of the message that the city's system sends (DongBoHoSo). */
export interface SyncFlags {
  DuocSoHoa: 0 | 1;
  DuocTaiSuDung: 0 | 1;
  DuocLayTuKhoDMQG: 0 | 1;
  /** Kind of the result that stood for the paper, `KQ.…`; empty where none did. */
  MaKetQuaThayThe: string;
}

/** What is known beyond the document itself. */
export interface SyncFacts {
  /** Kind of the result in the national catalogue, when the item that was used again is one. */
  resultCode: string | null;
}

type Document = Pick<DossierDocument, 'source' | 'file'>;

/**
 * Digitised: it came on paper and has its scan. Used again: its owner's vault gave it. From the national store: a database of
 * the State gave what it says, so that it was not asked.
 * @law TT 01/2023/TT-VPCP, chương II (số hóa, tái sử dụng); NĐ 45/2020/NĐ-CP, Điều 16
 * @checked 2026-11-27 the names of the fields in public code of a city's system; what sets them stands in no text that we read
 * @uncertain whether a look-up in a national database is "lấy từ kho", and whether a paper that was electronic from the first
 * is "được số hóa"
 */
export function syncFlags({ source, file }: Document, { resultCode }: SyncFacts): SyncFlags {
  const isPaper = source === 'original' || source === 'copy';
  return {
    DuocSoHoa: isPaper && file !== null ? 1 : 0,
    DuocTaiSuDung: source === 'reused' ? 1 : 0,
    DuocLayTuKhoDMQG: source === 'database' ? 1 : 0,
    MaKetQuaThayThe: source === 'reused' ? (resultCode ?? '') : '',
  };
}
