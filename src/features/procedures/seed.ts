import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { root } from '../../platform/root.ts';
import { type DataReplacement, dataReplacement, type ProcedureVersion, procedureVersion } from './schema.ts';

function readLines<T>(name: string, parse: (row: unknown) => T): T[] {
  const text = readFileSync(join(root, 'db', 'seeds', 'catalogue', name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parse(JSON.parse(line)));
}

export function readCatalogueSeed(): { procedures: ProcedureVersion[]; replacements: DataReplacement[] } {
  return {
    procedures: readLines('procedures.jsonl', (row) => procedureVersion.parse(row)),
    replacements: readLines('data-replacements.jsonl', (row) => dataReplacement.parse(row)),
  };
}

/** Loads the catalogue as the owner; versions that are there stay as they are. @returns how many were new */
export async function seedCatalogue(tx: Tx): Promise<number> {
  const { procedures, replacements } = readCatalogueSeed();
  const added = await tx
    .insertInto('procedure_versions')
    .values(
      procedures.map((each) => ({
        code: each.code,
        version: each.version,
        valid_from: each.validFrom,
        valid_until: each.validUntil,
        name: each.name,
        field: each.field,
        field_code: each.fieldCode,
        search_text: foldVietnamese(`${each.name} ${each.field} ${each.code}`),
        content: JSON.stringify(each),
      })),
    )
    .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
    .returning('code')
    .execute();
  const known = await tx.selectFrom('data_replacements').select('id').limit(1).executeTakeFirst();
  if (!known)
    await tx
      .insertInto('data_replacements')
      .values(
        replacements.map((each) => ({ code: each.code, paper: each.paper, content: JSON.stringify(each) })),
      )
      .execute();
  return added.length;
}
