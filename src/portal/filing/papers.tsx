import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { findEarlierOwn } from '../../features/dossiers/index.ts';
import {
  attachedTo,
  type Draft,
  type DraftChoices,
  formOf,
  mustBeUnfiled,
  OTHER_PAPERS,
  type PaperNeed,
  paperNeeds,
  saveDraft,
  uploadOwner,
} from '../../features/drafts/index.ts';
import {
  dataReplacementsOf,
  describeWhen,
  FORM_LABELS,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { formToken } from '../../platform/security/form-token.ts';
import { AttachmentField } from '../uploads/attachment-field.tsx';
import { fieldOf } from '../uploads/take-form.ts';
import type { UploadContext } from '../uploads/upload-place.ts';
import { uploadRoutes } from '../uploads/upload-routes.ts';
import { VISITOR_COOKIE } from '../visitor.ts';
import { draftOf, draftToWrite, type FilingContext, type FilingEnv, fileableProcedure } from './desk.ts';
import { FilingPage, PAPERS, StepForm } from './frame.tsx';
import { goOn, mustBeNewest } from './go-on.ts';
import { NotAsked, PaperChoices } from './paper-choices.tsx';
import { stepsOf } from './steps.ts';

const DRAFT = '/nop-ho-so/nhap/:draft';
const PATH = `${DRAFT}/${PAPERS.id}`;

/** The papers of a draft: its files by routes of their own, and the page that says why one is missing. */
export const papersRoutes = new Hono<FilingEnv>()
  .route(
    `${DRAFT}/tep`,
    // The routes are written for any place of the portal; here the context is that of filing.
    uploadRoutes({
      ownerOf: async (c) => uploadOwner(mustBeUnfiled(await draftToWrite(here(c)))),
      cookieOf: (c) => tokenGround(here(c)),
      backTo: (c) => `/nop-ho-so/nhap/${c.req.param('draft')}/${PAPERS.id}`,
      showAgain: async (c, problem) =>
        c.html(await papersPage(here(c), await draftOf(here(c)), problem), problem.status),
    }) as never,
  )
  .get(PATH, async (c) => c.html(await papersPage(c, await draftOf(c))))
  .post(PATH, async (c) => {
    const draft = await draftToWrite(c);
    const needs = await needsOf(c, draft);
    const body = await readForm(c);
    mustBeNewest(c, draft, body);
    const saved = await savePapers(c, draft, readChoices(body, needs, draft.choices));
    return goOn(c, saved, PAPERS.id);
  });

function here(c: UploadContext): FilingContext {
  return c as never;
}

/** What the tokens of attachments are made from: the session, or without one the draft that only its holder can name. */
function tokenGround(c: FilingContext): string {
  const session = c.var.visitor === null ? undefined : getCookie(c, VISITOR_COOKIE);
  return session ?? `draft:${c.req.param('draft')}`;
}

type Body = Awaited<ReturnType<typeof readForm>>;

async function needsOf(c: FilingContext, draft: Draft): Promise<PaperNeed[]> {
  const { db } = c.var.platform.database;
  const procedure = await fileableProcedure(c, draft.procedureCode);
  return paperNeeds(procedure, await dataReplacementsOf(db, procedure.code), draft.formVersion !== null);
}

/** Why a paper is not attached, and which earlier one is used again; what the page did not show stays. */
function readChoices(body: Body, needs: readonly PaperNeed[], before: DraftChoices): Partial<DraftChoices> {
  const [missing, reused] = [{ ...before.missing }, { ...before.reused }];
  for (const { paper } of needs) {
    const key = String(paper.no);
    const why = body[`lyDo.${key}`];
    if (typeof why === 'string') missing[key] = why.trim().slice(0, 300);
    const file = body[`dungLai.${key}`];
    if (body[`coDungLai.${key}`] === undefined) continue;
    if (typeof file === 'string' && /^[0-9a-f]{64}$/.test(file)) reused[key] = file;
    else delete reused[key];
  }
  return { missing, reused };
}

async function savePapers(c: FilingContext, draft: Draft, choices: Partial<DraftChoices>): Promise<Draft> {
  const { platform, visitor } = c.var;
  const earlier = visitor === null ? null : await findEarlierOwn(platform.database.db, visitor);
  const own = new Set(earlier?.papers.map(({ file }) => file));
  const reused = Object.entries(choices.reused ?? {}).filter(([, file]) => own.has(file));
  const change = { choices: { ...choices, reused: Object.fromEntries(reused) } };
  return platform.database.transact((tx) => saveDraft(tx, draft, visitor, change, platform.now()));
}

async function papersPage(c: FilingContext, draft: Draft, problem?: Problem) {
  const { db } = c.var.platform.database;
  const procedure: ProcedureVersion = await fileableProcedure(c, draft.procedureCode);
  const form = await formOf(db, draft, procedure);
  const needs = await needsOf(c, draft);
  const attached = await attachedTo(db, draft);
  const earlier = c.var.visitor === null ? null : await findEarlierOwn(db, c.var.visitor);
  const asked = needs.filter(({ replaced, isDeclared }) => replaced === null && !isDeclared);
  const action = `/nop-ho-so/nhap/${draft.id}/tep`;
  const token = formToken(c.var.platform.settings.secret, tokenGround(c));
  return (
    <FilingPage
      c={c}
      draft={draft}
      procedure={procedure}
      steps={stepsOf(form, draft)}
      step={PAPERS}
      problem={problem}
    >
      <p>Chụp rõ cả trang giấy, hoặc chọn tệp có sẵn.</p>
      {asked.map(({ paper, isNeeded }) => (
        <AttachmentField
          action={action}
          token={token}
          part={String(paper.no)}
          label={isNeeded ? paper.name : `${paper.name} (không bắt buộc)`}
          help={[FORM_LABELS[paper.form], describeWhen(paper.when)].filter(Boolean).join('. ')}
          uploads={attached.filter(({ no }) => no === paper.no)}
          error={problem?.fields[fieldOf(String(paper.no))]}
        />
      ))}
      <AttachmentField
        action={action}
        token={token}
        part={String(OTHER_PAPERS)}
        label="Giấy tờ khác (không bắt buộc)"
        uploads={attached.filter(({ no }) => no === OTHER_PAPERS)}
        error={problem?.fields[fieldOf(String(OTHER_PAPERS))]}
      />
      <StepForm c={c} draft={draft} step={PAPERS}>
        {asked.map(({ paper, isNeeded }) => (
          <PaperChoices
            paper={paper}
            isMissing={isNeeded && !attached.some(({ no }) => no === paper.no)}
            earlier={earlier?.papers.find(({ name }) => name === paper.name)}
            choices={draft.choices}
          />
        ))}
      </StepForm>
      <NotAsked needs={needs} />
    </FilingPage>
  );
}
