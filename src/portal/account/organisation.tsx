import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  answerInvitation,
  findInvitation,
  findOwnOrganisation,
  handOver,
  INVITATION_DAYS,
  invite,
  listInvitations,
  listPeople,
  removePerson,
  withdrawInvitation,
} from '../../features/citizens/index.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { Invitations, InviteForm, Leave, People } from './organisation-parts.tsx';
import { ORGANISATIONS_PATH } from './organisations.tsx';
import { citizenOf, type OwnContext, OwnPage, tryDeed } from './own-page.tsx';
import { portalUrl } from './places.ts';

const PATH = `${ORGANISATIONS_PATH}/:id{[0-9]+}`;

/** One organisation: its people, and what its head does with them. */
export const organisation = new Hono<KnownEnv>()
  .get(PATH, async (c) => c.html(await showOne(c)))
  .post(`${PATH}/moi`, async (c) => {
    const body = await readForm(c);
    const { database, settings } = c.var.platform;
    const of = { organisationId: mustBeId(c.req.param('id')), secret: settings.secret };
    return tryDeed(
      c,
      async (act) => {
        const token = await database.transact((tx) => invite(tx, act, of, body));
        // Shown once: the link is kept nowhere.
        if (token !== null)
          return c.html(await showOne(c, { link: `${portalUrl(c)}/tai-khoan/loi-moi/${token}` }));
        return c.redirect(`${ORGANISATIONS_PATH}/${of.organisationId}?moi=1`, 303);
      },
      (problem) => showOne(c, { values: body, problem }),
    );
  })
  .post(`${PATH}/bo-loi-moi`, (c) =>
    change(c, 'invitationId', (tx, act, organisationId, invitationId) =>
      withdrawInvitation(tx, act, { organisationId, invitationId }),
    ),
  )
  .post(`${PATH}/cho-thoi`, (c) =>
    change(c, 'citizenId', (tx, act, organisationId, citizenId) =>
      removePerson(tx, act, { organisationId, citizenId }),
    ),
  )
  .post(`${PATH}/ban-giao`, async (c) => {
    const body = await readForm(c);
    return change(c, 'citizenId', (tx, act, organisationId, citizenId) => {
      if (typed(body, 'confirm') !== '1')
        throw new Problem('invalid', 'Hãy đánh dấu là bạn hiểu rõ trước khi bàn giao.');
      return handOver(tx, act, { organisationId, citizenId });
    });
  })
  .get('/tai-khoan/loi-moi/:token', async (c) => {
    const { database, now } = c.var.platform;
    c.header('referrer-policy', 'no-referrer');
    const token = c.req.param('token');
    const given = { wardId: c.var.ward.id, token, now: now() };
    const invitation = await findInvitation(database.db, given);
    return c.html(
      <OwnPage c={c} title="Lời mời vào tổ chức">
        <p>
          Bạn được mời làm thành viên của <b>{invitation.organisationName}</b> (mã số{' '}
          {invitation.organisationCode}). Thành viên nộp và xem được mọi hồ sơ của tổ chức.
        </p>
        {citizenOf(c).assurance < 2 ? (
          <p class="empty-state">Cần đăng nhập ở mức 2 mới nhận được lời mời này.</p>
        ) : (
          <form method="post" action={`/tai-khoan/loi-moi/${token}`}>
            <FormToken value={c.var.token} />
            <button class="btn btn-primary" type="submit">
              Nhận lời
            </button>
          </form>
        )}
      </OwnPage>,
    );
  })
  .post('/tai-khoan/loi-moi/:token', async (c) => {
    const token = c.req.param('token');
    const { database } = c.var.platform;
    const act = visitorActOf(c);
    const id = await database.transact((tx) => answerInvitation(tx, act, { token }, true));
    return c.redirect(`${ORGANISATIONS_PATH}/${id}`, 303);
  });

type Deed = (
  tx: Parameters<typeof removePerson>[0],
  act: Parameters<typeof removePerson>[1],
  organisationId: number,
  targetId: number,
) => Promise<void>;

/** A change of its people by the one whom the form names. Who left goes back to the list of his organisations. */
async function change(c: OwnContext, name: 'citizenId' | 'invitationId', deed: Deed): Promise<Response> {
  const organisationId = mustBeId(c.req.param('id'));
  const targetId = mustBeId(typed(await readForm(c), name));
  const hasLeft = c.req.path.endsWith('/cho-thoi') && targetId === citizenOf(c).id;
  return tryDeed(
    c,
    async (act) => {
      await c.var.platform.database.transact((tx) => deed(tx, act, organisationId, targetId));
      return c.redirect(hasLeft ? ORGANISATIONS_PATH : `${ORGANISATIONS_PATH}/${organisationId}`, 303);
    },
    (problem) => showOne(c, { problem }),
  );
}

interface Shown {
  link?: string;
  values?: Record<string, unknown>;
  problem?: Problem;
}

async function showOne(c: OwnContext, { link, values = {}, problem }: Shown = {}) {
  const { database, now } = c.var.platform;
  const citizen = citizenOf(c);
  const person = { wardId: c.var.ward.id, citizenId: citizen.id };
  if (citizen.assurance < 2)
    throw new Problem('not_allowed', 'Việc của tổ chức cần đăng nhập bằng tài khoản định danh mức 2.');
  const own = await findOwnOrganisation(database.db, person, mustBeId(c.req.param('id')));
  const path = `${ORGANISATIONS_PATH}/${own.id}`;
  const part = { token: c.var.token, path, ownId: citizen.id, isHead: own.role === 'head' };
  const people = await listPeople(database.db, person.wardId, own.id);
  const open = part.isHead ? await listInvitations(database.db, person.wardId, own.id, now()) : [];
  return (
    <OwnPage c={c} title={own.name} problem={problem}>
      <p>
        Mã số {own.code}. {own.address} <a href={ORGANISATIONS_PATH}>Tổ chức của tôi</a>
      </p>
      {link && (
        <div class="tracked" role="status">
          <p>
            Gửi liên kết này cho người bạn mời. Liên kết dùng được một lần, trong {INVITATION_DAYS} ngày, và
            chỉ hiện lúc này.
          </p>
          <p class="secret-link">{link}</p>
        </div>
      )}
      {c.req.query('moi') === '1' && (
        <p role="status">Đã ghi lời mời. Người có số định danh đó thấy lời mời khi đăng nhập ở mức 2.</p>
      )}
      <People {...part} people={people} />
      {part.isHead && <Invitations {...part} open={open} />}
      {part.isHead && (
        <InviteForm
          {...part}
          values={{ ...values, clientKey: values.clientKey ?? randomUUID() }}
          errors={problem?.fields ?? {}}
        />
      )}
      {!part.isHead && <Leave {...part} />}
    </OwnPage>
  );
}
