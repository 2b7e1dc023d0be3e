import { Hono } from 'hono';
import {
  type Dossier,
  findMoment,
  findPinned,
  findWardRules,
  openSteps,
  STATUS_LABELS,
  slipsOf,
} from '../../features/dossiers/index.ts';
import { declarationFile, findAnswers } from '../../features/drafts/index.ts';
import { findReceptionSession, findWard } from '../../features/organisation/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { flagsOfDossier } from '../../features/vault/index.ts';
import { listUnscanned } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import type { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { ScanBox } from '../digitisation/scan-box.tsx';
import { StaffPage } from '../frame.tsx';
import { SeenBy } from '../looks/seen-by.tsx';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { Declared } from './declared.tsx';
import { Applicant, ControlSlip, Documents, DueExplained } from './dossier-parts.tsx';
import { DueMark } from './due-mark.tsx';
import { Lookups } from './lookups/panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { ProcessProgress } from './process-progress.tsx';
import { RatingCode } from './rating-code.tsx';
import { readDossier, slipSource } from './read-dossier.ts';
import { Consultations, Relations } from './relations.tsx';
import { ResultPanel } from './result-panel.tsx';
import { KeptWords } from './steps/kept-words.tsx';
import { findStepChoices } from './steps/step-choices.ts';
import { inOrder, StepForm } from './steps/step-forms.tsx';

export const dossierPage = new Hono<StaffEnv>()
  .get('/can-bo/ho-so/:id{[0-9]+}', async (c) => {
    const dossier = await readDossier(c, mustBeId(c.req.param('id')));
    return c.html(await showDossier(c, dossier));
  })
  .get('/can-bo/ho-so/:id{[0-9]+}/to-khai.pdf', async (c) => {
    const dossier = await readDossier(c, mustBeId(c.req.param('id')));
    const ward = await findWard(c.var.platform.database.db, dossier.wardId);
    return sendFile(c, await declarationFile(c.var.platform, ward, dossier), 'inline');
  });

/** The ticket of the hall that is being served, carried on. */
function ticketOf(c: StaffContext): Record<string, string> {
  const ticket = c.req.query('luot');
  return ticket && /^\d{1,15}$/.test(ticket) ? { luot: ticket } : {};
}

/** Which papers no virus scanner saw; null where papers come from the desk and no scanner is installed. */
async function unscannedOf(c: StaffContext, { wardId, state }: Dossier): Promise<ReadonlySet<string> | null> {
  const { database, settings } = c.var.platform;
  if (settings.clamd === null && state.channel !== 'online') return null;
  const files = state.documents.flatMap((each) => each.file ?? []);
  return listUnscanned(database.db, wardId, files);
}

export async function showDossier(
  c: StaffContext,
  dossier: Dossier,
  problem?: Problem,
  typed?: Record<string, unknown>,
) {
  const { database, now } = c.var.platform;
  const { state } = dossier;
  const procedure = await findProcedureVersion(database.db, state.procedureCode, state.procedureVersion);
  const process = await findPinned(database.db, state);
  const source = await slipSource(c, dossier, procedure);
  const rules = await findWardRules(database.db, dossier.wardId, now());
  const moment = await findMoment(database.db, c.var.officer, now());
  const steps = inOrder(openSteps(state, c.var.officer, moment));
  const choices = await findStepChoices(c, dossier, procedure);
  const filed = await findAnswers(database.db, dossier.wardId, dossier.id);
  const session =
    state.sessionId && (await findReceptionSession(database.db, dossier.wardId, state.sessionId));
  return (
    <StaffPage
      title={`Hồ sơ ${state.code}`}
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/ho-so"
    >
      <div class="page-head">
        <div>
          <h1>{procedure.name}</h1>
          <p class="mb-0">
            <b>{state.code}</b> · {STATUS_LABELS[state.status]}{' '}
            <DueMark line={state} now={now()} soonUntil={rules.soonUntil} />
          </p>
        </div>
        <nav aria-label="Phiếu" class="slip-links">
          {c.var.officer.duties.includes('receive') && (
            <a
              data-next-dossier
              href={`/can-bo/ho-so/moi?${new URLSearchParams({ tiep: String(dossier.id), ...ticketOf(c) })}`}
            >
              Nhận tiếp cho người này <kbd>F2</kbd>
            </a>
          )}
          {slipsOf(dossier).map(({ kind, stepNo, title, number }) => (
            <a href={`/can-bo/ho-so/${dossier.id}/phieu/${kind}${stepNo === null ? '' : `?buoc=${stepNo}`}`}>
              {title}
              {number !== null && `, số ${number.padStart(2, '0')}`}
            </a>
          ))}
        </nav>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {problem && typed && <KeptWords typed={typed} open={steps} />}
      <div class="two-columns">
        <div>
          <section class="card card-body" aria-labelledby="viec">
            <h2 id="viec">Việc cần làm</h2>
            {steps.length === 0 ? (
              <p class="text-secondary mb-0">Hồ sơ không chờ bạn ở bước này.</p>
            ) : (
              steps.map((step, at) => (
                <StepForm
                  step={step}
                  dossier={dossier}
                  choices={choices}
                  token={c.var.token}
                  first={at === 0}
                  problem={problem}
                  typed={typed}
                />
              ))
            )}
          </section>
          <RatingCode dossier={dossier} officer={c.var.officer} token={c.var.token} />
          <ResultPanel db={database.db} dossier={dossier} />
          <Consultations dossier={dossier} unitNames={source.unitNames} now={now()} />
          <MoneyPanel db={database.db} dossier={dossier} />
          <Relations dossier={dossier} />
          {filed && <Declared {...filed} pdf={`/can-bo/ho-so/${dossier.id}/to-khai.pdf`} />}
          <ScanBox c={c} dossier={dossier} problem={problem} />
          <Lookups {...{ c, dossier, problem, typed, officerNames: source.officerNames }} />
          <Documents
            dossier={dossier}
            unscanned={await unscannedOf(c, dossier)}
            flags={await flagsOfDossier(database.db, dossier)}
          />
          <Applicant
            dossier={dossier}
            procedure={procedure}
            unitNames={source.unitNames}
            officerNames={source.officerNames}
            session={session || null}
          />
        </div>
        <div>
          <DueExplained dossier={dossier} procedure={procedure} counting={rules} />
          <ProcessProgress dossier={dossier} process={process} now={now()} />
          <ControlSlip dossier={dossier} unitNames={source.unitNames} officerNames={source.officerNames} />
          <SeenBy c={c} dossier={dossier} />
        </div>
      </div>
    </StaffPage>
  );
}
