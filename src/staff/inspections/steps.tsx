import { randomUUID } from 'node:crypto';
import { OFFICIAL_STATE_LABELS } from '../../features/official-documents/index.ts';
import { formatDay } from '../../law/day.ts';
import { FormToken, fieldsOf, Input, TextArea } from '../../ui/field.tsx';
import { ReasonForm } from '../plan/task/reason-form.tsx';
import type { InspectionView } from './inspection-view.ts';
import { PATH } from './place.ts';
import { TeamFields } from './plan-form.tsx';

const actionOf = ({ inspection }: InspectionView, name: string) => `${PATH}/${inspection.id}/${name}`;

/** The steps that are open to the reader, the next one first. */
export function Steps({ view }: { view: InspectionView }) {
  const { open } = view;
  if (open.every((step) => step === 'find' || step === 'remedy' || step === 'confirm' || step === 'reopen'))
    return null;
  return (
    <section class="card card-body mb-3 no-print" aria-labelledby="viec-tiep">
      <h2 id="viec-tiep">Việc tiếp theo</h2>
      {open.includes('announce') && <Plain view={view} name="thong-bao" words="Thông báo cho đơn vị" />}
      {open.includes('start') && <Plain view={view} name="bat-dau" words="Bắt đầu kiểm tra" />}
      {open.includes('send') && <Plain view={view} name="gui" words="Gửi kết quả để đơn vị giải trình" />}
      {open.includes('explain') && (
        <Text view={view} name="giai-trinh" label="Giải trình của đơn vị" words="Gửi giải trình" />
      )}
      {open.includes('conclude') && <Text view={view} name="ket-luan" label="Kết luận" words="Kết luận" />}
      {open.includes('resume') && <Reason view={view} name="kiem-tra-lai" words="Kiểm tra lại" />}
      {open.includes('change') && <ChangeForm view={view} />}
      {open.includes('cancel') && <Reason view={view} name="huy" words="Hủy cuộc kiểm tra" />}
    </section>
  );
}

interface FormProps {
  view: InspectionView;
  name: string;
  words: string;
}

function Plain({ view, name, words }: FormProps) {
  return (
    <form class="mb-2" method="post" action={actionOf(view, name)}>
      <FormToken value={view.token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <button class="btn btn-primary" type="submit">
        {words}
      </button>
    </form>
  );
}

const sentOf = ({ form }: InspectionView, name: string) => (form?.name === name ? form : null);

function Text({ view, name, label, words }: FormProps & { label: string }) {
  const sent = sentOf(view, name);
  const field = fieldsOf({ clientKey: randomUUID(), ...sent?.values }, sent?.problem.fields);
  return (
    <form class="mb-2" method="post" action={actionOf(view, name)}>
      <FormToken value={view.token} />
      <input type="hidden" name="clientKey" value={field('clientKey').value} />
      <TextArea {...field('text')} label={label} rows={5} required />
      <button class="btn btn-primary" type="submit">
        {words}
      </button>
    </form>
  );
}

function Reason({ view, name, words }: FormProps) {
  return (
    <ReasonForm
      action={actionOf(view, name)}
      token={view.token}
      hidden={{ clientKey: randomUUID() }}
      words={words}
      sent={sentOf(view, name)}
    />
  );
}

function ChangeForm({ view }: { view: InspectionView }) {
  const { inspection, officers, token } = view;
  const sent = sentOf(view, 'doi');
  const values = sent?.values ?? {
    ...{ clientKey: randomUUID(), plannedOn: inspection.plannedOn, leaderId: String(inspection.leaderId) },
    memberIds: inspection.memberIds.map(String),
  };
  const field = fieldsOf(values, sent?.problem.fields);
  return (
    <details class="reason-form" open={sent !== null}>
      <summary>Đổi ngày, đoàn kiểm tra</summary>
      <form method="post" action={actionOf(view, 'doi')}>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={field('clientKey').value} />
        <Input {...field('plannedOn')} label="Ngày kiểm tra" type="date" required />
        <TeamFields {...{ values, officers, problem: sent?.problem }} />
        <button class="btn" type="submit">
          Đổi
        </button>
      </form>
    </details>
  );
}

/** Its report and its minutes as they stand at the desk of documents. */
export function Documents({ view }: { view: InspectionView }) {
  const { inspection, documents, officer } = view;
  if (inspection.state !== 'concluded') return null;
  const has = (kind: string) => documents.some((each) => each.kind === kind && each.state !== 'cancelled');
  const leads = officer.id === inspection.leaderId;
  return (
    <section class="card card-body mb-3" aria-labelledby="van-ban">
      <h2 id="van-ban">Văn bản</h2>
      {documents.length === 0 && (
        <p>Chưa soạn báo cáo. Cuộc kiểm tra được tính cho kế hoạch khi báo cáo ban hành.</p>
      )}
      {documents.map((each) => (
        <p>
          <a href={`/can-bo/van-ban/${each.id}`}>{each.number ? `Số ${each.number}` : each.subject}</a>
          {each.day && `, ngày ${formatDay(each.day)}`} – {OFFICIAL_STATE_LABELS[each.state]}
        </p>
      ))}
      {leads && (!has('report') || !has('minutes')) && (
        <form class="btn-list no-print" method="post" action={actionOf(view, 'bao-cao')}>
          <FormToken value={view.token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          {!has('report') && (
            <button class="btn btn-primary" type="submit" name="kind" value="report">
              Soạn báo cáo
            </button>
          )}
          {!has('minutes') && (
            <button class="btn" type="submit" name="kind" value="minutes">
              Soạn biên bản
            </button>
          )}
        </form>
      )}
    </section>
  );
}
