import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import QRCode from 'qrcode';
import {
  changeSlipWords,
  drawPdf,
  exampleSource,
  fillSlip,
  listSlipWordings,
  NO_WORDS,
  parseSlipWords,
  SIGNER_LABELS,
  SIGNERS_OF,
  SLIP_KINDS,
  SLIP_PLACES,
  type Slip,
  type SlipWording,
  type SlipWords,
  WORDED_FORM_LABELS,
  WORDED_FORMS,
  type WordedForm,
  wordingAt,
} from '../../features/dossiers/index.ts';
import { findWard, listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import { searchProcedures } from '../../features/procedures/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { readRegisterHead } from '../dossier/list/register-head.tsx';
import { SlipPage } from '../dossier/slip-page.tsx';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/mau-phieu';
type Values = Readonly<Record<string, unknown>>;

/** A ward's own words on the State's forms: seen on a made-up dossier before they are saved. */
export const slipWordPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    return c.html(await editorPage(c, {}));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    const body = await c.req.parseBody();
    try {
      await c.var.platform.database.transact((tx) => changeSlipWords(tx, actOf(c), body));
      return c.redirect(`${PATH}?loai=${body.form}`, 303);
    } catch (error) {
      return refused(c, body, error);
    }
  })
  .post(`${PATH}/xem`, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    const body = await c.req.parseBody();
    try {
      return c.html(await editorPage(c, body, undefined, parseSlipWords(body).words));
    } catch (error) {
      return refused(c, body, error);
    }
  })
  .post(`${PATH}/xem.pdf`, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    const body = await c.req.parseBody();
    try {
      const { form, words } = parseSlipWords(body);
      const slip = await exampleSlip(c, form, words);
      const name = `xem-thu-${slip.kind}.pdf`;
      return sendFile(c, { name, mediaType: 'application/pdf', bytes: await drawPdf(slip) }, 'inline');
    } catch (error) {
      return refused(c, body, error);
    }
  });

async function refused(c: StaffContext, body: Values, error: unknown) {
  if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
  return c.html(await editorPage(c, body, error), error.status);
}

/** The form filled for a made-up dossier, with the words in force or those being tried. */
async function exampleSlip(c: StaffContext, form: WordedForm, tried: SlipWords | undefined): Promise<Slip> {
  const { database, settings, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const kind = SLIP_KINDS.find((each) => each === form) ?? 'acceptance-slip';
  const onDay = toLocalDay(now());
  const search = { q: '', field: null, applicant: null, after: null, limit: 1, onDay, publicOnly: true };
  const [procedure] = (await searchProcedures(database.db, search)).procedures;
  if (!procedure) throw new Problem('not_found', 'Danh mục chưa có thủ tục nào để làm ví dụ.');
  const own = await listSlipWordings(database.db, wardId);
  const wordings = tried === undefined ? own : withTried(own, form, { words: tried, at: now() });
  const source = {
    ...{ ward: await findWard(database.db, wardId), procedure, now: now(), wordings },
    units: new Map((await listUnits(database.db, wardId)).map((each) => [each.id, each])),
    officers: new Map((await listOfficersEver(database.db, wardId)).map((each) => [each.id, each])),
    publicUrl: settings.publicUrl,
  };
  const slip = fillSlip(exampleSource(source, kind), kind, null);
  return { ...slip, formName: `${slip.formName} – bản xem thử` };
}

function withTried(own: SlipWording[], form: WordedForm, { words, at }: { words: SlipWords; at: Date }) {
  const newest = Math.max(0, ...own.map((each) => each.id)) + 1;
  const wording = { id: newest, form, words, validFrom: toLocalDay(at), decidedAt: at, decidedBy: 0 };
  return [...own, wording];
}

async function editorPage(c: StaffContext, values: Values, problem?: Problem, tried?: SlipWords) {
  const { database, now } = c.var.platform;
  const asked = typed(values, 'form') ?? c.req.query('loai');
  const form: WordedForm = WORDED_FORMS.find((each) => each === asked) ?? 'all';
  const wordings = (await listSlipWordings(database.db, c.var.officer.wardId)).filter(
    (each) => each.form === form,
  );
  const inForce = wordingAt(wordings, form, now());
  const base = String(wordings.at(-1)?.id ?? 0);
  const isChanged = problem?.code === 'changed_meanwhile';
  const shown = {
    ...{
      ...(wordings.at(-1)?.words ?? NO_WORDS),
      validFrom: toLocalDay(now()),
      clientKey: randomUUID(),
      base,
    },
    ...values,
    ...(isChanged && { base, clientKey: randomUUID() }),
  };
  return (
    <StaffPage title="Mẫu phiếu" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Mẫu phiếu</h1>
      <p>
        Các trường của bảy mẫu do Nhà nước quy định, không sửa ở đây. Phường chỉ đặt lời lẽ quanh chúng; bỏ
        trống là dùng lời chung, rồi lời mặc định. Phiếu đã lập trước ngày hiệu lực in lại vẫn như cũ.
      </p>
      <nav class="tally" aria-label="Mẫu phiếu">
        {WORDED_FORMS.map((each) => (
          <a href={`${PATH}?loai=${each}`} {...(each === form && { 'aria-current': 'page' as const })}>
            {WORDED_FORM_LABELS[each]}
          </a>
        ))}
      </nav>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <WordsForm token={c.var.token} form={form} values={shown} problem={problem} />
      <History wordings={wordings} inForce={inForce?.id} names={await namesOf(c)} />
      <section class="mt-3" aria-label="Xem thử">
        <h2>{tried ? 'Xem thử, chưa lưu' : 'Đang dùng'}</h2>
        <Preview c={c} form={form} tried={tried} />
      </section>
    </StaffPage>
  );
}

async function namesOf(c: StaffContext): Promise<ReadonlyMap<number, string>> {
  const officers = await listOfficersEver(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(officers.map((each) => [each.id, each.displayName]));
}

async function Preview({
  c,
  form,
  tried,
}: {
  c: StaffContext;
  form: WordedForm;
  tried?: SlipWords | undefined;
}) {
  if (form === 'register') return readRegisterHead(c, toLocalDay(c.var.platform.now()), tried);
  const slip = await exampleSlip(c, form, tried);
  return <SlipPage slip={slip} qr={await QRCode.toString(slip.qrText, { type: 'svg', margin: 1 })} />;
}

interface WordsFormProps {
  token: string;
  form: WordedForm;
  values: Values;
  problem: Problem | undefined;
}

function WordsForm({ token, form, values, problem }: WordsFormProps) {
  const field = fieldsOf(values, problem?.fields);
  /** The register is a list: only its head can be worded. */
  const isSlip = form !== 'register';
  const signers = SIGNERS_OF[form] ?? [];
  const places = Object.entries(SLIP_PLACES).map(([name, what]) => `{${name}} ${what}`);
  return (
    <form method="post" action={PATH} class="card card-body" data-turbo="false">
      <FormToken value={token} />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="base" value={typed(values, 'base')} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
      <div class="two-columns">
        <div>
          <TextArea
            {...field('committee')}
            label="Cơ quan ban hành"
            rows={2}
            help="Mỗi dòng như sẽ in, ví dụ Ủy ban nhân dân / phường…"
          />
          <TextArea {...field('centre')} label="Tên Trung tâm trên đầu phiếu" rows={2} />
          {isSlip && <Input {...field('place')} label="Địa danh trước ngày tháng" />}
        </div>
        <div hidden={!isSlip}>
          <TextArea {...field('contact')} label="Địa chỉ, điện thoại, giờ làm việc" rows={2} />
          <TextArea {...field('feedback')} label="Nơi nhận phản ánh, kiến nghị" rows={2} />
          <TextArea {...field('closing')} label="Câu kết" rows={2} />
        </div>
      </div>
      {signers.length > 0 ? (
        <Select
          {...field('signer')}
          label="Ai ký"
          choices={[
            { value: '', label: 'Như mẫu của Nhà nước' },
            ...signers.map((value) => ({ value, label: SIGNER_LABELS[value] })),
          ]}
        />
      ) : (
        <input type="hidden" name="signer" value="" />
      )}
      <Input {...field('validFrom')} label="Dùng từ ngày" type="date" required />
      {isSlip && <p class="form-hint">Chỗ điền trong ba câu bên phải: {places.join(', ')}.</p>}
      {!isSlip && <input type="hidden" name="place" value={field('place').value ?? ''} />}
      <div class="slip-files">
        <button class="btn" type="submit" formaction={`${PATH}/xem`}>
          Xem thử
        </button>{' '}
        {isSlip && (
          <button class="btn" type="submit" formaction={`${PATH}/xem.pdf`} formtarget="_blank">
            Xem PDF
          </button>
        )}{' '}
        <button class="btn btn-primary" type="submit">
          Lưu
        </button>
      </div>
    </form>
  );
}

interface HistoryProps {
  wordings: SlipWording[];
  inForce: number | undefined;
  names: ReadonlyMap<number, string>;
}

function History({ wordings, inForce, names }: HistoryProps) {
  if (wordings.length === 0) return <p class="mt-3">Chưa có lời riêng: đang dùng lời mặc định.</p>;
  return (
    <details class="mt-3">
      <summary>{wordings.length} lần sửa</summary>
      <ul>
        {wordings.toReversed().map((each) => (
          <li>
            Dùng từ {formatDay(each.validFrom)}, {names.get(each.decidedBy)} lưu lúc{' '}
            {formatTime(each.decidedAt)}
            {each.id === inForce && ' (đang dùng)'}:{' '}
            {Object.values(each.words)
              .filter((text) => text !== '')
              .join(' · ') || 'bỏ lời riêng'}
          </li>
        ))}
      </ul>
    </details>
  );
}
