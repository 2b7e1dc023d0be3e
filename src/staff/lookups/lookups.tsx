import { Hono } from 'hono';
import { countPapersAsked, daysOf, type PapersAsked } from '../../features/indicators/index.ts';
import { BREAKER_LABELS, listStandings, type Standing } from '../../features/lookups/index.ts';
import { formatTime } from '../../law/day.ts';
import { NATIONAL_DATABASES } from '../../law/national-databases.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { PeriodForm, periodOf } from '../indicators/figure.tsx';
import { requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { LIST, showLookups } from './lookup-list.tsx';

const PLACE = '/can-bo/khai-thac-du-lieu';

/** The national databases as they stand, and every look-up. */
export const lookupPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control', 'oversee');
    return c.html(await showStandings(c));
  })
  .get(LIST, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control', 'oversee');
    return c.html(await showLookups(c));
  });

async function showStandings(c: StaffContext) {
  const { database, settings } = c.var.platform;
  const { wardId } = c.var.officer;
  const period = periodOf(c);
  const { from, until } = daysOf(period);
  const standings = await listStandings(database.db, settings.lookups, wardId, period);
  const papers = await countPapersAsked(database.db, wardId, period);
  const query = `tu=${from}&den=${until}`;
  return (
    <StaffPage title="Khai thác dữ liệu" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Khai thác dữ liệu</h1>
      <PeriodForm action={PLACE} from={from} until={until} />
      <Papers papers={papers} query={query} />
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Cơ sở dữ liệu</th>
              <th scope="col">Kết nối</th>
              <th scope="col">Có kết quả</th>
              <th scope="col">Không kết quả</th>
              <th scope="col">Lần có kết quả gần nhất</th>
              <th scope="col">Lần không kết quả gần nhất</th>
            </tr>
          </thead>
          <tbody>
            {standings.map((standing) => (
              <Row standing={standing} query={query} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="form-hint">
        Cơ sở dữ liệu lỗi nhiều lần liên tiếp được tạm ngắt rồi tự thử lại; tình trạng kết nối là của máy chủ
        đang trả lời trang này. Chưa kết nối thì cán bộ tra ở cổng của cơ sở dữ liệu rồi ghi kết quả.
      </p>
    </StaffPage>
  );
}

/** Papers of the period; each number leads to its dossiers. */
function Papers({ papers, query }: { papers: PapersAsked; query: string }) {
  const total = papers.given + papers.askedAfterLookup + papers.askedWrongly;
  const share =
    total === 0
      ? ''
      : ` (${((100 * papers.given) / total).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} %)`;
  const tiles = [
    { code: 'papers-not-asked', count: papers.given, label: `giấy tờ không phải nộp${share}` },
    {
      code: 'look-up-failures',
      count: papers.askedAfterLookup,
      label: 'giấy tờ nhận sau khi tra cứu không có kết quả',
    },
    { code: 'asked-again', count: papers.askedWrongly, label: 'giấy tờ bị yêu cầu nộp khi chưa tra cứu' },
  ];
  return (
    <nav class="tally" aria-label="Giấy tờ mà dữ liệu thay được">
      {tiles.map(({ code, count, label }) => (
        <a href={`/can-bo/chi-tieu/${code}?${query}`}>
          <b>{formatNumber(count, 0)}</b> {label}
        </a>
      ))}
    </nav>
  );
}

function Row({ standing, query }: { standing: Standing; query: string }) {
  const { database, state, found, failed, lastFoundAt, lastFailedAt } = standing;
  const { name, owner } = NATIONAL_DATABASES[database];
  const list = (outcome: string) => `${LIST}?csdl=${database}&ket-qua=${outcome}&${query}`;
  const tone = state === 'closed' ? 'good' : state === 'unconnected' ? 'none' : 'bad';
  return (
    <tr>
      <td>
        {name}
        <div class="form-hint">{owner}</div>
      </td>
      <td class="text-nowrap">
        <Status tone={tone}>{BREAKER_LABELS[state]}</Status>
      </td>
      <td>{found > 0 ? <a href={list('found')}>{formatNumber(found, 0)}</a> : 0}</td>
      <td>{failed > 0 ? <a href={list('failed')}>{formatNumber(failed, 0)}</a> : 0}</td>
      <td class="text-nowrap">{lastFoundAt ? formatTime(lastFoundAt) : '–'}</td>
      <td class="text-nowrap">{lastFailedAt ? formatTime(lastFailedAt) : '–'}</td>
    </tr>
  );
}
