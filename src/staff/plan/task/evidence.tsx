import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { TaskStanding } from '../../../features/indicators/index.ts';
import type { Officer } from '../../../features/organisation/index.ts';
import { type JudgedEvidence, SOURCE_LABELS } from '../../../features/plans/index.ts';
import { formatDay, formatTime, weekday } from '../../../law/day.ts';
import { ErrorSummary } from '../../../ui/page.tsx';
import { ReasonForm } from './reason-form.tsx';
import type { TaskForm } from './task-form.ts';

interface EvidenceProps {
  standing: TaskStanding;
  officers: Officer[];
  token: string;
  /** Whether the reader may say what counts. */
  judges: boolean;
  form: TaskForm;
}

/** What was found and recorded for a task, newest first; each piece can be rejected and taken back, with a reason. */
export function EvidenceList({ standing, officers, token, judges, form }: EvidenceProps) {
  const { evidence, task } = standing;
  const counted = evidence.filter((each) => each.counts);
  const found = evidence.filter((each) => each.source !== 'record');
  return (
    <section class="card card-body mb-3" aria-labelledby="minh-chung">
      <h2 id="minh-chung">
        Minh chứng ({counted.length}
        {counted.length < evidence.length && `, ${evidence.length - counted.length} không tính`})
      </h2>
      {form.name === 'verdict' && form.problem && (
        <ErrorSummary message={form.problem.message} fields={form.problem.fields} />
      )}
      {found.length === 0 && (
        <p class="text-secondary">
          Hệ thống chưa thấy văn bản, tin bài, buổi lưu động, cuộc họp … nào của nhiệm vụ này.
        </p>
      )}
      <TripSummary items={counted} />
      <ol class="evidence">
        {evidence.map((item) => (
          <Item item={item} officers={officers}>
            {judges && <Verdict item={item} taskKey={task.key} token={token} form={form} />}
          </Item>
        ))}
      </ol>
    </section>
  );
}

/** Trips together: how many, at weekends, where, with how many dossiers. */
function TripSummary({ items }: { items: JudgedEvidence[] }) {
  const trips = items.filter((each) => each.source === 'trip');
  if (trips.length === 0) return null;
  const weekend = trips.filter(({ day }) => weekday(day) === 0 || weekday(day) === 6).length;
  const places = new Set(trips.map((each) => each.place));
  const dossiers = trips.reduce((sum, each) => sum + (each.dossiers ?? 0), 0);
  return (
    <p>
      <b>{trips.length}</b> buổi lưu động, ngoài giờ; <b>{weekend}</b> buổi vào thứ Bảy, Chủ nhật;{' '}
      <b>{places.size}</b> nơi ({[...places].join('; ')}); nhận <b>{dossiers}</b> hồ sơ.
    </p>
  );
}

function Item({ item, officers, children }: { item: JudgedEvidence; officers: Officer[]; children: Child }) {
  const { verdict, doubt } = item;
  const by = verdict && (officers.find((each) => each.id === verdict.by)?.displayName ?? 'Cán bộ đã nghỉ');
  return (
    <li data-counts={item.counts ? 'yes' : 'no'}>
      <div>
        <time datetime={item.day}>{formatDay(item.day)}</time>{' '}
        <span class="badge bg-secondary-lt">{SOURCE_LABELS[item.source]}</span>
      </div>
      <div>
        {item.address ? <a href={item.address}>{item.title}</a> : <b>{item.title}</b>}
        {item.number && `, số ${item.number}`}
        {item.detail && <span class="text-secondary">. {item.detail}</span>}
      </div>
      {verdict && (
        <div class="text-secondary">
          {verdict.counts ? 'Được tính' : 'Không tính'}: {verdict.reason} ({by}, {formatTime(verdict.at)})
        </div>
      )}
      {!verdict && doubt && <div class="text-secondary">Chưa tính: {doubt}</div>}
      {children}
    </li>
  );
}

function Verdict(props: { item: JudgedEvidence; taskKey: number; token: string; form: TaskForm }) {
  const { item, taskKey, token, form } = props;
  const isThis = form.name === 'verdict' && form.values.ref === item.ref;
  return (
    <ReasonForm
      action={`/can-bo/ke-hoach/nhiem-vu/${taskKey}/minh-chung`}
      token={token}
      hidden={{
        clientKey: randomUUID(),
        source: item.source,
        ref: item.ref,
        counts: item.counts ? '0' : '1',
      }}
      words={item.counts ? 'Không tính minh chứng này' : 'Tính minh chứng này'}
      sent={isThis ? form : null}
    />
  );
}
