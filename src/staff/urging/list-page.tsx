import {
  OFFICIAL_STATE_LABELS,
  type OfficialDocumentRecord,
} from '../../features/official-documents/index.ts';
import { listUnits } from '../../features/organisation/index.ts';
import {
  CASE_KIND_LABELS,
  type CaseLine,
  CLOSING_LABELS,
  countOpenCases,
  findLineLetters,
  findUrgingRules,
  searchCases,
} from '../../features/urging/index.ts';
import { daysBetween, formatDay, toLocalDay } from '../../law/day.ts';
import type { UrgingStep } from '../../law/urging.ts';
import { writeAfter } from '../../platform/http/keys.ts';
import { choicesOf, FilterSelect } from '../../ui/field.tsx';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { AGES, listAddress, PLACE, readSearch } from './place.ts';
import { IdleLetters } from './urging-card.tsx';

/** Every case of the ward: who is urged about what, how far it went, how its letter stands. */
export async function listPage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const query = (name: string) => c.req.query(name);
  const search = readSearch(query, now());
  const [{ lines, next }, counts, units, rules] = await Promise.all([
    searchCases(database.db, wardId, search),
    countOpenCases(database.db, wardId),
    listUnits(database.db, wardId),
    findUrgingRules(database.db, wardId, toLocalDay(now())),
  ]);
  const letters = await findLineLetters(database.db, wardId, lines);
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <StaffPage title="Đôn đốc" officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <div class="page-head">
        <h1>Đôn đốc</h1>
        <a class="btn no-print" href={listAddress(query, {}, `${PLACE}.csv`)}>
          Xuất CSV
        </a>
      </div>
      <nav class="tally no-print" aria-label="Đang mở, theo bước">
        <a href={PLACE} {...(search.isOpen && search.step === null && { 'aria-current': 'page' as const })}>
          <b>{all}</b> đang mở
        </a>
        {rules.steps.map(({ no, name }) => (
          <a
            href={listAddress(query, { buoc: String(no), dong: null })}
            {...(search.isOpen && search.step === no && { 'aria-current': 'page' as const })}
          >
            <b>{counts.find(({ step }) => step === no)?.count ?? 0}</b> {name}
          </a>
        ))}
        <a
          href={listAddress(query, { dong: '1', buoc: null })}
          {...(!search.isOpen && { 'aria-current': 'page' as const })}
        >
          <b>✓</b> Đã đóng
        </a>
      </nav>
      <IdleLetters c={c} />
      <form class="filters mb-3 no-print" method="get" action={PLACE}>
        {!search.isOpen && <input type="hidden" name="dong" value="1" />}
        {search.step !== null && <input type="hidden" name="buoc" value={String(search.step)} />}
        <FilterSelect
          name="loai"
          label="Loại"
          all="Mọi loại"
          value={search.kind}
          choices={choicesOf(CASE_KIND_LABELS)}
        />
        <FilterSelect
          name="don-vi"
          label="Đơn vị"
          all="Mọi đơn vị"
          value={search.unitId === null ? null : String(search.unitId)}
          choices={units
            .filter(({ kind }) => kind !== 'collective')
            .map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
        />
        <FilterSelect
          name="tuoi"
          label="Đã mở"
          all="Bất kỳ"
          value={query('tuoi') ?? null}
          choices={AGES.map((days) => ({ value: String(days), label: `Hơn ${days} ngày` }))}
        />
        <button class="btn" type="submit">
          Lọc
        </button>
      </form>
      {lines.length === 0 ? (
        <p class="empty-state">
          {search.isOpen ? 'Không có vụ đôn đốc nào đang mở như vậy.' : 'Chưa có vụ nào đã đóng như vậy.'}
        </p>
      ) : (
        <CaseTable lines={lines} names={names} letters={letters} now={now()} steps={rules.steps} />
      )}
      {next && (
        <p class="no-print">
          <a class="btn" href={listAddress(query, { sau: writeAfter(next) })}>
            Cũ hơn
          </a>
        </p>
      )}
    </StaffPage>
  );
}

interface TableProps {
  lines: readonly CaseLine[];
  names: ReadonlyMap<number, string>;
  letters: ReadonlyMap<number, OfficialDocumentRecord>;
  steps: readonly UrgingStep[];
  now: Date;
}

/** Cases as rows. */
export function CaseTable({ lines, names, letters, steps, now }: TableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Việc chậm', 'Đơn vị', 'Bước', 'Văn bản của bước', 'Mở'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="urging-title">
                <a href={`${PLACE}/${line.id}`}>{line.title}</a>
                <div class="text-secondary">{CASE_KIND_LABELS[line.kind]}</div>
              </td>
              <td>{line.unitIds.map((id) => names.get(id)).join('; ') || 'Ngoài phường'}</td>
              <td>
                {line.closing === null ? (
                  (steps.find(({ no }) => no === line.step)?.name ?? `Bước ${line.step}`)
                ) : (
                  <Status tone={line.closing === 'by_hand' ? 'warn' : 'good'}>
                    {CLOSING_LABELS[line.closing]}
                  </Status>
                )}
              </td>
              <td>
                <LetterWord document={letters.get(line.id) ?? null} />
              </td>
              <td class="text-nowrap">
                {formatDay(toLocalDay(line.openedAt))}
                <div class="text-secondary">{ageOf(line, now)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How long a case has been open, or was. */
export function ageOf({ openedAt, closedAt }: Pick<CaseLine, 'openedAt' | 'closedAt'>, now: Date): string {
  const days = daysBetween(toLocalDay(openedAt), toLocalDay(closedAt ?? now));
  return `${days} ngày`;
}

/** A letter by its number, or by how far it is. */
export function LetterWord({ document }: { document: OfficialDocumentRecord | null }) {
  if (!document) return <span class="text-secondary">–</span>;
  return (
    <a href={`/can-bo/van-ban/${document.id}`}>
      {document.state === 'issued' && document.number !== null
        ? `${document.number}${document.day === null ? '' : ` ngày ${formatDay(document.day)}`}`
        : OFFICIAL_STATE_LABELS[document.state]}
    </a>
  );
}
