import { type Context, Hono } from 'hono';
import {
  type Counting,
  findWardRules,
  type PublicDossier,
  plainStatus,
  STATUS_LABELS,
  trackDossier,
} from '../../features/dossiers/index.ts';
import { recipientOf, stopPath } from '../../features/notices/index.ts';
import { listUnits, type Ward } from '../../features/organisation/index.ts';
import { findProcedureVersion, type ProcedureVersion } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { Input } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { trackingWords } from '../words/reception.ts';
import { DueExplained } from './due-explained.tsx';

interface Found {
  counting: Counting;
  dossier: PublicDossier;
  procedure: ProcedureVersion;
  unitName: string;
  /** Where the applicant chooses how he is told. */
  choices: { label: string; path: string }[];
}

export const tracking = new Hono<PortalEnv>()
  .get('/tra-cuu', (c) =>
    c.html(<TrackingPage ward={c.var.ward} code={(c.req.query('ma') ?? '').slice(0, 60)} />),
  )
  .post('/tra-cuu', formLimit(1), async (c) => {
    const body = await readForm(c);
    const code = String(body.ma ?? '')
      .trim()
      .slice(0, 60);
    const phoneEnd = String(body.so ?? '').trim();
    try {
      const fields: Record<string, string> = {};
      if (code === '') fields.ma = 'Nhập mã hồ sơ ghi trên giấy hẹn.';
      if (!/^\d{4}$/.test(phoneEnd)) fields.so = 'Nhập đúng 4 số cuối của số điện thoại.';
      if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa tra cứu được.', fields);
      const found = await lookUp(c, code, phoneEnd);
      c.header('cache-control', 'no-store');
      return c.html(<TrackingPage ward={c.var.ward} code={code} found={found} />);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(<TrackingPage ward={c.var.ward} code={code} problem={error} />, error.status);
    }
  });

async function lookUp(c: Context<PortalEnv>, code: string, phoneEnd: string): Promise<Found> {
  const { ward } = c.var;
  const { database, now } = c.var.platform;
  const request = { wardId: ward.id, code, phoneEnd, address: callerAddress(c) };
  const dossier = await database.transact((tx) => trackDossier(tx, request, now()));
  if (!dossier)
    throw new Problem('not_found', 'Không tìm thấy hồ sơ với mã và số điện thoại này. Hãy xem lại giấy hẹn.');
  const procedure = await findProcedureVersion(database.db, dossier.procedureCode, dossier.procedureVersion);
  const units = await listUnits(database.db, ward.id);
  return {
    dossier,
    procedure,
    counting: await findWardRules(database.db, ward.id, now()),
    unitName: units.find((unit) => unit.id === dossier.competentUnitId)?.name ?? '',
    choices: choicesFor(c, dossier),
  };
}

/** Links to what each address of the applicant wants; the hash of it is all that they hold. */
function choicesFor(c: Context<PortalEnv>, { toldAt }: PublicDossier): Found['choices'] {
  const { secret } = c.var.platform.settings;
  const path = (channel: 'mail' | 'sms', address: string) =>
    stopPath(secret, c.var.ward.id, recipientOf(channel, address));
  const choices: Found['choices'] = [];
  if (toldAt.phone) choices.push({ label: 'Tin nhắn đến điện thoại', path: path('sms', toldAt.phone) });
  if (toldAt.email) choices.push({ label: 'Thư điện tử', path: path('mail', toldAt.email) });
  return choices;
}

interface TrackingProps {
  ward: Ward;
  code: string;
  found?: Found;
  problem?: Problem;
}

function TrackingPage({ ward, code, found, problem }: TrackingProps) {
  const w = trackingWords();
  return (
    <PortalPage title={w.title} ward={ward} place="/tra-cuu" translated>
      <h1>{w.question}</h1>
      <div lang="vi">
        {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
        {found && <Progress {...found} />}
      </div>
      <form method="post" action="/tra-cuu">
        <Input name="ma" label={w.code} value={code} required help={w.codeHelp} error={problem?.fields.ma} />
        <Input
          name="so"
          label={w.phone}
          inputmode="numeric"
          required
          help={w.phoneHelp}
          error={problem?.fields.so}
        />
        <button class="btn btn-primary" type="submit">
          {found ? w.another : w.find}
        </button>
      </form>
    </PortalPage>
  );
}

function Progress({ dossier, procedure, unitName, counting, choices }: Found) {
  return (
    <section class="tracked">
      <h2>{procedure.name}</h2>
      <p class="tracked-now">{plainStatus(dossier)}</p>
      {dossier.supplementItems.length > 0 && (
        <>
          <p>Bạn cần bổ sung:</p>
          <ul>
            {dossier.supplementItems.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </>
      )}
      <dl>
        <dt>Đơn vị giải quyết</dt>
        <dd>{unitName}</dd>
        <dt>Ngày nhận</dt>
        <dd>{formatTime(dossier.receivedAt ?? dossier.submittedAt)}</dd>
        {dossier.dueAt && (
          <>
            <dt>Hẹn trả</dt>
            <dd>{formatTime(dossier.dueAt)}</dd>
          </>
        )}
      </dl>
      <DueExplained term={dossier.term} basis={dossier.basis} counting={counting} />
      <h3>Đã qua</h3>
      <ol class="stage-list">
        {dossier.steps.map((step) => (
          <li>
            {STATUS_LABELS[step.statusAfter]} <span class="text-secondary">{formatTime(step.at)}</span>
          </li>
        ))}
      </ol>
      <p>
        Hồ sơ của bạn?{' '}
        <a href={`/dang-nhap-cong-dan?tiep=${encodeURIComponent(`/ho-so-cua-toi/${dossier.code}`)}`}>
          Đăng nhập
        </a>{' '}
        để xem đủ, gửi bổ sung, tải kết quả hoặc rút hồ sơ.
      </p>
      {choices.length > 0 && (
        <p>
          Đổi hoặc thôi nhận tin:{' '}
          {choices.map(({ label, path }, at) => (
            <>
              {at > 0 && ', '}
              <a href={path}>{label}</a>
            </>
          ))}
          .
        </p>
      )}
    </section>
  );
}
