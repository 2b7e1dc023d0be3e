import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { INDICATORS } from '../indicators.ts';
import { mustImport } from './import-official.ts';
import { lockOfficialImport } from './store.ts';

/**
 * What was read counts from now on. `chosen` names our figure for each line, by line; null or left out: the line is of no use. Adopting
 * again changes nothing. @throws Problem not_allowed, not_found, step_not_open, invalid
 */
export async function adoptOfficial(
  tx: Tx,
  act: Act,
  importId: number,
  chosen: ReadonlyMap<number, string | null>,
): Promise<void> {
  mustImport(act);
  const { wardId } = act.officer;
  const found = await lockOfficialImport(tx, wardId, importId);
  if (found.state === 'adopted') return;
  if (found.state !== 'review') throw new Problem('step_not_open', 'Bản nhập này đã bị bỏ.');
  if ([...chosen.values()].some((code) => code !== null && !INDICATORS.some((each) => each.code === code)))
    throw new Problem('invalid', 'Chỉ tiêu được chọn không có trong hệ thống.');
  const lines = found.reading.figures.flatMap((each) => {
    const indicator = chosen.get(each.line) ?? null;
    return indicator === null ? [] : [{ ...each, indicator }];
  });
  if (found.kind === 'figures' && lines.length === 0)
    throw new Problem('invalid', 'Chọn chỉ tiêu cho ít nhất một dòng trước khi dùng.');
  if (lines.length > 0)
    await tx
      .insertInto('official_figures')
      .values(
        lines.map((each) => ({
          ...{ ward_id: wardId, import_id: importId, line: each.line, indicator: each.indicator },
          ...{ day_from: each.from ?? found.from, day_until: each.until ?? found.until, name: each.name },
          ...{ numerator: each.numerator, denominator: each.denominator },
          ...{ percent: each.percent, points: each.points },
        })),
      )
      .execute();
  await decide(tx, act, importId, 'adopted');
  await noteAct(tx, act, 'adopt_official', `nhập ${importId}`);
}

/** The import is of no use. @throws Problem not_allowed, not_found, step_not_open */
export async function discardOfficial(tx: Tx, act: Act, importId: number): Promise<void> {
  mustImport(act);
  const found = await lockOfficialImport(tx, act.officer.wardId, importId);
  if (found.state === 'discarded') return;
  if (found.state !== 'review')
    throw new Problem('step_not_open', 'Số đã dùng không bỏ được; nhập bản mới hơn để thay.');
  await decide(tx, act, importId, 'discarded');
  await noteAct(tx, act, 'discard_official', `nhập ${importId}`);
}

async function decide(tx: Tx, act: Act, importId: number, state: 'adopted' | 'discarded'): Promise<void> {
  await tx
    .updateTable('official_imports')
    .set({ state, decided_by: act.officer.id, decided_at: act.now })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', importId)
    .execute();
}
