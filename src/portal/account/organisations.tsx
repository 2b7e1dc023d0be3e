import { Hono } from 'hono';
import {
  actFor,
  answerInvitation,
  createOrganisation,
  type Invitation,
  listInvitationsOf,
  listOwnOrganisations,
  type OwnOrganisation,
} from '../../features/citizens/index.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, typed } from '../../ui/field.tsx';
import { type KnownEnv, VISITOR_COOKIE } from '../visitor.ts';
import { citizenOf, type OwnContext, OwnPage, tryDeed } from './own-page.tsx';

export const ORGANISATIONS_PATH = '/tai-khoan/to-chuc';
const ROLE_LABELS = { head: 'Người đứng đầu', member: 'Thành viên' } as const;

/** The organisations that a person may act for. */
export const organisations = new Hono<KnownEnv>()
  .get(ORGANISATIONS_PATH, async (c) => c.html(await showAll(c)))
  .post(ORGANISATIONS_PATH, async (c) => {
    const body = await readForm(c);
    return tryDeed(
      c,
      async (act) => {
        const id = await c.var.platform.database.transact((tx) => createOrganisation(tx, act, body));
        return c.redirect(`${ORGANISATIONS_PATH}/${id}`, 303);
      },
      (problem) => showAll(c, body, problem),
    );
  })
  .post('/tai-khoan/thay-mat', async (c) => {
    const chosen = typed(await readForm(c), 'organisationId') ?? '';
    const session = readCookie(c, VISITOR_COOKIE) ?? '';
    return tryDeed(
      c,
      async (act) => {
        const id = chosen === '' ? null : mustBeId(chosen);
        await c.var.platform.database.transact((tx) => actFor(tx, act, session, id));
        return c.redirect(ORGANISATIONS_PATH, 303);
      },
      (problem) => showAll(c, {}, problem),
    );
  })
  .post('/tai-khoan/loi-moi', async (c) => {
    const body = await readForm(c);
    const invitationId = readId(typed(body, 'invitationId')) ?? 0;
    return tryDeed(
      c,
      async (act) => {
        const isTaken = typed(body, 'answer') === 'take';
        const { database } = c.var.platform;
        await database.transact((tx) => answerInvitation(tx, act, { invitationId }, isTaken));
        return c.redirect(ORGANISATIONS_PATH, 303);
      },
      (problem) => showAll(c, {}, problem),
    );
  });

async function showAll(c: OwnContext, values: Record<string, unknown> = {}, problem?: Problem) {
  const { database, now } = c.var.platform;
  const citizen = citizenOf(c);
  const wardId = c.var.ward.id;
  if (citizen.assurance < 2)
    return (
      <OwnPage c={c} title="Tổ chức của tôi" problem={problem}>
        <p class="empty-state">
          Nộp hồ sơ cho tổ chức cần đăng nhập bằng tài khoản định danh mức 2. Lần này bạn đăng nhập ở mức 1.
        </p>
      </OwnPage>
    );
  const own = await listOwnOrganisations(database.db, { wardId, citizenId: citizen.id });
  const invited = await listInvitationsOf(database.db, { wardId, citizen, now: now() });
  return (
    <OwnPage c={c} title="Tổ chức của tôi" problem={problem}>
      {invited.map((each) => (
        <Invited c={c} invitation={each} />
      ))}
      {own.length === 0 && <p>Bạn chưa thuộc tổ chức nào.</p>}
      {own.length > 0 && <Acting c={c} own={own} />}
      <CreateForm c={c} values={values} problem={problem} />
    </OwnPage>
  );
}

function Invited({ c, invitation }: { c: OwnContext; invitation: Invitation }) {
  return (
    <section class="tracked">
      <p>
        Bạn được mời làm thành viên của <b>{invitation.organisationName}</b> (mã số{' '}
        {invitation.organisationCode}
        ).
      </p>
      <form method="post" action="/tai-khoan/loi-moi">
        <FormToken value={c.var.token} />
        <input type="hidden" name="invitationId" value={String(invitation.id)} />
        <button class="btn btn-primary" type="submit" name="answer" value="take">
          Nhận lời
        </button>{' '}
        <button class="btn" type="submit" name="answer" value="decline">
          Từ chối
        </button>
      </form>
    </section>
  );
}

/** For whom the session acts, and the switch. */
function Acting({ c, own }: { c: OwnContext; own: OwnOrganisation[] }) {
  const { visitor } = c.var;
  const acting = visitor.kind === 'citizen' ? visitor.actingFor : null;
  return (
    <>
      <p role="status">
        Bây giờ bạn làm việc <b>{acting ? `thay mặt ${acting.name}` : 'cho chính mình'}</b>.
      </p>
      <ul class="result-list">
        {own.map((each) => (
          <li>
            <a href={`${ORGANISATIONS_PATH}/${each.id}`}>{each.name}</a>
            <small>
              Mã số {each.code}. {ROLE_LABELS[each.role]}.
            </small>
            {acting?.id !== each.id && (
              <form method="post" action="/tai-khoan/thay-mat">
                <FormToken value={c.var.token} />
                <button class="btn" type="submit" name="organisationId" value={String(each.id)}>
                  Làm việc thay mặt {each.name}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {acting && (
        <form method="post" action="/tai-khoan/thay-mat">
          <FormToken value={c.var.token} />
          <button class="btn" type="submit" name="organisationId" value="">
            Trở lại làm việc cho chính mình
          </button>
        </form>
      )}
    </>
  );
}

interface CreateProps {
  c: OwnContext;
  values: Record<string, unknown>;
  problem: Problem | undefined;
}

function CreateForm({ c, values, problem }: CreateProps) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <section class="part">
      <h2>Lập tài khoản cho một tổ chức</h2>
      <p>Bạn sẽ là người đứng đầu: được mời và cho thôi thành viên, bàn giao cho người khác.</p>
      <form method="post" action={ORGANISATIONS_PATH}>
        <FormToken value={c.var.token} />
        <Input {...field('name')} label="Tên tổ chức" required autocomplete="organization" />
        <Input
          {...field('code')}
          label="Mã số doanh nghiệp hoặc mã số thuế"
          required
          inputmode="numeric"
          help="10 số; chi nhánh 13 số; hộ kinh doanh 12 số."
        />
        <Input {...field('address')} label="Địa chỉ" />
        <button class="btn btn-primary" type="submit">
          Lập tổ chức
        </button>
      </form>
    </section>
  );
}
