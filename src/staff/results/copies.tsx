import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { listOfficers } from '../../features/organisation/index.ts';
import {
  type CopyLine,
  findCopy,
  listCopies,
  makeCopy,
  sealCopy,
  signCopy,
  stateOf,
} from '../../features/results/index.ts';
import { formatTime } from '../../law/day.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input, Select, typed } from '../../ui/field.tsx';
import { ErrorSummary, SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { mustHandle } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { SecretForm } from './secret-form.tsx';

const PATH = '/can-bo/ban-sao-dien-tu';
const SHOWN = 100;

/** Certified electronic copies: made at the desk from a scan, signed by who certifies, sealed by the clerk. */
export const copyPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    mustHandle(c);
    return c.html(await showCopies(c, {}));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'receive');
    const body = await c.req.parseBody();
    const { database, settings } = c.var.platform;
    try {
      const scan = await readPaper(body.file, settings);
      await database.transact((tx) => makeCopy(tx, c.var.platform, actOf(c), { fields: body, scan }));
      return c.redirect(PATH, 303);
    } catch (error) {
      return refused(c, error, body);
    }
  })
  .get(`${PATH}/:id{[0-9]+}/tep`, async (c) => {
    mustHandle(c);
    const { database, files } = c.var.platform;
    const copy = await findCopy(database.db, c.var.officer.wardId, mustBeId(c.req.param('id')));
    const file = copy.sealed ?? copy.signed ?? copy.drawn;
    return sendFile(c, await findStoredFile(database.db, files, copy.ward_id, file), 'inline');
  })
  .post(`${PATH}/:id{[0-9]+}/ky`, (c) => put(c, 'sign'))
  .post(`${PATH}/:id{[0-9]+}/dong-dau`, (c) => put(c, 'stamp'));

async function put(c: StaffContext, duty: 'sign' | 'stamp'): Promise<Response> {
  requireDuty(c.var.officer, duty);
  const secret = typed(await c.req.parseBody(), 'secret') ?? '';
  try {
    const verb = duty === 'sign' ? signCopy : sealCopy;
    await verb(c.var.platform, actOf(c), mustBeId(c.req.param('id')), secret);
    return c.redirect(PATH, 303);
  } catch (error) {
    return refused(c, error, {});
  }
}

async function refused(c: StaffContext, error: unknown, body: Record<string, unknown>): Promise<Response> {
  if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed') throw error;
  return c.html(await showCopies(c, body, error), error.status);
}

async function showCopies(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { officer, token } = c.var;
  const { db } = c.var.platform.database;
  const officers = await listOfficers(db, officer.wardId);
  const names = new Map(officers.map((each) => [each.id, each.displayName]));
  const lines = await listCopies(db, officer.wardId, SHOWN);
  sayRows(c, lines.length);
  return (
    <StaffPage title="Bản sao điện tử" officer={officer} token={token} place="/can-bo/chung-thuc">
      <div class="page-head">
        <h1>Bản sao điện tử có chứng thực</h1>
        <a class="btn" href="/can-bo/chung-thuc">
          Sổ chứng thực
        </a>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {officer.duties.includes('receive') && (
        <CopyForm
          {...{ token, values, problem }}
          signers={officers.filter((each) => each.duties.includes('sign'))}
        />
      )}
      {lines.length === 0 ? (
        <p class="empty-state">Chưa có bản sao điện tử nào.</p>
      ) : (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Số', 'Giấy tờ', 'Người yêu cầu', 'Người ký', 'Tình trạng'].map((text) => (
                  <th scope="col">{text}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((each) => (
                <tr>
                  <td class="text-nowrap">
                    {each.number}/{each.year}
                  </td>
                  <td>
                    <a href={`${PATH}/${each.id}/tep`} data-turbo="false">
                      {each.document}
                    </a>
                    <div class="text-secondary">{formatTime(each.made_at)}</div>
                  </td>
                  <td>{each.requester}</td>
                  <td>{names.get(each.signer_id)}</td>
                  <td>
                    <NextDeed c={c} copy={each} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </StaffPage>
  );
}

/** What the copy waits for, and the form where this officer is the one. */
function NextDeed({ c, copy }: { c: StaffContext; copy: CopyLine }) {
  const { officer, token } = c.var;
  const state = stateOf(copy);
  if (state === 'sealed') return <StatusMark tone="good">Đã ký, đóng dấu</StatusMark>;
  const isSigning = state === 'drawn';
  const isMine = isSigning ? copy.signer_id === officer.id : officer.duties.includes('stamp');
  return (
    <>
      <StatusMark tone="warn">{isSigning ? 'Chờ ký' : 'Chờ đóng dấu'}</StatusMark>
      {isMine && (
        <SecretForm
          action={`${PATH}/${copy.id}/${isSigning ? 'ky' : 'dong-dau'}`}
          token={token}
          id={`ma-${copy.id}`}
          label="Mật khẩu, PIN"
          button={isSigning ? 'Ký chứng thực' : 'Đóng dấu'}
        />
      )}
    </>
  );
}

interface CopyFormProps {
  token: string;
  values: Record<string, unknown>;
  problem: Problem | undefined;
  signers: { id: number; displayName: string }[];
}

function CopyForm({ token, values, problem, signers }: CopyFormProps) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <form method="post" action={PATH} enctype="multipart/form-data" class="card card-body mb-3 no-print">
      <h2>Lập bản sao</h2>
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={field('clientKey').value ?? randomUUID()} />
      <div class="two-columns">
        <Input {...field('requester')} label="Người yêu cầu" required />
        <Input
          {...field('personalId')}
          label="Số định danh"
          inputmode="numeric"
          help="Để người ấy tải bản sao ở cổng khi đăng nhập mức 2."
        />
        <Input {...field('document')} label="Tên giấy tờ" required />
        <Input {...field('pages')} label="Số trang" required inputmode="numeric" />
        <Select
          {...field('signerId')}
          label="Người ký chứng thực"
          required
          choices={signers.map((each) => ({ value: String(each.id), label: each.displayName }))}
        />
        <Input {...field('waiverReason')} label="Miễn phí vì" />
      </div>
      <FileField
        name="file"
        label="Bản quét từ bản chính (PDF, JPEG, PNG)"
        required
        error={field('file').error}
        help="Quét màu, đủ trang, từ bản chính đã đối chiếu tại quầy."
      />
      <button class="btn btn-primary" type="submit">
        Vào sổ và trình ký
      </button>
    </form>
  );
}
