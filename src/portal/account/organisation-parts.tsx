import {
  INVITATION_DAYS,
  type OpenInvitation,
  type OrganisationPerson,
} from '../../features/citizens/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { FormToken, fieldsOf, Input, typed } from '../../ui/field.tsx';

interface PartProps {
  token: string;
  path: string;
  ownId: number;
  isHead: boolean;
}

export function People({ token, path, ownId, isHead, people }: PartProps & { people: OrganisationPerson[] }) {
  return (
    <section class="part">
      <h2>Người của tổ chức</h2>
      <ul class="result-list">
        {people.map((each) => (
          <li>
            <b>{each.name}</b>
            {each.citizenId === ownId && ' (bạn)'}
            <small>
              {each.role === 'head' ? 'Người đứng đầu' : 'Thành viên'} từ {formatDay(toLocalDay(each.since))}
              {each.basis !== '' && `, theo ${each.basis}`}
            </small>
            {isHead && each.citizenId !== ownId && <OfMember {...{ token, path }} person={each} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfMember({ token, path, person }: { token: string; path: string; person: OrganisationPerson }) {
  const id = String(person.citizenId);
  return (
    <>
      <form method="post" action={`${path}/cho-thoi`}>
        <FormToken value={token} />
        <button class="btn" type="submit" name="citizenId" value={id}>
          Cho {person.name} thôi
        </button>
      </form>
      <details>
        <summary>Bàn giao quyền đứng đầu cho {person.name}</summary>
        <form method="post" action={`${path}/ban-giao`}>
          <FormToken value={token} />
          <label class="form-check">
            <input class="form-check-input" type="checkbox" name="confirm" value="1" required />
            <span class="form-check-label">Tôi hiểu: sau đó tôi chỉ còn là thành viên.</span>
          </label>
          <button class="btn" type="submit" name="citizenId" value={id}>
            Bàn giao
          </button>
        </form>
      </details>
    </>
  );
}

export function Invitations({ token, path, open }: PartProps & { open: OpenInvitation[] }) {
  if (open.length === 0) return null;
  return (
    <section class="part">
      <h2>Lời mời đang chờ</h2>
      <ul class="result-list">
        {open.map((each) => (
          <li>
            {each.personalId === null ? 'Bằng liên kết' : `Số định danh ${each.personalId}`}
            <small>
              Hết hạn {formatTime(each.expiresAt)}
              {each.basis !== '' && `, theo ${each.basis}`}
            </small>
            <form method="post" action={`${path}/bo-loi-moi`}>
              <FormToken value={token} />
              <button class="btn" type="submit" name="invitationId" value={String(each.id)}>
                Bỏ lời mời
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface InviteProps extends PartProps {
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
}

export function InviteForm({ token, path, values, errors }: InviteProps) {
  const field = fieldsOf(values, errors);
  return (
    <section class="part">
      <h2>Mời một người</h2>
      <form method="post" action={`${path}/moi`}>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? ''} />
        <Input
          {...field('personalId')}
          label="Số định danh cá nhân"
          inputmode="numeric"
          help={`Để trống thì bạn nhận một liên kết mời, dùng được một lần trong ${INVITATION_DAYS} ngày.`}
        />
        <Input
          {...field('basis')}
          label="Theo giấy tờ nào"
          help="Ví dụ: Giấy ủy quyền số 05 ngày 02/11/2026."
        />
        <button class="btn btn-primary" type="submit">
          Mời
        </button>
      </form>
    </section>
  );
}

export function Leave({ token, path, ownId }: PartProps) {
  return (
    <form class="part" method="post" action={`${path}/cho-thoi`}>
      <FormToken value={token} />
      <button class="btn" type="submit" name="citizenId" value={String(ownId)}>
        Tôi rời tổ chức này
      </button>
    </form>
  );
}
