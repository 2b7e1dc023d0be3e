import { Hono } from 'hono';
import {
  announceInspection,
  cancelInspection,
  changeInspection,
  concludeInspection,
  draftInspectionReport,
  explainFindings,
  giveRemedy,
  INSPECTION_STATE_LABELS,
  INSPECTION_STEP_LABELS,
  recheckRemedy,
  resumeInspection,
  sendFindings,
  startInspection,
} from '../../features/inspections/index.ts';
import type { Act } from '../../features/organisation/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { Checklist } from './checklist.tsx';
import { type InspectionView, nameOf, readView, type SentForm } from './inspection-view.ts';
import { originLink, PATH, STATE_TONES } from './place.ts';
import { Remedies } from './remedies.tsx';
import { Documents, Steps } from './steps.tsx';

const PAGE = `${PATH}/:id{[0-9]+}`;

interface Sent {
  id: number;
  form: Record<string, unknown>;
}
type Verb = (tx: Tx, files: FileStore, act: Act, sent: Sent) => Promise<unknown>;
type Plain = (tx: Tx, act: Act, id: number, form: unknown) => Promise<unknown>;
const plain =
  (verb: Plain): Verb =>
  (tx, _files, act, { id, form }) =>
    verb(tx, act, id, form);

const VERBS: Record<string, Verb> = {
  ...{
    doi: plain(changeInspection),
    'thong-bao': plain(announceInspection),
    'bat-dau': plain(startInspection),
  },
  ...{ huy: plain(cancelInspection), gui: plain(sendFindings), 'giai-trinh': plain(explainFindings) },
  ...{ 'kiem-tra-lai': plain(resumeInspection), 'ket-luan': plain(concludeInspection) },
  ...{ 'khac-phuc': plain(giveRemedy), 'xem-lai': recheckRemedy, 'bao-cao': draftInspectionReport },
};

/** One inspection: what was found, what the unit said, the conclusion, what is put right, its papers. */
export const inspectionPage = new Hono<StaffEnv>().get(PAGE, async (c) => c.html(await show(c, null)));

for (const [name, verb] of Object.entries(VERBS))
  inspectionPage.post(`${PAGE}/${name}`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const form = await c.req.parseBody({ all: true });
    const { database, files } = c.var.platform;
    try {
      await database.transact((tx) => verb(tx, files, actOf(c), { id, form }));
      return c.redirect(`${PATH}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed')
        throw error;
      return c.html(await show(c, { name, values: form, problem: error }), error.status);
    }
  });

async function show(c: StaffContext, form: SentForm | null) {
  const view = await readView(c, form);
  const { inspection, unit } = view;
  return (
    <StaffPage
      title={`Kiểm tra ${unit.shortName}`}
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/ke-hoach"
    >
      <p class="no-print">
        <a href={`${PATH}?nam=${inspection.plannedOn.slice(0, 4)}`}>Tự kiểm tra</a>
      </p>
      <div class="page-head">
        <h1>Kiểm tra {unit.name}</h1>
        <Status tone={STATE_TONES[inspection.state]}>{INSPECTION_STATE_LABELS[inspection.state]}</Status>
      </div>
      {form && <ErrorSummary message={form.problem.message} fields={form.problem.fields} />}
      <div class="two-columns">
        <div>
          <Facts view={view} />
          <Checklist view={view} />
        </div>
        <div>
          <Steps view={view} />
          <Remedies view={view} />
          <Documents view={view} />
          <History view={view} />
        </div>
      </div>
    </StaffPage>
  );
}

function Facts({ view }: { view: InspectionView }) {
  const { inspection } = view;
  const origin = originLink(inspection);
  return (
    <section class="card card-body mb-3" aria-label="Cuộc kiểm tra">
      <dl class="facts">
        <dt>Ngày</dt>
        <dd>
          {formatDay(inspection.startedOn ?? inspection.plannedOn)}
          {inspection.isUnannounced && ', đột xuất'}
          {inspection.announcedOn && `, đã thông báo ngày ${formatDay(inspection.announcedOn)}`}
        </dd>
        <dt>Việc làm</dt>
        <dd>
          từ {formatDay(inspection.fromOn)} đến {formatDay(inspection.untilOn)}
        </dd>
        <dt>Nội dung</dt>
        <dd>{inspection.aim}</dd>
        <dt>Đoàn</dt>
        <dd>
          {nameOf(view, inspection.leaderId)} (trưởng đoàn)
          {inspection.memberIds.map((id) => `, ${nameOf(view, id)}`)}
        </dd>
        {origin && view.officer.unitId !== inspection.unitId && (
          <>
            <dt>Lập từ</dt>
            <dd>{origin.address ? <a href={origin.address}>{origin.text}</a> : origin.text}</dd>
          </>
        )}
      </dl>
      {inspection.conclusion && (
        <>
          <h2 class="mt-3">Kết luận</h2>
          <p class="mb-0 kept-lines">{inspection.conclusion}</p>
        </>
      )}
    </section>
  );
}

function History({ view }: { view: InspectionView }) {
  const { steps, sees } = view;
  const shown = steps.filter(({ step }) => sees || step !== 'find');
  return (
    <details class="mb-3">
      <summary>Diễn biến ({shown.length})</summary>
      <ol class="steps">
        {shown.map((each) => (
          <li>
            <b>{INSPECTION_STEP_LABELS[each.step]}</b>
            {each.remedyNo !== null && ` (việc ${each.remedyNo})`}
            {each.note && `: ${each.note}`}
            <div class="text-secondary">
              {nameOf(view, each.by)}, {formatTime(each.at)}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
