import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  CHOICE_LABELS,
  choose,
  exportOwn,
  findChoice,
  ITEM_SOURCE_LABELS,
  listOwnItems,
  stateOf,
  type VaultItem,
  VERIFIED_LABELS,
} from '../../features/vault/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { readForm } from '../../platform/http/form.ts';
import { isClientKey } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { StateMark, type VaultContext, VaultPage, validityOf } from './frame.tsx';

/** Everything in one's vault, what one allows for all of it, and all of it to take home. */
export const listPages = new Hono<KnownEnv>()
  .get('/kho-giay-to', async (c) => c.html(await listPage(c)))
  .post('/kho-giay-to/lua-chon', async (c) => {
    const body = await readForm(c);
    const given = { choice: body.choice, clientKey: mustBeKey(typed(body, 'clientKey')) };
    try {
      await c.var.platform.database.transact((tx) => choose(tx, visitorActOf(c), given));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await listPage(c, error), error.status);
    }
    return c.redirect('/kho-giay-to', 303);
  })
  .get('/kho-giay-to/tat-ca.zip', async (c) => {
    const stream = await exportOwn(c.var.platform, visitorActOf(c));
    return c.body(stream, 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="kho-giay-to.zip"',
      'cache-control': 'private, no-store',
    });
  });

/** @throws Problem invalid when the form has no key of ours */
export function mustBeKey(given: string | undefined): string {
  if (isClientKey(given)) return given;
  throw new Problem('invalid', 'Biểu mẫu thiếu mã. Hãy mở lại trang và gửi lần nữa.');
}

async function listPage(c: VaultContext, problem?: Problem) {
  const { platform, visitor, ward } = c.var;
  const { db } = platform.database;
  const items = await listOwnItems(db, visitor);
  const isOld = (item: VaultItem) => item.replacedBy !== null || item.file === null;
  const today = toLocalDay(platform.now());
  const current = items.filter((item) => !isOld(item));
  const old = items.filter(isOld);
  const choice = visitor.kind === 'citizen' ? await findChoice(db, ward.id, chooserOf(visitor)) : 'ask';
  return (
    <VaultPage c={c} title="Kho giấy tờ của tôi" problem={problem} isTop>
      <Purpose c={c} />
      {current.length === 0 ? (
        <p class="empty-state">
          Kho chưa có giấy tờ nào. Kết quả và giấy tờ đã xác minh của hồ sơ giải quyết xong sẽ tự vào đây.
        </p>
      ) : (
        <Items items={current} today={today} />
      )}
      <p>
        <a class="btn" href="/kho-giay-to/them">
          Đưa giấy tờ của tôi vào kho
        </a>
      </p>
      {items.length > 0 && (
        <p>
          <a class="btn" href="/kho-giay-to/tat-ca.zip">
            Tải cả kho (ZIP)
          </a>
        </p>
      )}
      <StandingChoice token={c.var.token} choice={choice} />
      {old.length > 0 && (
        <details class="part">
          <summary>Bản cũ ({old.length})</summary>
          <Items items={old} today={today} />
        </details>
      )}
    </VaultPage>
  );
}

/** What he allows for all of it: nothing, until he says so. */
function StandingChoice({ token, choice }: { token: string; choice: string }) {
  return (
    <section class="part">
      <h2>Khi Trung tâm cần dùng lại giấy tờ của tôi</h2>
      <form method="post" action="/kho-giay-to/lua-chon">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <fieldset>
          <legend class="visually-hidden">Lựa chọn chung</legend>
          {Object.entries(CHOICE_LABELS).map(([value, label]) => (
            <label class="form-check">
              <input
                class="form-check-input"
                type="radio"
                name="choice"
                value={value}
                checked={value === choice}
              />
              <span class="form-check-label">{label}</span>
            </label>
          ))}
        </fieldset>
        <p class="form-hint">Đổi lúc nào cũng được; có thể chọn riêng cho từng giấy tờ.</p>
        <button class="btn" type="submit">
          Lưu lựa chọn
        </button>
      </form>
    </section>
  );
}

function chooserOf(visitor: Extract<KnownEnv['Variables']['visitor'], { kind: 'citizen' }>) {
  const { actingFor, citizen } = visitor;
  return actingFor === null ? { citizenId: citizen.id } : { organisationId: actingFor.id };
}

/** Whose vault it is, what it is for and on what law it stands. */
function Purpose({ c }: { c: VaultContext }) {
  const { visitor } = c.var;
  const whose =
    visitor.kind === 'citizen' && visitor.actingFor !== null
      ? `Kho của ${visitor.actingFor.name}, nơi bạn đang đại diện.`
      : visitor.kind === 'citizen' && visitor.citizen.assurance < 2
        ? 'Giấy tờ của hồ sơ nộp từ tài khoản này. Định danh mức 2 thì thấy cả giấy tờ mang số định danh của bạn.'
        : 'Giấy tờ mang số định danh và họ tên của bạn, hoặc nộp từ tài khoản này.';
  return (
    <>
      <p>{whose}</p>
      <p>
        Kho giữ kết quả và giấy tờ đã xác minh để bạn khỏi nộp lại. Chỉ dùng cho thủ tục của bạn tại phường,
        khi bạn đồng ý; mỗi lần xem, mỗi lần dùng đều được ghi lại, và khi dùng thì bạn được báo tin.{' '}
        <a href="/chinh-sach-du-lieu">Chính sách dữ liệu</a>
      </p>
      <p class="text-secondary">
        Căn cứ: Nghị định 45/2020/NĐ-CP, Điều 16 (được Nghị định 118/2025/NĐ-CP sửa đổi); Luật Bảo vệ dữ liệu
        cá nhân số 91/2025/QH15.
      </p>
    </>
  );
}

function Items({ items, today }: { items: readonly VaultItem[]; today: string }) {
  return (
    <ul class="result-list">
      {items.map((item) => (
        <li>
          <a href={`/kho-giay-to/${item.id}`}>{item.name}</a>
          <div>
            <StateMark state={stateOf(item, today)} />
          </div>
          <small>
            {item.number !== null && `Số ${item.number}. `}
            {item.issuedOn !== null && `Cấp ngày ${formatDay(item.issuedOn)}. `}
            {validityOf(item)}.
          </small>
          <small>
            {ITEM_SOURCE_LABELS[item.source]}
            {item.dossierCode !== null && ` ${item.dossierCode}`}.{' '}
            {item.verified ? `${VERIFIED_LABELS[item.verified.how]}.` : 'Chưa ai xác minh.'}
          </small>
        </li>
      ))}
    </ul>
  );
}
