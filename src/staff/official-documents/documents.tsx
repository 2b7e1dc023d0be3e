import { Hono } from 'hono';
import {
  countUnread,
  DOCUMENT_TEMPLATES,
  kindOf,
  OFFICIAL_STATE_LABELS,
  OFFICIAL_STATES,
  searchDocuments,
} from '../../features/official-documents/index.ts';
import { findPlanInUse, type PlanTask } from '../../features/plans/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { OFFICIAL_KINDS } from '../../law/document-kinds.ts';
import { readAfter, readId, writeAfter } from '../../platform/http/keys.ts';
import { choicesOf, FilterSelect } from '../../ui/field.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';
import { documentPage } from './document-page.tsx';
import { DocumentTable } from './document-table.tsx';
import { documentEditor } from './editor.tsx';
import { rowOf } from './editor-form.tsx';
import { DOCUMENTS } from './place.ts';
import { receivedDocuments } from './received.tsx';

const PAGE = 50;

/** The documents desk: what the ward writes, and where each of it is on its way. */
export const officialDocumentPages = new Hono<StaffEnv>()
  .get(DOCUMENTS, async (c) => c.html(await showList(c)))
  .route('/', receivedDocuments)
  .route('/', documentEditor)
  .route('/', documentPage);

function readSearch(c: StaffContext) {
  const year = c.req.query('nam') ?? '';
  const taskKey = readId(c.req.query('nhiem-vu'));
  return {
    kind: OFFICIAL_KINDS.find((each) => each === c.req.query('loai')) ?? null,
    state: OFFICIAL_STATES.find((each) => each === c.req.query('trang-thai')) ?? null,
    taskKey: taskKey !== null && taskKey < 2 ** 31 ? taskKey : null,
    year: /^20\d{2}$/.test(year) ? Number(year) : null,
    isMine: c.req.query('cua-toi') === '1',
  };
}

async function showList(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const search = readSearch(c);
  const after = readAfter(c.req.query('sau'));
  const today = toLocalDay(now());
  const plan = await findPlanInUse(database.db, officer.wardId, Number(today.slice(0, 4)));
  const { documents, next } = await searchDocuments(database.db, officer, { ...search, after, limit: PAGE });
  const unread = await countUnread(database.db, officer);
  const kept = ['loai', 'trang-thai', 'nhiem-vu', 'nam', 'cua-toi'].map((name) => [
    name,
    c.req.query(name) ?? '',
  ]);
  const query = new URLSearchParams(Object.fromEntries(kept.filter(([, value]) => value !== '')));
  return (
    <StaffPage title="Văn bản" officer={officer} token={token} place={DOCUMENTS}>
      <div class="page-head">
        <h1>Văn bản</h1>
        <a class="btn" href={`${DOCUMENTS}/den`}>
          Văn bản đến{unread > 0 && ` (${unread} chưa đọc)`}
        </a>
        <a class="btn btn-primary" href={`${DOCUMENTS}/moi`}>
          Soạn văn bản
        </a>
      </div>
      <Templates />
      <nav class="tally" aria-label="Việc của tôi">
        <a href={DOCUMENTS} {...(!search.isMine && { 'aria-current': 'page' as const })}>
          Tất cả
        </a>
        <a href={`${DOCUMENTS}?cua-toi=1`} {...(search.isMine && { 'aria-current': 'page' as const })}>
          Chờ tôi
        </a>
      </nav>
      <Filters {...search} today={today} tasks={plan?.tasks ?? []} />
      {documents.length === 0 ? (
        <p class="empty-state">Không có văn bản nào ở đây.</p>
      ) : (
        <DocumentTable {...{ documents, today, tasks: plan?.tasks ?? [] }} />
      )}
      {next && (
        <a class="btn" href={`${DOCUMENTS}?${query}&sau=${encodeURIComponent(writeAfter(next))}`}>
          Xem thêm
        </a>
      )}
    </StaffPage>
  );
}

function Templates() {
  return (
    <details class="card card-body mb-3">
      <summary>Soạn từ mẫu</summary>
      <ul class="mb-0">
        {DOCUMENT_TEMPLATES.map(({ code, label, planRows }) => (
          <li>
            <a href={`${DOCUMENTS}/moi?mau=${code}`}>{label}</a>{' '}
            <span class="text-secondary">nhiệm vụ {planRows.join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface FiltersProps extends ReturnType<typeof readSearch> {
  today: string;
  tasks: readonly PlanTask[];
}

function Filters({ kind, state, taskKey, year, isMine, today, tasks }: FiltersProps) {
  const kinds = OFFICIAL_KINDS.map((each) => ({ value: each, label: kindOf(each, today).label }));
  const own = tasks.map((task) => ({
    value: String(task.key),
    label: [rowOf(task), task.text.slice(0, 60)].filter(Boolean).join('. '),
  }));
  return (
    <form method="get" action={DOCUMENTS} class="filters">
      {isMine && <input type="hidden" name="cua-toi" value="1" />}
      <FilterSelect {...{ name: 'loai', label: 'Loại', all: 'Mọi loại', value: kind, choices: kinds }} />
      <FilterSelect
        {...{ name: 'trang-thai', label: 'Tình trạng', all: 'Mọi tình trạng', value: state }}
        choices={choicesOf(OFFICIAL_STATE_LABELS)}
      />
      {own.length > 0 && (
        <FilterSelect
          {...{ name: 'nhiem-vu', label: 'Nhiệm vụ', all: 'Mọi nhiệm vụ', choices: own }}
          value={taskKey === null ? null : String(taskKey)}
        />
      )}
      <label>
        Năm
        <input
          class="form-control"
          name="nam"
          inputmode="numeric"
          value={year === null ? '' : String(year)}
        />
      </label>
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}
