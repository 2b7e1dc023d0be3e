import { Hono } from 'hono';
import { listOfficersEver } from '../../features/organisation/index.ts';
import {
  compareVersions,
  completeness,
  describePart,
  type KeptVersion,
  listVersions,
  PART_LABELS,
  PART_NAMES,
  type PartChange,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/danh-muc';

/** One procedure: each part with by what it stands, and every version with what it says otherwise than the one before. */
export const procedurePages = new Hono<StaffEnv>().get(`${PATH}/:code{[1-9]\\.[0-9]{6}}`, async (c) => {
  requireDuty(c.var.officer, 'control', 'administer');
  const { db } = c.var.platform.database;
  const versions = await listVersions(db, c.req.param('code'));
  const newest = versions[0];
  if (!newest) throw new Problem('not_found', 'Không có thủ tục này trong danh mục.');
  const { procedure } = newest;
  const lacking = completeness(procedure).filter((part) => !part.present);
  return c.html(
    <StaffPage title={procedure.name} officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <div class="page-head">
        <h1>{procedure.name}</h1>
        <span>
          <a class="btn" href={`/thu-tuc/${procedure.code}`}>
            Xem như người dân
          </a>{' '}
          {c.var.officer.duties.includes('control') && (
            <a class="btn" href={`${PATH}/${procedure.code}/bieu-mau`}>
              Biểu mẫu
            </a>
          )}{' '}
          <a class="btn btn-primary" href={`${PATH}/${procedure.code}/moi`}>
            Lập phiên bản mới
          </a>
        </span>
      </div>
      <p>
        <a href={PATH}>Danh mục</a>, mã {procedure.code}.{' '}
        {lacking.length === 0 ? (
          <StatusMark tone="good">Đủ các phần</StatusMark>
        ) : (
          <StatusMark tone="warn">Thiếu: {lacking.map((part) => part.name).join('; ')}</StatusMark>
        )}
      </p>
      <Parts procedure={procedure} />
      <h2>Các phiên bản</h2>
      <Versions versions={versions} names={await namesOf(c)} today={toLocalDay(c.var.platform.now())} />
    </StaffPage>,
  );
});

/** Officers of one's own ward by name; those of another ward stay unnamed. */
async function namesOf(c: StaffContext) {
  const { wardId } = c.var.officer;
  const officers = await listOfficersEver(c.var.platform.database.db, wardId);
  const names = new Map(officers.map((each) => [each.id, each.displayName]));
  return ({ decidedBy }: KeptVersion) => {
    if (decidedBy === null) return 'danh mục ban đầu';
    const who = decidedBy.wardId === wardId ? (names.get(decidedBy.officerId) ?? '') : 'cán bộ phường khác';
    return `${who}, ${formatTime(decidedBy.at)}`;
  };
}

function Parts({ procedure }: { procedure: ProcedureVersion }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Phần</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Căn cứ vào</th>
          </tr>
        </thead>
        <tbody>
          {PART_NAMES.map((part) => (
            <tr>
              <th scope="row">{PART_LABELS[part]}</th>
              <td>
                <Lines lines={describePart(procedure, part)} />
              </td>
              <td>{describePart(procedure, part).length > 0 && groundOf(procedure, part)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return <span class="text-secondary">Chưa có</span>;
  return (
    <>
      {lines.map((text) => (
        <div>{text}</div>
      ))}
    </>
  );
}

function groundOf({ stated, confidence }: ProcedureVersion, part: (typeof PART_NAMES)[number]): string {
  const statement = stated[part];
  if (!statement) {
    const words = confidence.replace('high', 'cao').replace('medium', 'vừa').replace('low', 'thấp');
    return `Danh mục ban đầu, độ tin cậy: ${words}`;
  }
  const day = statement.decidedOn ? ` ngày ${formatDay(statement.decidedOn)}` : '';
  return `${statement.decision}${day} (${statement.by})`;
}

interface VersionsProps {
  versions: KeptVersion[];
  names: (version: KeptVersion) => string;
  today: string;
}

function Versions({ versions, names, today }: VersionsProps) {
  return (
    <>
      {versions.map((version, at) => {
        const before = versions[at + 1];
        const changes = before ? compareVersions(before.procedure, version.procedure) : [];
        return (
          <section class="card card-body mb-2">
            <b>Phiên bản {version.procedure.version}</b>, từ {formatDay(version.validFrom)}
            {version.validUntil && ` đến trước ${formatDay(version.validUntil)}`}{' '}
            <StandMark version={version} today={today} />
            <div class="text-secondary">
              {version.procedure.decision ?? 'Không ghi quyết định'}; {names(version)}
            </div>
            {before && <Changes changes={changes} />}
          </section>
        );
      })}
    </>
  );
}

function StandMark({ version: { validFrom, validUntil }, today }: { version: KeptVersion; today: string }) {
  if (validFrom > today) return <StatusMark tone="warn">Chưa đến ngày</StatusMark>;
  if (validUntil !== null && validUntil <= today) return <StatusMark tone="none">Thôi dùng</StatusMark>;
  return <StatusMark tone="good">Đang dùng</StatusMark>;
}

export function Changes({ changes }: { changes: PartChange[] }) {
  if (changes.length === 0) return <p class="mb-0">Lời văn như bản trước.</p>;
  return (
    <ul>
      {changes.map(({ part, before, after }) => (
        <li>
          {PART_LABELS[part]}: <span class="text-secondary">{before.join('; ') || 'trống'}</span> →{' '}
          {after.join('; ') || 'trống'}
        </li>
      ))}
    </ul>
  );
}
