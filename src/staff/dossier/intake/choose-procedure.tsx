import { popularProcedures } from '../../../features/dossiers/index.ts';
import {
  findProcedures,
  type ProcedureVersion,
  searchByInitials,
  searchProcedures,
} from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';

const PATH = '/can-bo/ho-so/moi';
const MOST_ASKED = 9;
const DAYS_BACK = 90;

/** What goes along from step to step of an intake: whose earlier dossier, which ticket of the hall. */
export function alongOf(c: StaffContext): Record<string, string> {
  const along: Record<string, string> = {};
  for (const name of ['tiep', 'luot']) {
    const value = c.req.query(name);
    if (value && /^\d{1,15}$/.test(value)) along[name] = value;
  }
  return along;
}

/** The first half of an intake: which procedure. A digit opens one of those asked most, letters search as one types. */
export async function choosePage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const q = (c.req.query('q') ?? '').trim().slice(0, 100);
  const onDay = toLocalDay(now());
  const since = new Date(now().getTime() - DAYS_BACK * 86_400_000);
  const codes = await popularProcedures(database.db, c.var.officer.wardId, since, MOST_ASKED);
  const popular = await findProcedures(database.db, codes, onDay);
  const along = alongOf(c);
  const address = (code: string) => `${PATH}?${new URLSearchParams({ 'thu-tuc': code, ...along })}`;
  const digit = /^[1-9]$/.test(q) ? popular[Number(q) - 1] : undefined;
  if (digit) return c.redirect(address(digit.code), 302);
  const { found, isSure } = q === '' ? { found: popular, isSure: false } : await search(c, q, onDay);
  const results = <Results found={found} address={address} isPopular={q === ''} />;
  if (c.req.header('x-part') === 'results') return c.html(results);
  if (isSure && found.length === 1) return c.redirect(address(found[0]!.code), 302);
  return c.html(
    <StaffPage title="Tiếp nhận hồ sơ" officer={c.var.officer} token={c.var.token} place={PATH}>
      <h1>Tiếp nhận hồ sơ</h1>
      <form method="get" action={PATH} class="filters" data-live-search>
        {Object.entries(along).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label>
          Thủ tục
          <input
            class="form-control"
            type="search"
            name="q"
            value={q}
            autofocus
            autocomplete="off"
            placeholder="Số thứ tự bên dưới, chữ cái đầu (ks), tên không dấu, hoặc mã"
          />
        </label>
        <button class="btn btn-primary" type="submit">
          Mở
        </button>
      </form>
      <div data-live-results>{results}</div>
      <p class="form-hint">
        Gõ một số rồi Enter để mở thủ tục hay dùng; gõ chữ rồi Enter để mở kết quả đầu tiên.
      </p>
    </StaffPage>,
  );
}

/** Initials stand before what only looks like the words: the first hit is opened by Enter. A guess alone is not opened unseen. */
async function search(c: StaffContext, q: string, onDay: string) {
  const { db } = c.var.platform.database;
  const { procedures, isGuess } = await searchProcedures(db, {
    ...{ q, field: null, applicant: null, after: null, limit: 20, onDay },
  });
  const initials = await searchByInitials(db, foldVietnamese(q), onDay);
  const ordered = isGuess ? [...initials, ...procedures] : [...procedures, ...initials];
  const found: ProcedureVersion[] = [...new Map(ordered.map((each) => [each.code, each])).values()];
  return { found: found.slice(0, 20), isSure: !isGuess || initials.length > 0 };
}

interface ResultsProps {
  found: ProcedureVersion[];
  address(code: string): string;
  isPopular: boolean;
}

function Results({ found, address, isPopular }: ResultsProps) {
  if (found.length === 0)
    return (
      <p class="empty-state">
        {isPopular
          ? 'Chưa có hồ sơ nào gần đây: gõ tên thủ tục để tìm.'
          : 'Không có thủ tục nào khớp. Thử ít chữ hơn, hoặc gõ mã thủ tục.'}
      </p>
    );
  return (
    <ol class="choice-list" {...(isPopular && { 'data-popular': '' })}>
      {found.map((each, at) => (
        <li>
          {isPopular && <kbd>{at + 1}</kbd>} <a href={address(each.code)}>{each.name}</a>
          <span class="text-secondary">
            {' '}
            {each.code} · {each.field}
          </span>
        </li>
      ))}
    </ol>
  );
}
