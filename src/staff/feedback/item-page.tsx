import { findDossier } from '../../features/dossiers/index.ts';
import {
  type FeedbackSender,
  findCodes,
  findOrigin,
  findSimilar,
  isAtDesk,
  LIKENESS_LABELS,
  listMergedInto,
  proposalOrigin,
  type ShownFeedback,
  STATUS_LABELS,
  viewFeedback,
} from '../../features/feedback/index.ts';
import { listByOrigin, OFFICIAL_STATE_LABELS } from '../../features/official-documents/index.ts';
import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import { listSubtasks } from '../../features/plans/index.ts';
import { findProcedures } from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { Facts } from './facts.tsx';
import { ItemForms } from './forms/item-forms.tsx';
import type { Asked } from './forms/parts.tsx';
import { History, type StepNames } from './history.tsx';
import { PLACE } from './place.ts';
import { SenderCard, Words } from './words.tsx';

/** One item on one page. `sender`: he was asked for and it was noted. */
export async function itemPage(
  c: StaffContext,
  id: number,
  { asked, sender = null }: { asked: Asked; sender?: FeedbackSender | null },
) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const seen = await viewFeedback(database.db, officer, id);
  const shown: ShownFeedback = sender === null ? seen : { ...seen, masked: (text) => text };
  const names = await namesOf(c, shown);
  const { state, words } = shown.item;
  const links = await linksOf(c, shown);
  const origin = shown.isOnlyAsked ? null : await findOrigin(database.db, officer.wardId, id);
  return (
    <StaffPage title={`Phản ánh ${state.code}`} officer={officer} token={token} place={PLACE}>
      <p class="no-print">
        <a href={PLACE}>Phản ánh, kiến nghị</a>
      </p>
      <div class="page-head">
        <h1>{shown.masked(words.title)}</h1>
        <Status tone={toneOf(shown)}>{STATUS_LABELS[state.status]}</Status>
      </div>
      <p class="text-secondary">{state.code}</p>
      <div class="two-columns">
        <div>
          <Words shown={shown} origin={origin} />
          <History shown={shown} names={names} />
          <Similar c={c} shown={shown} />
        </div>
        <div>
          <Facts shown={shown} names={names} today={toLocalDay(now())} {...links} />
          <SenderCard shown={shown} officer={officer} token={token} sender={sender} />
          <ItemForms c={c} shown={shown} asked={asked} dossierCode={links.dossierCode} />
          <Outgrowth c={c} shown={shown} />
        </div>
      </div>
    </StaffPage>
  );
}

function toneOf({ item }: ShownFeedback): 'good' | 'warn' | 'none' {
  if (item.state.handledOn !== null) return 'good';
  return item.state.endedOn !== null || item.state.isAnonymous ? 'none' : 'warn';
}

async function namesOf(c: StaffContext, { item, steps }: ShownFeedback): Promise<StepNames> {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const related = steps.flatMap((each) =>
    each.step === 'merge' ? [each.payload.intoId] : each.step === 'repeat' ? [each.payload.ofId] : [],
  );
  const ids = [...related, item.state.repeatsId, item.state.intoId].filter((each) => each !== null);
  const [units, officers, codes] = await Promise.all([
    listUnits(db, wardId),
    listOfficersEver(db, wardId),
    findCodes(db, wardId, ids),
  ]);
  return {
    units: new Map(units.map((each) => [each.id, each.name])),
    officers: new Map(officers.map((each) => [each.id, each.displayName])),
    codes,
  };
}

async function linksOf(c: StaffContext, { item: { state } }: ShownFeedback) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const dossier =
    state.dossierId === null ? null : await findDossier(database.db, { wardId, dossierId: state.dossierId });
  const codes = state.procedureCode === null ? [] : [state.procedureCode];
  const procedures = await findProcedures(database.db, codes, toLocalDay(now()));
  return {
    dossierCode: dossier?.state.code ?? '',
    procedureName: procedures[0]?.name ?? '',
  };
}

/** What looks like it, and what was merged into it. For the desk alone: it says that a sender is the same. */
async function Similar({ c, shown }: { c: StaffContext; shown: ShownFeedback }) {
  if (!isAtDesk(c.var.officer) || shown.isOnlyAsked) return null;
  const { db } = c.var.platform.database;
  const { wardId, id } = shown.item;
  const [similar, merged] = await Promise.all([
    findSimilar(db, c.var.officer, id),
    listMergedInto(db, wardId, id),
  ]);
  if (similar.length === 0 && merged.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="giong">
      <h2 id="giong">Phản ánh giống, đã nhập</h2>
      <ul class="mb-0">
        {merged.map((each) => (
          <li>
            <a href={`${PLACE}/${each.id}`}>{each.code}</a> – đã nhập vào phản ánh này
          </li>
        ))}
        {similar
          .filter((each) => !merged.some((other) => other.id === each.id))
          .map((each) => (
            <li>
              <a href={`${PLACE}/${each.id}`}>{each.code}</a>, {formatDay(toLocalDay(each.receivedAt))},{' '}
              {STATUS_LABELS[each.status]}:{' '}
              {each.why
                .map((why) =>
                  why === 'words'
                    ? `${LIKENESS_LABELS.words} (${Math.round(each.likeness * 100)} %)`
                    : LIKENESS_LABELS[why],
                )
                .join(', ')}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** What grew out of it: letters, pieces of work, a self-inspection; its slip and its publication. */
async function Outgrowth({ c, shown }: { c: StaffContext; shown: ShownFeedback }) {
  if (shown.isOnlyAsked) return null;
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const { id, state } = shown.item;
  const [letters, tasks] = await Promise.all([
    listByOrigin(db, officer.wardId, [proposalOrigin(id)]),
    listSubtasks(db, officer.wardId, { originPrefix: `feedback/${id}/` }),
  ]);
  const isDesk = shown.actors.includes('desk');
  const isOut = ['awaiting_publication', 'published', 'answered'].includes(state.status);
  return (
    <section class="card card-body mb-3" aria-labelledby="lien-quan">
      <h2 id="lien-quan">Việc liên quan</h2>
      <ul class="mb-0">
        {letters.map((letter) => (
          <li>
            <a href={`/can-bo/van-ban/${letter.id}`}>Công văn kiến nghị</a>:{' '}
            {OFFICIAL_STATE_LABELS[letter.state]}
          </li>
        ))}
        {tasks.map((task) => (
          <li>
            <a href={`/can-bo/ke-hoach/viec-con/${task.id}`}>{task.title}</a>, hạn {formatDay(task.dueOn)}
            {task.state === 'done' && ' – xong'}
          </li>
        ))}
        {isDesk && ['redirected', 'declined'].includes(state.status) && (
          <li>
            <a href={`${PLACE}/${id}/phieu`}>Phiếu gửi người phản ánh (in)</a>
          </li>
        )}
        {isDesk && isOut && (
          <li>
            <a href={`${PLACE}/${id}/cong-khai`}>Biên tập, công khai</a>
          </li>
        )}
        {isDesk && (
          <li>
            <a href={`/can-bo/kiem-tra/moi?nguon=feedback/${id}`}>Lập cuộc tự kiểm tra</a>
          </li>
        )}
        {!isDesk && letters.length + tasks.length === 0 && <li>Chưa có.</li>}
      </ul>
    </section>
  );
}
