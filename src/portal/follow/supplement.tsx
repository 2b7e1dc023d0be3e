import { Hono } from 'hono';
import {
  answerSupplement,
  askedNow,
  type Dossier,
  decideForApplicant,
} from '../../features/dossiers/index.ts';
import { formatTime } from '../../law/day.ts';
import { readForm } from '../../platform/http/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { FileField, fieldsOf, TextArea } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { readAnswerFiles } from './answer-files.ts';
import { clientKeyOf, isForForm, OwnFormPage, type Typed } from './own-form.tsx';
import { type OwnContext, pathOf, readOwn } from './read-own.ts';

export const supplementPage = new Hono<KnownEnv>()
  .get('/ho-so-cua-toi/:code/bo-sung', async (c) => c.html(await show(c)))
  .post('/ho-so-cua-toi/:code/bo-sung', async (c) => {
    const dossier = await readOwn(c);
    const body = await readForm(c);
    try {
      const files = await readAnswerFiles(body, askedNow(dossier)?.items ?? [], c.var.platform.settings);
      const answer = { note: body.note, asked: body.asked, files };
      const request = { code: dossier.state.code, clientKey: clientKeyOf(body), answer };
      const { database, files: store } = c.var.platform;
      await database.transact((tx) => answerSupplement(tx, store, visitorActOf(c), request));
      return c.redirect(`${pathOf(dossier)}?xong=bo-sung`, 303);
    } catch (error) {
      if (!isForForm(error)) throw error;
      return c.html(await show(c, error, body), error.status);
    }
  });

async function show(c: OwnContext, problem?: Problem, typed?: Typed) {
  const dossier = await readOwn(c);
  const decision = decideForApplicant('answer_supplement', dossier.state, c.var.platform.now());
  return (
    <OwnFormPage
      {...{ c, dossier, problem, typed }}
      title="Gửi bổ sung"
      part="bo-sung"
      action="Gửi bổ sung"
      closed={decision.open ? null : decision.why}
      intro={<Intro dossier={dossier} />}
    >
      <Fields {...{ dossier, problem, typed }} />
    </OwnFormPage>
  );
}

function Intro({ dossier }: { dossier: Dossier }) {
  const asked = askedNow(dossier);
  if (asked === null) return null;
  return (
    <p>
      Lý do: {asked.reason}
      {asked.until !== null && (
        <>
          <br />
          <b>Chậm nhất {formatTime(asked.until)}.</b>
        </>
      )}
    </p>
  );
}

function Fields(props: { dossier: Dossier; problem: Problem | undefined; typed: Typed | undefined }) {
  const { dossier, problem, typed } = props;
  const field = fieldsOf(typed ?? {}, problem?.fields);
  const asked = askedNow(dossier);
  if (asked === null) return null;
  return (
    <>
      <input type="hidden" name="asked" value={String(asked.stepNo)} />
      {asked.items.map((item, at) => (
        <FileField {...field(`file${at + 1}`)} label={item} help={HELP} />
      ))}
      <FileField {...field('fileOther')} label="Giấy tờ khác" help={HELP} />
      <TextArea {...field('note')} label="Lời giải thích" help="Nếu được hỏi về nội dung, trả lời ở đây." />
      {problem && <p class="form-hint">Vì an toàn, trình duyệt không giữ tệp đã chọn: hãy chọn lại.</p>}
    </>
  );
}

const HELP = 'Ảnh chụp rõ (JPEG, PNG) hoặc tệp PDF, tối đa 20 MB.';
