import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  compareForms,
  type FormDefinition,
  findFormVersion,
  findProcedure,
  type KeptForm,
  listFormVersions,
  listVersions,
  publishForm,
  readFormOf,
} from '../../../features/procedures/index.ts';
import { isDay, toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { sendFile } from '../../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';
import { ComparePage } from './compare-page.tsx';
import { previewForm } from './form-preview.tsx';
import { FormsPage } from './forms-page.tsx';

const PATH = '/can-bo/danh-muc/:code{[1-9]\\.[0-9]{6}}/bieu-mau';

/** The interactive form of a procedure: how it stands, as citizens see it, and a further version from a file. */
export const formPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'control');
    return c.html(await formsPage(c));
  })
  .get(`${PATH}/:file{[0-9]+\\.json}`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const [code, version] = [c.req.param('code'), Number.parseInt(c.req.param('file'), 10)];
    if (version > 1_000_000) throw new Problem('not_found', 'Không có phiên bản này của biểu mẫu.');
    const form = await findFormVersion(c.var.platform.database.db, code, version);
    const bytes = new TextEncoder().encode(`${JSON.stringify(form, null, 2)}\n`);
    const name = `bieu-mau-${code}-${version}.json`;
    return sendFile(c, { name, mediaType: 'application/json', bytes }, 'attachment');
  })
  .get(`${PATH}/xem`, previewForm)
  .post(`${PATH}/xem`, previewForm)
  .post(`${PATH}/so-sanh`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await c.req.parseBody();
    try {
      return c.html(await comparePage(c, await textOf(body), body));
    } catch (error) {
      return refused(c, error);
    }
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await c.req.parseBody();
    const code = c.req.param('code');
    try {
      await c.var.platform.database.transact((tx) =>
        publishForm(tx, actOf(c), { ...body, procedureCode: code }),
      );
      return c.redirect(`/can-bo/danh-muc/${code}/bieu-mau`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed' || error.fields.file !== undefined)
        return refused(c, error);
      const text = typed(body, 'text');
      if (text === undefined || error.code === 'not_found') return refused(c, error);
      const again = error.code === 'changed_meanwhile' ? { ...body, clientKey: randomUUID() } : body;
      return c.html(await comparePage(c, text, again, error), error.status);
    }
  });

type Body = Record<string, unknown>;

/** The page that asks for a file, with what was wrong with the last one. */
async function refused(c: StaffContext, error: unknown) {
  if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found') throw error;
  return c.html(await formsPage(c, error), error.status);
}

async function textOf({ file, text }: Body): Promise<string> {
  if (typeof text === 'string' && text !== '') return text;
  if (!(file instanceof File) || file.size === 0)
    throw new Problem('invalid', 'Chọn tệp biểu mẫu.', { file: 'Chọn tệp biểu mẫu (JSON).' });
  if (file.size > 500_000)
    throw new Problem('invalid', 'Tệp quá lớn.', { file: 'Tệp biểu mẫu tối đa 500 kB.' });
  return (await file.text()).replaceAll('\0', '');
}

async function formsPage(c: StaffContext, problem?: Problem) {
  const { procedure, versions } = await readForms(c);
  const today = toLocalDay(c.var.platform.now());
  const shared = { officer: c.var.officer, token: c.var.token };
  return <FormsPage {...shared} procedure={procedure} versions={versions} today={today} problem={problem} />;
}

/** The new definition beside the newest one, and a form that publishes it. */
async function comparePage(c: StaffContext, text: string, body: Body, problem?: Problem) {
  const { procedure, versions } = await readForms(c);
  const today = toLocalDay(c.var.platform.now());
  const last: KeptForm | undefined = versions[0];
  const given = typed(body, 'validFrom') ?? '';
  const form: FormDefinition = readFormOf(
    { text, procedureCode: procedure.code, validFrom: isDay(given) ? given : today },
    last,
  );
  return (
    <ComparePage
      {...{ officer: c.var.officer, token: c.var.token, procedure, last, form, text, today, problem }}
      changes={compareForms(last?.form ?? null, form)}
      values={{ ...body, clientKey: typed(body, 'clientKey') ?? randomUUID() }}
    />
  );
}

async function readForms(c: StaffContext) {
  const { db } = c.var.platform.database;
  const code = String(c.req.param('code'));
  const newest = (await listVersions(db, code))[0];
  const procedure = newest?.procedure ?? (await findProcedure(db, code, toLocalDay(c.var.platform.now())));
  return { procedure, versions: await listFormVersions(db, code) };
}
