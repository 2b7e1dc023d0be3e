import type { Context } from 'hono';
import { DECISIVE, type SurveyState } from '../../features/surveys/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { Faces } from './faces.tsx';
import { Thanks } from './thanks.tsx';

/** Seconds after which the machine in the hall is free for the next person: while he thinks, and when he is done. */
const IDLE_SECONDS = 60;
const DONE_SECONDS = 15;
const START = '/may-danh-gia';

interface KioskProps {
  c: Context<PortalEnv>;
  procedure: { name: string };
  survey: SurveyState;
  problem?: Problem | undefined;
  isDone: boolean;
  isBad: boolean;
}

/** The decisive question alone, to be touched; then thanks. Goes back by itself, with and without script. */
export function KioskRating({ c, procedure, survey, problem, isDone, isBad }: KioskProps) {
  const seconds = isDone ? DONE_SECONDS : IDLE_SECONDS;
  const isClosed = !isDone && !survey.open;
  return (
    <PortalPage title="Đánh giá việc phục vụ" ward={c.var.ward} refresh={`${seconds};url=${START}`}>
      <div data-return={START} data-seconds={String(seconds)}>
        <h1>{isDone ? 'Cảm ơn bạn đã đánh giá' : 'Bạn thấy được phục vụ thế nào?'}</h1>
        {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
        {isDone ? <Thanks isBad={isBad} /> : <p>{procedure.name}</p>}
        {isClosed && <p class="said">{survey.why}</p>}
        {!isDone && survey.open && (
          <Faces
            action={c.req.path}
            text={survey.questions.find(({ code }) => code === DECISIVE)?.text ?? 'Nhìn chung'}
          />
        )}
        <p>
          <a class="btn" href={START}>
            {isDone || isClosed ? 'Xong' : 'Thôi, không đánh giá'}
          </a>
        </p>
      </div>
    </PortalPage>
  );
}
