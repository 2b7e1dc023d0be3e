import { Hono } from 'hono';
import {
  attachedTo,
  type DraftChoices,
  mustBeUnfiled,
  OTHER_PAPERS,
  type PaperNeed,
  paperNeeds,
  uploadOwner,
} from '../../features/drafts/index.ts';
import { dataReplacementsOf, describeWhen, FORM_LABELS } from '../../features/procedures/index.ts';
import { fieldOf, type UploadContext, uploadRoutes } from '../../features/uploads/index.ts';
import { itemsFor, listUsable, type VaultItem } from '../../features/vault/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { formToken } from '../../platform/security/form-token.ts';
import { AttachmentField } from '../uploads/attachment-field.tsx';
import { VISITOR_COOKIE } from '../visitor.ts';
import { draftToWrite, type FilingContext, type FilingEnv } from './desk.ts';
import { FilingPage, PAPERS, pathOf, StepForm } from './frame.tsx';
import { type Desk, goOn, keep, openDesk } from './go-on.ts';
import { NotAsked, PaperChoices } from './paper-choices.tsx';

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
      backTo: (c) => pathOf(here(c).var.draft, PAPERS.id),
      showAgain: async (c, problem) => c.html(await papersPage(here(c), problem), problem.status),
    }) as never,
  )
  .get(PATH, async (c) => c.html(await papersPage(c)))
  .post(PATH, async (c) => {
    const desk = await openDesk(c, await draftToWrite(c));
    const body = await readForm(c);
    const needs = await needsOf(c, desk);
    const choices = readChoices(body, { needs, usable: await usableOf(c), before: desk.draft.choices });
    const kept = await keep(c, desk, body, { choices });
    return goOn(c, kept, PAPERS.id);
  });

function here(c: UploadContext): FilingContext {
  return c as never;
}

/** What the tokens of attachments are made from: the session, or without one the draft that only its holder can name. */
function tokenGround(c: FilingContext): string {
  const session = c.var.visitor === null ? undefined : readCookie(c, VISITOR_COOKIE);
  return session ?? `draft:${c.var.draft.id}`;
}

type Body = Awaited<ReturnType<typeof readForm>>;
type Choices = Pick<DraftChoices, 'missing' | 'fromVault'>;

async function needsOf(c: FilingContext, { draft, procedure }: Desk): Promise<PaperNeed[]> {
  const { database, now } = c.var.platform;
  const replacements = await dataReplacementsOf(database.db, procedure.code, toLocalDay(now()));
  return paperNeeds(procedure, replacements, draft.formVersion !== null);
}

interface Offered {
  needs: readonly PaperNeed[];
  /** Of the visitor's own vault. */
  usable: readonly VaultItem[];
  before: DraftChoices;
}

/** Why a paper is not attached, and which item of the vault is used again; what the page did not show stays. */
function readChoices(body: Body, { needs, usable, before }: Offered): Choices {
  const [missing, fromVault] = [{ ...before.missing }, { ...before.fromVault }];
  for (const { paper } of needs) {
    const key = String(paper.no);
    const why = body[`lyDo.${key}`];
    if (typeof why === 'string') missing[key] = why.trim().slice(0, 300);
    if (body[`coDungLai.${key}`] === undefined) continue;
    const item = itemsFor(usable, paper.name).find(({ id }) => String(id) === body[`dungLai.${key}`]);
    if (item) fromVault[key] = item.id;
    else delete fromVault[key];
  }
  return { missing, fromVault };
}

/** What the visitor's vault has to be used again. */
async function usableOf({ var: { platform, visitor } }: FilingContext): Promise<VaultItem[]> {
  return visitor === null ? [] : listUsable(platform.database.db, visitor, platform.now());
}

async function papersPage(c: FilingContext, problem?: Problem) {
  const desk = await openDesk(c, c.var.draft);
  const { draft } = desk;
  const needs = await needsOf(c, desk);
  const attached = await attachedTo(c.var.platform.database.db, draft);
  const usable = await usableOf(c);
  const asked = needs.filter(({ replaced, isDeclared }) => replaced === null && !isDeclared);
  const action = `/nop-ho-so/nhap/${draft.id}/tep`;
  const token = formToken(c.var.platform.settings.secret, tokenGround(c));
  return (
    <FilingPage c={c} {...desk} step={PAPERS} problem={problem}>
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
            items={itemsFor(usable, paper.name)}
            choices={draft.choices}
          />
        ))}
      </StepForm>
      <NotAsked needs={needs} />
    </FilingPage>
  );
}
