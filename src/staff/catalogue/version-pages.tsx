import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  addVersion,
  compareVersions,
  earliestDay,
  type KeptVersion,
  listVersions,
  type PartChange,
} from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { typed } from '../../ui/field.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { Changes } from './procedure.tsx';
import { VersionEditor } from './version-editor.tsx';
import {
  changedRows,
  type FormRows,
  readVersionForm,
  rowsOf,
  typedRows,
  type Values,
  valuesOf,
} from './version-form.ts';

const CATALOGUE = '/can-bo/danh-muc';
const NEW = `${CATALOGUE}/them`;
const PATH = `${CATALOGUE}/:code{[1-9]\\.[0-9]{6}}/moi`;

/** Putting a further version of a procedure into force, or the first one. */
export const versionPages = new Hono<StaffEnv>()
  .get(NEW, (c) => openEditor(c, ''))
  .post(NEW, (c) => takeEditor(c, ''))
  .get(PATH, (c) => openEditor(c, c.req.param('code')))
  .post(PATH, (c) => takeEditor(c, c.req.param('code')));

async function openEditor(c: StaffContext, code: string) {
  requireDuty(c.var.officer, 'control', 'administer');
  const last = await newestOf(c, code);
  const rows = last ? rowsOf(last.procedure) : { terms: [], fees: [], documents: [] };
  const values = { ...(last && valuesOf(last.procedure)), clientKey: randomUUID() };
  return c.html(editorPage(c, { code, last, values, rows }));
}

async function takeEditor(c: StaffContext, code: string) {
  requireDuty(c.var.officer, 'control', 'administer');
  const values: Values = await c.req.parseBody({ all: true });
  const last = await newestOf(c, code);
  const rows = typedRows(values);
  const button = typed(values, 'row');
  if (button !== undefined)
    return c.html(editorPage(c, { code, last, values, rows: changedRows(rows, button) }));
  try {
    const made = await c.var.platform.database.transact((tx) =>
      addVersion(tx, actOf(c), readVersionForm(values, code)),
    );
    return c.redirect(`${CATALOGUE}/${made.code}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
    return c.html(await refusedPage(c, { code, values, rows, problem: error }), error.status);
  }
}

async function newestOf(c: StaffContext, code: string): Promise<KeptVersion | undefined> {
  if (code === '') return undefined;
  const newest = (await listVersions(c.var.platform.database.db, code))[0];
  if (!newest) throw new Problem('not_found', 'Không có thủ tục này trong danh mục.');
  return newest;
}

/** The form with all that was typed; after somebody else's version with what that one changed. */
async function refusedPage(c: StaffContext, given: Omit<EditorPageProps, 'last'>) {
  const { code, values, problem } = given;
  const last = await newestOf(c, code);
  if (problem?.code !== 'changed_meanwhile' || !last) return editorPage(c, { ...given, last });
  const versions = await listVersions(c.var.platform.database.db, code);
  const opened = versions.find((each) => String(each.procedure.version) === typed(values, 'base'));
  const meanwhile = opened ? compareVersions(opened.procedure, last.procedure) : [];
  const renewed = { ...values, base: String(last.procedure.version), clientKey: randomUUID() };
  return editorPage(c, { ...given, values: renewed, last, meanwhile });
}

interface EditorPageProps {
  code: string;
  last: KeptVersion | undefined;
  values: Values;
  rows: FormRows;
  problem?: Problem;
  /** What somebody else changed since the form was opened. */
  meanwhile?: PartChange[];
}

function editorPage(c: StaffContext, { code, last, values, rows, problem, meanwhile }: EditorPageProps) {
  const title = last ? `Phiên bản mới: ${last.procedure.name}` : 'Thêm thủ tục';
  return (
    <StaffPage title={title} officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>{title}</h1>
      <p>
        {last ? (
          <>
            Mã <a href={`${CATALOGUE}/${code}`}>{code}</a>, đang dùng phiên bản {last.procedure.version} từ{' '}
            {formatDay(last.validFrom)}. Phiên bản đã dùng không bao giờ sửa: thay đổi lập thành phiên bản
            sau.
          </>
        ) : (
          'Thủ tục do Chủ tịch Ủy ban nhân dân thành phố công bố; phường chỉ ghi theo quyết định.'
        )}
      </p>
      {meanwhile && (
        <section class="card card-body mb-3" aria-label="Người khác vừa sửa">
          <h2>Người khác vừa sửa</h2>
          <Changes changes={meanwhile} />
        </section>
      )}
      <VersionEditor
        action={code === '' ? NEW : `${CATALOGUE}/${code}/moi`}
        token={c.var.token}
        code={code}
        values={values}
        rows={rows}
        earliest={earliestDay(last, toLocalDay(c.var.platform.now()))}
        problem={problem}
      />
    </StaffPage>
  );
}
