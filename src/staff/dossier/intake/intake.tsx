import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  acceptDossier,
  DOCUMENT_SOURCES,
  type IntakeDocument,
  type IntakeInput,
} from '../../../features/dossiers/index.ts';
import { findProcedure, type ProcedureVersion } from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../../session.ts';
import { choosePage } from './choose-procedure.tsx';
import { documentRows } from './intake-documents.tsx';
import { intakePage } from './intake-form.tsx';

export const intake = new Hono<StaffEnv>()
  .get('/can-bo/ho-so/moi', async (c) => {
    requireDuty(c.var.officer, 'receive');
    const code = c.req.query('thu-tuc');
    if (!code) return c.html(await choosePage(c));
    const procedure = await findProcedure(c.var.platform.database.db, code, toLocalDay(c.var.platform.now()));
    return c.html(await intakePage(c, procedure, { clientKey: randomUUID() }));
  })
  .post('/can-bo/ho-so/moi', async (c) => {
    requireDuty(c.var.officer, 'receive');
    const { database, files, now } = c.var.platform;
    const body = await c.req.parseBody({ all: true });
    const procedure = await findProcedure(database.db, String(body.procedureCode ?? ''), toLocalDay(now()));
    try {
      const documents = await readDocuments(c, body, procedure);
      const act = actOf(c);
      const form = readForm(body);
      const accepted = await database.transact((tx) => acceptDossier(tx, files, act, { form, documents }));
      return c.redirect(`/can-bo/ho-so/${accepted.dossierId}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await intakePage(c, procedure, body, error), error.status);
    }
  });

type Values = Record<string, unknown>;

function readForm(body: Values): IntakeInput {
  const text = (name: string) => typed(body, name) ?? '';
  return {
    clientKey: text('clientKey'),
    procedureCode: text('procedureCode'),
    termNo: text('termNo') === '' ? null : Number(text('termNo')),
    channel: text('channel') as IntakeInput['channel'],
    competentUnitId: text('competentUnitId'),
    paperBookAt: text('paperBookAt'),
    applicantKind: text('applicantKind') as IntakeInput['applicantKind'],
    applicantName: text('applicantName'),
    applicantPersonalId: text('applicantPersonalId'),
    applicantPhone: text('applicantPhone'),
    applicantAddress: text('applicantAddress'),
    applicantEmail: text('applicantEmail'),
    representativeName: text('representativeName'),
    request: text('request'),
  };
}

/** The rows that were ticked, with their scans; the names of required documents come from the catalogue, not the form. */
async function readDocuments(
  c: StaffContext,
  body: Values,
  procedure: ProcedureVersion,
): Promise<IntakeDocument[]> {
  const rows = await documentRows(c, procedure);
  const documents: IntakeDocument[] = [];
  for (const [at, row] of rows.entries()) {
    const name = row.name || String(body[`doc.${at}.name`] ?? '').trim();
    if (name === '' || (row.name !== '' && body[`doc.${at}.got`] !== '1')) continue;
    const source = DOCUMENT_SOURCES.find((each) => each === body[`doc.${at}.source`]) ?? 'copy';
    const quantity = Number(body[`doc.${at}.quantity`] ?? 1);
    documents.push({
      name: name.slice(0, 500),
      source,
      quantity: Number.isInteger(quantity) && quantity > 0 && quantity < 1000 ? quantity : 1,
      reusable: row.reusable,
      scan: await readPaper(body[`doc.${at}.file`]),
      scanExemptReason: source === 'shown' ? 'Giấy tờ chỉ xuất trình' : null,
    });
  }
  return documents;
}
