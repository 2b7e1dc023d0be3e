import { DOCUMENT_SOURCES, type DocumentSource, SOURCE_LABELS } from '../../../features/dossiers/index.ts';
import { isConnected } from '../../../features/lookups/index.ts';
import {
  type DataReplacement,
  dataReplacementsOf,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import type { DeskOffer, VaultItem } from '../../../features/vault/index.ts';
import {
  APPLICANT_ORIGINS,
  type ApplicantOrigin,
  decideOnPaper,
} from '../../../law/data-instead-of-papers.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { NationalDatabase } from '../../../law/national-databases.ts';
import type { Settings } from '../../../platform/settings.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import type { StaffContext } from '../../session.ts';
import { ReplacedPaper, type ShownLookup } from './replaced-paper.tsx';
import { VaultChoice } from './vault-offer.tsx';

/** Empty rows for papers that the catalogue does not list. */
const EXTRA_ROWS = 2;

const SOURCE_OF = { original: 'original', copy: 'copy', presented: 'shown' } as const;

export interface DocumentRow {
  name: string;
  /** How many of it the catalogue asks. */
  quantity: number;
  hint: string;
  source: DocumentSource;
  reusable: boolean;
  ticked: boolean;
  /** A database holds what it says: it may not be asked unless a look-up there failed. */
  replaced: { database: NationalDatabase; rule: DataReplacement } | null;
  /** Why somebody has to see whether data replace it; null where that is clear. */
  byHand: string | null;
  /** How it comes when it is handed in after all. */
  paperSource: DocumentSource;
  /** What the owner's vault has for it; empty where nothing is offered. */
  items: readonly VaultItem[];
}

/** The papers of the procedure as rows of the form, each with its likely source; then some empty ones. */
export async function documentRows(
  c: StaffContext,
  procedure: ProcedureVersion,
  offer: DeskOffer,
  origin: ApplicantOrigin,
): Promise<DocumentRow[]> {
  const { database, now } = c.var.platform;
  const day = toLocalDay(now());
  const rules = await dataReplacementsOf(database.db, procedure.code, day);
  const rows = procedure.documents.map((each): DocumentRow => {
    const decision = decideOnPaper({ paper: each.name, rules, origin, day });
    const replaced = decision.kind === 'use_data' ? decision : null;
    const byHand = decision.kind === 'by_hand' ? decision.why : null;
    return {
      name: each.name,
      quantity: each.quantity,
      hint: [each.when, replaced && 'Không yêu cầu nộp: khai thác dữ liệu (NQ 66.7/2025/NQ-CP)', byHand]
        .filter(Boolean)
        .join('. '),
      source: replaced ? 'database' : SOURCE_OF[each.form],
      reusable: replaced !== null,
      ticked: each.required,
      ...{ replaced, byHand, paperSource: SOURCE_OF[each.form] },
      items: replaced === null ? (offer.items.get(each.name) ?? []) : [],
    };
  });
  const empty: DocumentRow = {
    name: '',
    quantity: 1,
    hint: '',
    source: 'copy',
    reusable: false,
    ticked: false,
    ...{ replaced: null, byHand: null, paperSource: 'copy' },
    items: [],
  };
  return [...rows, ...Array.from({ length: EXTRA_ROWS }, () => empty)];
}

/** Who files, as far as data replace his papers. */
export function originOf(values: Record<string, unknown>): ApplicantOrigin {
  return APPLICANT_ORIGINS.find((each) => each === values.applicantOrigin) ?? 'citizen';
}

/** Papers for which the vault has a verified item are marked as used again, unless the desk chose or scanned otherwise. */
export function offerFromVault(rows: readonly DocumentRow[], values: Record<string, unknown>) {
  const offered = { ...values };
  for (const [at, row] of rows.entries()) {
    const isUntouched = values[`doc.${at}.source`] === row.source && !values[`doc.${at}.kept`];
    if (!isUntouched || !isOffered(row)) continue;
    offered[`doc.${at}.source`] = 'reused';
    offered[`doc.${at}.got`] = '1';
  }
  return offered;
}

function isOffered({ items }: DocumentRow): boolean {
  return items.some((item) => item.verified !== null);
}

/** A paper is used again only where the vault has it. */
function sourcesOf({ items }: DocumentRow, chosen: unknown): DocumentSource[] {
  return DOCUMENT_SOURCES.filter((each) => each !== 'reused' || items.length > 0 || chosen === 'reused');
}

/** The papers to tick, each with its form, number and scan. */
export function DocumentTable({
  rows,
  values,
  fresh,
  errors,
  lookups,
  settings,
}: {
  rows: DocumentRow[];
  values: Record<string, unknown>;
  fresh: boolean;
  errors: Readonly<Record<string, string>>;
  /** What was looked up already, by row. */
  lookups: ReadonlyMap<number, ShownLookup>;
  settings: Settings;
}) {
  return (
    <div class="table-responsive" {...SCROLLS}>
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
            const chosen = fresh ? (isOffered(row) ? 'reused' : row.source) : values[name('source')];
            const kept = String(values[name('kept')] ?? '');
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
                      checked={fresh ? row.ticked || isOffered(row) : values[name('got')] === '1'}
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
                  {row.replaced && (
                    <ReplacedPaper
                      {...{ at, title, values, errors, shown: lookups.get(at) }}
                      database={row.replaced.database}
                      isConnected={isConnected(settings.lookups, row.replaced.database.code)}
                    />
                  )}
                  {row.items.length > 0 && <VaultChoice at={at} items={row.items} values={values} />}
                </td>
                <td>
                  <select class="form-select" name={name('source')} aria-label={`Hình thức: ${title}`}>
                    {sourcesOf(row, chosen).map((each) => (
                      <option value={each} selected={each === chosen}>
                        {SOURCE_LABELS[each]}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    class="form-control quantity"
                    id={name('quantity')}
                    name={name('quantity')}
                    type="number"
                    min="1"
                    max="999"
                    aria-label={`Số lượng: ${title}`}
                    value={String(values[name('quantity')] ?? row.quantity)}
                  />
                  {errors[name('quantity')] && <div class="field-error">{errors[name('quantity')]}</div>}
                </td>
                <td>
                  {kept !== '' && <input type="hidden" name={name('kept')} value={kept} />}
                  {kept !== '' && <div class="form-hint">Đã có tệp; chọn lại nếu muốn thay.</div>}
                  <input
                    class="form-control"
                    name={name('file')}
                    type="file"
                    id={name('file')}
                    accept="application/pdf,image/jpeg,image/png"
                    aria-label={`Bản quét: ${title}`}
                  />
                  {errors[name('file')] && <div class="field-error">{errors[name('file')]}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
