import { Hono } from 'hono';
import { findEarlierOwn } from '../../features/dossiers/index.ts';
import {
  attachedTo,
  type Draft,
  type DraftChoices,
  formOf,
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
import { discardUpload, takeUpload } from '../../features/uploads/index.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { draftOf, draftToWrite, type FilingContext, type FilingEnv, fileableProcedure } from './desk.ts';
import { FilingPage, PAPERS, pathOf, StepForm } from './frame.tsx';
import { OtherPapers, Paper } from './paper-fields.tsx';
import { nextOf, stepsOf } from './steps.ts';

const PATH = `/nop-ho-so/nhap/:id/${PAPERS.id}`;

/** The papers of a draft: attached by the form, or one by one by the script. */
export const papersRoutes = new Hono<FilingEnv>()
  .get(PATH, async (c) => c.html(await papersPage(c, await draftOf(c))))
  .post(PATH, async (c) => {
    const draft = await draftToWrite(c);
    const body = await readForm(c);
    const needs = await needsOf(c, draft);
    const saved = await savePapers(c, draft, readChoices(body, needs, draft.choices));
    await removeOne(c, saved, String(body._bo ?? ''));
    const errors = await takeFiles(c, saved, body, needs);
    if (Object.keys(errors).length > 0) {
      const problem = new Problem('invalid', 'Có tệp chưa nhận được; các tệp khác đã được lưu.', errors);
      return c.html(await papersPage(c, saved, problem), 422);
    }
    if (body._next === undefined || body._bo !== undefined || body._tai !== undefined)
      return c.redirect(pathOf(saved, PAPERS.id), 303);
    const procedure = await fileableProcedure(c, draft.procedureCode);
    const form = await formOf(c.var.platform.database.db, draft, procedure);
    return c.redirect(pathOf(saved, nextOf(stepsOf(form, saved), PAPERS.id).id), 303);
  });

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

/** The button beside an attached file. */
async function removeOne(c: FilingContext, draft: Draft, pressed: string): Promise<void> {
  if (pressed !== '') await discardUpload(c.var.platform, uploadOwner(draft), pressed);
}

/** Takes the files that came with the form, each by itself, so that one bad file loses no other. */
async function takeFiles(
  c: FilingContext,
  draft: Draft,
  body: Body,
  needs: readonly PaperNeed[],
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {};
  const { platform } = c.var;
  for (const no of [...needs.map(({ paper }) => paper.no), OTHER_PAPERS])
    for (const file of [body[`tep.${no}`] ?? []].flat()) {
      if (!(file instanceof File) || (file.size === 0 && file.name === '')) continue;
      const bytes = new Uint8Array(await file.arrayBuffer());
      try {
        const given = { name: file.name, bytes, part: String(no) };
        await takeUpload(platform, uploadOwner(draft), given, platform.now());
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        errors[`tep.${no}`] = error.message;
      }
    }
  return errors;
}

async function papersPage(c: FilingContext, draft: Draft, problem?: Problem) {
  const { db } = c.var.platform.database;
  const procedure: ProcedureVersion = await fileableProcedure(c, draft.procedureCode);
  const form = await formOf(db, draft, procedure);
  const needs = await needsOf(c, draft);
  const attached = await attachedTo(db, draft);
  const earlier = c.var.visitor === null ? null : await findEarlierOwn(db, c.var.visitor);
  const spared = needs.filter(({ replaced }) => replaced !== null);
  return (
    <FilingPage
      c={c}
      draft={draft}
      procedure={procedure}
      steps={stepsOf(form, draft)}
      step={PAPERS}
      problem={problem}
    >
      <StepForm c={c} draft={draft} step={PAPERS} isMultipart>
        <p>Chụp rõ cả trang giấy, hoặc chọn tệp PDF, ảnh; mỗi tệp không quá 10 MB.</p>
        {needs
          .filter(({ replaced, isDeclared }) => replaced === null && !isDeclared)
          .map(({ paper, isNeeded }) => (
            <Paper
              no={paper.no}
              name={paper.name}
              help={[FORM_LABELS[paper.form], describeWhen(paper.when)].filter(Boolean).join('. ')}
              isNeeded={isNeeded}
              attached={attached.filter(({ no }) => no === paper.no)}
              earlier={earlier?.papers.find(({ name }) => name === paper.name)}
              choices={draft.choices}
              error={problem?.fields[`tep.${paper.no}`]}
            />
          ))}
        <OtherPapers
          attached={attached.filter(({ no }) => no === OTHER_PAPERS)}
          error={problem?.fields[`tep.${OTHER_PAPERS}`]}
        />
        <button class="btn mb-3" type="submit" name="_tai" value="1">
          Tải tệp đã chọn lên
        </button>
        {needs
          .filter(({ isDeclared }) => isDeclared)
          .map(({ paper }) => (
            <p>{paper.name}: đã khai trên biểu mẫu ở các bước trước, không phải đính kèm.</p>
          ))}
        {spared.length > 0 && (
          <section class="part">
            <h2>Giấy tờ không phải nộp</h2>
            <ul>
              {spared.map(({ paper, replaced }) => (
                <li>
                  {paper.name}: Trung tâm tra trong {replaced!.database} (Nghị quyết 66.7/2025/NQ-CP).
                </li>
              ))}
            </ul>
          </section>
        )}
      </StepForm>
    </FilingPage>
  );
}
