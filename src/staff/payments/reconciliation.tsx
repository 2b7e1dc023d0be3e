import { Hono } from 'hono';
import { noteAct } from '../../features/organisation/index.ts';
import {
  FINDING_LABELS,
  type Finding,
  findRun,
  INTENT_LABELS,
  listFindings,
  listRefusedMessages,
  listRuns,
  REFUSAL_LABELS,
  type Run,
  reconcile,
} from '../../features/payments/index.ts';
import { formatTime } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { MoneyPage, PLACE } from './money-page.tsx';
import { mustSeeMoney } from './rights.ts';

const ROOM = `${PLACE}/doi-soat`;

/** What we hold against what the payment platform says. */
export const reconciliationPages = new Hono<StaffEnv>()
  .get(ROOM, async (c) => {
    mustSeeMoney(c);
    return c.html(await runsPage(c));
  })
  .post(ROOM, async (c) => {
    requireDuty(c.var.officer, 'receive', 'oversee', 'control');
    try {
      const { officer, platform } = c.var;
      const id = await reconcile(platform, officer.wardId, officer.id);
      await platform.database.transact((tx) => noteAct(tx, actOf(c), 'reconcile', String(id)));
      return c.redirect(`${ROOM}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await runsPage(c, error), error.status);
    }
  })
  .get(`${ROOM}/:id{[0-9]+}`, async (c) => {
    mustSeeMoney(c);
    return c.html(await runPage(c, mustBeId(c.req.param('id'))));
  })
  .get(`${ROOM}/:file{[0-9]+\\.csv}`, async (c) => {
    mustSeeMoney(c);
    const id = mustBeId(String(c.req.param('file')).replace('.csv', ''));
    const { database } = c.var.platform;
    const run = await findRun(database.db, c.var.officer.wardId, id);
    const findings = await listFindings(database.db, c.var.officer.wardId, id);
    sayRows(c, findings.length);
    await database.transact((tx) => noteAct(tx, actOf(c), 'export', `đối soát ${id}`));
    const bytes = new TextEncoder().encode(csvOf(run, findings));
    return sendFile(
      c,
      { name: `doi-soat-${id}.csv`, mediaType: 'text/csv; charset=utf-8', bytes },
      'attachment',
    );
  });

const HEAD = [
  'Lúc',
  'Hồ sơ',
  'Mã giao dịch',
  'Số tiền (đồng)',
  'Khác nhau',
  'Ta ghi',
  'Nền tảng nói',
  'Nay là',
];

/** One line a finding, for Excel: UTF-8 with its mark, no name of a person. */
function csvOf(run: Run, findings: Finding[]): string {
  const lines = findings.map((each) => [
    ...[formatTime(each.at), each.code, each.reference, String(each.amountVnd), kindOf(each)],
    ...[stateWords(each.ours), each.theirs, stateWords(each.result)],
  ]);
  const foot = [
    `Đã hỏi ${run.asked}, khớp ${run.agreed}, sửa ${run.mended}, không trả lời ${run.unanswered}`,
  ];
  return `\uFEFF${[HEAD, ...lines, foot].map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`;
}

/** Quoted as RFC 4180 says; a text that a spreadsheet would take for a formula gets an apostrophe. */
function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const kindOf = ({ kind }: Finding) => FINDING_LABELS[kind as keyof typeof FINDING_LABELS] ?? kind;

/** "pending, 8000 đ" with the state in its own words. */
function stateWords(text: string): string {
  return text.replace(/^[a-z_]+/, (word) => INTENT_LABELS[word as keyof typeof INTENT_LABELS] ?? word);
}

async function runsPage(c: StaffContext, problem?: Problem) {
  const { database, settings } = c.var.platform;
  const { wardId, duties } = c.var.officer;
  const runs = await listRuns(database.db, wardId);
  const outside = await listFindings(database.db, wardId, null, 30);
  sayRows(c, outside.length);
  const mayRun = duties.some((duty) => duty === 'receive' || duty === 'oversee' || duty === 'control');
  return (
    <MoneyPage c={c} title="Đối soát" room={ROOM} problem={problem}>
      <p>
        Hệ thống hỏi nền tảng thanh toán về mọi giao dịch chưa chắc, ghi nhận tiền đã về mà bản tin không đến,
        tìm khoản nộp hai lần và khoản lệch số tiền. Tự chạy nửa giờ một lần.
      </p>
      {settings.payments === null && <p>Chưa kết nối nền tảng thanh toán.</p>}
      {mayRun && settings.payments !== null && (
        <form method="post" action={ROOM} class="mb-3">
          <FormToken value={c.var.token} />
          <button class="btn btn-primary" type="submit">
            Đối soát ngay
          </button>
        </form>
      )}
      {runs.length === 0 ? <p class="empty-state">Chưa đối soát lần nào.</p> : <Runs runs={runs} />}
      <FoundOutside findings={outside} />
      <Refused messages={await listRefusedMessages(database.db, wardId)} />
    </MoneyPage>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Lúc', 'Đã hỏi', 'Khớp', 'Đã sửa', 'Không trả lời', 'Còn lệch'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr>
              <td class="text-nowrap">
                <a href={`${ROOM}/${run.id}`}>{formatTime(run.startedAt)}</a>
                {run.startedBy === null && <span class="text-secondary"> tự chạy</span>}
              </td>
              <td>{run.asked}</td>
              <td>{run.agreed}</td>
              <td>{run.mended}</td>
              <td>{run.unanswered}</td>
              <td>{leftOf(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Payments about which we and the platform still say different things. */
function leftOf(run: Run): number | string {
  return run.finishedAt === null ? 'đang chạy' : run.asked - run.agreed - run.mended - run.unanswered;
}

function FindingTable({ findings }: { findings: Finding[] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {HEAD.map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((each) => (
            <tr>
              <td class="text-nowrap">{formatTime(each.at)}</td>
              <td class="text-nowrap">
                <a href={`${PLACE}/ho-so/${each.dossierId}`}>{each.code}</a>
              </td>
              <td>{each.reference}</td>
              <td class="text-nowrap">{formatVnd(each.amountVnd)}</td>
              <td>
                <Status tone="warn">{kindOf(each)}</Status>
              </td>
              <td>{stateWords(each.ours)}</td>
              <td>{each.theirs}</td>
              <td>{stateWords(each.result)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FoundOutside({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      <h2 class="mt-3">Phát hiện ngoài các lần đối soát</h2>
      <FindingTable findings={findings} />
    </>
  );
}

function Refused({ messages }: { messages: Awaited<ReturnType<typeof listRefusedMessages>> }) {
  if (messages.length === 0) return null;
  return (
    <>
      <h2 class="mt-3">Bản tin bị từ chối</h2>
      <ul class="plain-list card card-body">
        {messages.map((each) => (
          <li>
            {formatTime(each.at)}: <b>{REFUSAL_LABELS[each.outcome] ?? each.outcome}</b>{' '}
            <span class="text-secondary">{(each.body as { MaThamChieu?: string }).MaThamChieu ?? ''}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function runPage(c: StaffContext, id: number) {
  const { db } = c.var.platform.database;
  const run = await findRun(db, c.var.officer.wardId, id);
  const findings = await listFindings(db, c.var.officer.wardId, id);
  sayRows(c, findings.length);
  return (
    <MoneyPage c={c} title={`Đối soát ${formatTime(run.startedAt)}`}>
      <Runs runs={[run]} />
      <p class="no-print mt-3">
        <a class="btn" href={`${ROOM}/${id}.csv`} data-turbo="false">
          Xuất CSV
        </a>
      </p>
      {findings.length === 0 ? (
        <p class="empty-state">Mọi giao dịch đều khớp.</p>
      ) : (
        <FindingTable findings={findings} />
      )}
    </MoneyPage>
  );
}
