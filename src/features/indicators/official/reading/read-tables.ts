import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import { UnreadableFile } from '../../../../platform/tables/blocks.ts';
import { cleanCell } from '../../../../platform/tables/clean-cell.ts';
import { decodeText } from '../../../../platform/tables/decode-text.ts';
import { parseCsv } from '../../../../platform/tables/parse-csv.ts';
import { readXlsx } from '../../../../platform/tables/read-xlsx.ts';

/** Words by which a column is known, folded; the more telling stand first. */
export type Synonyms<Role extends string> = readonly (readonly [Role, RegExp])[];

export interface FoundTable<Role extends string> {
  /** Cells of each row by their role; columns of no role are not here. */
  rows: Partial<Record<Role, string>>[];
  /** Columns with a heading that have no role. */
  dropped: number;
}

/** Every sheet of a workbook, or the lines of a CSV, as texts. @throws UnreadableFile */
async function readSheets(bytes: Uint8Array): Promise<string[][][]> {
  if (bytes.length === 0) throw new UnreadableFile('Tệp rỗng.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return (await readXlsx(bytes)).flatMap((block) =>
      block.kind === 'table' ? [block.rows.map((row) => row.map((cell) => cleanCell(cell.text)))] : [],
    );
  const text = decodeText(bytes)
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '');
  return [',', ';', '\t'].map((comma) =>
    parseCsv(text, comma).map((row) => row.map((cell) => cleanCell(cell.text))),
  );
}

/** The first table whose heading names all the needed roles. @throws UnreadableFile with `lacking` when there is none */
export async function readTable<Role extends string>(
  bytes: Uint8Array,
  synonyms: Synonyms<Role>,
  { isEnough, lacking }: { isEnough(roles: ReadonlySet<Role>): boolean; lacking: string },
): Promise<FoundTable<Role>> {
  for (const sheet of await readSheets(bytes))
    for (const [at, row] of sheet.slice(0, 40).entries()) {
      const columns = rolesOf(row, synonyms);
      if (!isEnough(new Set(columns.values()))) continue;
      const rows = sheet
        .slice(at + 1)
        .filter((each) => each.some((text) => text !== ''))
        .map((each) => pick(each, columns));
      return { rows, dropped: row.filter((text) => text !== '').length - columns.size };
    }
  throw new UnreadableFile(lacking);
}

function rolesOf<Role extends string>(row: readonly string[], synonyms: Synonyms<Role>): Map<number, Role> {
  const found = new Map<number, Role>();
  const taken = new Set<Role>();
  for (const [at, text] of row.entries()) {
    const words = foldVietnamese(text).replace(/[*:]/g, '').trim();
    if (words === '' || words.length > 80) continue;
    const role = synonyms.find(([name, known]) => !taken.has(name) && known.test(words))?.[0];
    if (role === undefined) continue;
    found.set(at, role);
    taken.add(role);
  }
  return found;
}

function pick<Role extends string>(row: readonly string[], columns: ReadonlyMap<number, Role>) {
  const found: Partial<Record<Role, string>> = {};
  for (const [at, role] of columns) found[role] = row[at] ?? '';
  return found;
}
