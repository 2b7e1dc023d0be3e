import { randomUUID } from 'node:crypto';
import {
  findFeedbackGround,
  openFeedbackSteps,
  type PublishGround,
  STATUS_LABELS,
  viewFeedback,
} from '../../../features/feedback/index.ts';
import { listOfficersEver } from '../../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import { ErrorSummary, Status } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';
import { ReasonForm } from '../forms/conclude-forms.tsx';
import { PLACE } from '../place.ts';
import { type Moderation, PublishForm } from './publish-form.tsx';
import { Versions } from './versions.tsx';

/** The original beside the text that is to be shown, what has to be decided, and what was shown before. */
export async function publishPage(c: StaffContext, moderation: Moderation) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { item, versions } = moderation.ground;
  const { state, id } = item;
  const { actors } = await viewFeedback(database.db, officer, id);
  const open = openFeedbackSteps(actors, state);
  const officers = await listOfficersEver(database.db, officer.wardId);
  const { rules } = await findFeedbackGround(database.db, officer.wardId, now());
  const head = {
    ...{ action: `${PLACE}/${id}/cong-khai`, token, stepCount: state.stepCount, clientKey: randomUUID() },
  };
  return (
    <StaffPage title={`Công khai ${state.code}`} officer={officer} token={token} place={PLACE}>
      <p class="no-print">
        <a href={`${PLACE}/${id}`}>Phản ánh {state.code}</a>
      </p>
      <div class="page-head">
        <h1>Công khai phản ánh {state.code}</h1>
        <Status tone={state.status === 'published' ? 'good' : 'none'}>{STATUS_LABELS[state.status]}</Status>
      </div>
      <PublishBy ground={moderation.ground} days={rules.publishDays} today={toLocalDay(now())} />
      {moderation.problem && (
        <ErrorSummary message={moderation.problem.message} fields={moderation.problem.fields} />
      )}
      {open.includes('publish') ? (
        <PublishForm {...head} {...moderation} />
      ) : (
        <p class="empty-state">Chưa đến bước công khai, hoặc phản ánh đang được xử lý lại.</p>
      )}
      <Versions
        versions={versions}
        itemPath={`${PLACE}/${id}`}
        nameOf={(by) => officers.find((each) => each.id === by)?.displayName ?? ''}
      />
      {open.includes('take_down') && (
        <section class="card card-body mb-3">
          <ReasonForm
            {...{ ...head, action: `${PLACE}/${id}/buoc`, clientKey: randomUUID() }}
            {...{ asked: { verb: null, values: {} }, units: [], officers: [] }}
            verb="take_down"
          />
        </section>
      )}
    </StaffPage>
  );
}

/** Until when it has to be shown, or why it was said that it is not. */
function PublishBy({ ground, days, today }: { ground: PublishGround; days: number; today: string }) {
  const { limit } = ground.item.state;
  return (
    <>
      {limit?.code === 'publish' && (
        <p>
          <Status tone={limit.dueOn < today ? 'bad' : limit.dueOn === today ? 'warn' : 'none'}>
            {`${limit.dueOn < today ? 'Quá hạn công khai' : 'Công khai chậm nhất'} ${formatDay(limit.dueOn)}`}
          </Status>{' '}
          <span class="text-secondary">({days} ngày làm việc sau khi trả lời)</span>
        </p>
      )}
      {ground.withheld !== null && ground.item.state.publishedOn === null && (
        <p>
          <Status tone="warn">Người duyệt ghi không công khai: {ground.withheld}</Status>
        </p>
      )}
    </>
  );
}
