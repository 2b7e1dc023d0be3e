import { DOCUMENT_SOURCES, type DocumentSource, SOURCE_LABELS } from '../../../features/dossiers/index.ts';
import {
  dataReplacementsOf,
  matchDataReplacement,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import type { StaffContext } from '../../session.ts';

/** Empty rows for papers that the catalogue does not list. */
const EXTRA_ROWS = 2;

const SOURCE_OF = { original: 'original', copy: 'copy', presented: 'shown' } as const;

export interface DocumentRow {
  name: string;
  hint: string;
  source: DocumentSource;
  reusable: boolean;
  ticked: boolean;
}

/** The papers of the procedure as rows of the form, each with its likely source; then some empty ones. */
export async function documentRows(c: StaffContext, procedure: ProcedureVersion): Promise<DocumentRow[]> {
  const replacements = await dataReplacementsOf(c.var.platform.database.db, procedure.code);
  const rows = procedure.documents.map((each): DocumentRow => {
    const replaced = matchDataReplacement(each.name, replacements);
    return {
      name: each.name,
      hint: [each.when, replaced && 'Không yêu cầu nộp: khai thác dữ liệu (NQ 66.7/2025/NQ-CP)']
        .filter(Boolean)
        .join('. '),
      source: replaced ? 'database' : SOURCE_OF[each.form],
      reusable: replaced !== null,
      ticked: each.required,
    };
  });
  const empty: DocumentRow = { name: '', hint: '', source: 'copy', reusable: false, ticked: false };
  return [...rows, ...Array.from({ length: EXTRA_ROWS }, () => empty)];
}

/** The papers to tick, each with its form, number and scan. */
export function DocumentTable({
  rows,
  values,
  fresh,
}: {
  rows: DocumentRow[];
  values: Record<string, unknown>;
  fresh: boolean;
}) {
  return (
    <div class="table-responsive">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Nhận</th>
            <th scope="col">Giấy tờ</th>
            <th scope="col">Hình thức</th>
            <th scope="col">Số lượng</th>
            <th scope="col">Bản quét</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const name = (part: string) => `doc.${at}.${part}`;
            const title = row.name || `Giấy tờ khác ${at + 1}`;
            const chosen = fresh ? row.source : values[name('source')];
            return (
              <tr>
                <td>
                  {row.name !== '' && (
                    <input
                      class="form-check-input"
                      type="checkbox"
                      name={name('got')}
                      value="1"
                      aria-label={`Nhận: ${title}`}
                      checked={fresh ? row.ticked : values[name('got')] === '1'}
                    />
                  )}
                </td>
                <td>
                  {row.name !== '' ? (
                    row.name
                  ) : (
                    <input
                      class="form-control"
                      name={name('name')}
                      aria-label={title}
                      placeholder="Giấy tờ khác"
                      value={String(values[name('name')] ?? '')}
                    />
                  )}
                  {row.hint && <div class="form-hint">{row.hint}</div>}
                </td>
                <td>
                  <select class="form-select" name={name('source')} aria-label={`Hình thức: ${title}`}>
                    {DOCUMENT_SOURCES.map((each) => (
                      <option value={each} selected={each === chosen}>
                        {SOURCE_LABELS[each]}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    class="form-control quantity"
                    name={name('quantity')}
                    type="number"
                    min="1"
                    max="999"
                    aria-label={`Số lượng: ${title}`}
                    value={String(values[name('quantity')] ?? 1)}
                  />
                </td>
                <td>
                  <input
                    class="form-control"
                    name={name('file')}
                    type="file"
                    accept="application/pdf,image/jpeg,image/png"
                    aria-label={`Bản quét: ${title}`}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
