import { Hono } from 'hono';
import {
  NEED_LABELS,
  OWN_FILTERS,
  type OwnAfter,
  type OwnFilter,
  type OwnLine,
  plainStatus,
  searchOwn,
} from '../../features/dossiers/index.ts';
import { formatTime } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { Status as StatusMark } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { KnownEnv } from '../visitor.ts';
import type { OwnContext } from './read-own.ts';

const PAGE = 20;

const FILTER_LABELS: Record<OwnFilter, string> = {
  all: 'Tất cả',
  open: 'Đang giải quyết',
  needed: 'Cần tôi làm',
  ended: 'Đã xong',
};

const FILTER_WORDS: Record<OwnFilter, string> = { all: 'tat-ca', open: 'dang', needed: 'can', ended: 'xong' };

export const listPage = new Hono<KnownEnv>().get('/ho-so-cua-toi', async (c) => {
  const filter = OWN_FILTERS.find((each) => FILTER_WORDS[each] === c.req.query('loc')) ?? 'all';
  const { lines, next } = await searchOwn(c.var.platform.database.db, c.var.visitor, {
    ...{ filter, limit: PAGE },
    after: readOwnAfter(c.req.query('sau')),
  });
  return c.html(
    <PortalPage title="Hồ sơ của tôi" ward={c.var.ward} place="/ho-so-cua-toi">
      <h1>Hồ sơ của tôi</h1>
      <p>{whoseWords(c)}</p>
      <nav class="own-filters" aria-label="Lọc hồ sơ">
        {OWN_FILTERS.map((each) => (
          <a
            href={each === 'all' ? '/ho-so-cua-toi' : `/ho-so-cua-toi?loc=${FILTER_WORDS[each]}`}
            {...(each === filter && { 'aria-current': 'page' as const })}
          >
            {FILTER_LABELS[each]}
          </a>
        ))}
      </nav>
      <p>
        <a href="/ho-so-cua-toi/ban-sao">Bản sao điện tử có chứng thực của tôi</a>
      </p>
      {lines.length === 0 ? <Nothing filter={filter} /> : <Lines lines={lines} />}
      {next && (
        <p>
          <a class="btn" href={`/ho-so-cua-toi?loc=${FILTER_WORDS[filter]}&sau=${writeOwnAfter(next)}`}>
            Xem thêm
          </a>
        </p>
      )}
    </PortalPage>,
  );
});

function whoseWords(c: OwnContext): string {
  const { visitor } = c.var;
  if (visitor.kind === 'guest') return 'Bạn đang xem hồ sơ đã mở bằng mã một lần.';
  if (visitor.actingFor !== null) return `Hồ sơ của ${visitor.actingFor.name}, nơi bạn đang đại diện.`;
  return visitor.citizen.assurance < 2
    ? 'Hồ sơ nộp từ tài khoản này. Định danh mức 2 thì thấy cả hồ sơ bạn đã nộp tại quầy.'
    : 'Hồ sơ nộp từ tài khoản này và hồ sơ mang số định danh của bạn.';
}

function Nothing({ filter }: { filter: OwnFilter }) {
  if (filter === 'all')
    return (
      <p class="empty-state">
        Chưa có hồ sơ nào. <a href="/thu-tuc">Tìm thủ tục</a> bạn cần làm, hoặc{' '}
        <a href="/tra-cuu">tra cứu bằng mã hồ sơ</a>.
      </p>
    );
  return (
    <p class="empty-state">
      Không có hồ sơ nào ở phần này. <a href="/ho-so-cua-toi">Xem tất cả</a>.
    </p>
  );
}

function Lines({ lines }: { lines: OwnLine[] }) {
  return (
    <ul class="result-list">
      {lines.map((line) => (
        <li>
          <a href={`/ho-so-cua-toi/${line.code}`}>{line.procedureName}</a>
          <small>
            {line.code}, {line.applicantName}
          </small>
          {line.need !== null && (
            <div>
              <StatusMark tone="warn">Cần bạn: {NEED_LABELS[line.need].toLowerCase()}</StatusMark>
            </div>
          )}
          <div>{plainStatus(line)}</div>
          <small>
            Nộp {formatTime(line.submittedAt)}
            {line.dueAt && `, hẹn trả ${formatTime(line.dueAt)}`}
            {line.need === 'supplement' &&
              line.supplementUntil !== null &&
              `, bổ sung chậm nhất ${formatTime(line.supplementUntil)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** `rank~time~id`; null when the address names no row. */
function readOwnAfter(text: string | undefined): OwnAfter | null {
  const [rank, time, row] = (text ?? '').split('~');
  const id = readId(row);
  const at = new Date(time ?? '');
  if ((rank !== '0' && rank !== '1') || id === null || Number.isNaN(at.getTime())) return null;
  return { rank: Number(rank), at, id };
}

function writeOwnAfter({ rank, at, id }: OwnAfter): string {
  return `${rank}~${at.toISOString()}~${id}`;
}
