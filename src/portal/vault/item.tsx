import { Hono } from 'hono';
import {
  CHOICE_LABELS,
  DEEDS,
  doDeed,
  fileNameOf,
  findOwnItem,
  ITEM_SOURCE_LABELS,
  listUses,
  mayDelete,
  noteUses,
  stateOf,
  type VaultItem,
  VERIFIED_LABELS,
} from '../../features/vault/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, Select } from '../../ui/field.tsx';
import { sendOwnFile } from '../follow/read-own.ts';
import { type KnownEnv, visitorActOf } from '../visitor.ts';
import { StateMark, type VaultContext, VaultPage, validityOf } from './frame.tsx';
import { UseLog } from './use-log.tsx';

const ITEM = '/kho-giay-to/:id{[0-9]+}';

/** One paper of the vault: what it is, what its owner may do with it, and everything that was done. */
export const itemPages = new Hono<KnownEnv>()
  .get(ITEM, async (c) => c.html(await itemPage(c)))
  .get(`${ITEM}/tep`, async (c) => {
    const { platform, visitor, ward } = c.var;
    const { database, files } = platform;
    const item = await ownItem(c);
    if (item.file === null) throw new Problem('not_found', 'Tệp này đã xóa theo yêu cầu của bạn.');
    if (item.isHeld)
      throw new Problem('step_not_open', 'Kết quả đang được đính chính hoặc chưa trả, nên chưa tải được.');
    const file = await findStoredFile(database.db, files, ward.id, item.file);
    const use = { itemId: item.id, what: 'downloaded', at: platform.now() } as const;
    if (visitor.kind === 'citizen')
      await database.transact((tx) => noteUses(tx, ward.id, [{ ...use, citizenId: visitor.citizen.id }]));
    return sendOwnFile(c, { ...file, name: fileNameOf(item, file.mediaType) });
  })
  .post(`${ITEM}/viec`, async (c) => {
    const body = await readForm(c);
    const id = mustBeId(c.req.param('id'));
    try {
      const deed = DEEDS.find((each) => each === body.deed);
      if (!deed) throw new Problem('invalid', 'Chọn việc cần làm.');
      const asked = { deed, choice: body.choice };
      await c.var.platform.database.transact((tx) => doDeed(tx, visitorActOf(c), id, asked));
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await itemPage(c, error), error.status);
    }
    return c.redirect(`/kho-giay-to/${id}`, 303);
  });

function ownItem(c: VaultContext): Promise<VaultItem> {
  return findOwnItem(c.var.platform.database.db, c.var.visitor, mustBeId(c.req.param('id')));
}

async function itemPage(c: VaultContext, problem?: Problem) {
  const item = await ownItem(c);
  const { platform, ward } = c.var;
  const state = stateOf(item, toLocalDay(platform.now()));
  const uses = await listUses(platform.database.db, ward.id, item.id);
  return (
    <VaultPage c={c} title={item.name} problem={problem}>
      <section class="tracked">
        <p class="tracked-now">
          <StateMark state={state} />
        </p>
        <Facts item={item} />
        {item.file !== null && !item.isHeld && (
          <p>
            <a class="btn btn-primary" href={`/kho-giay-to/${item.id}/tep`}>
              Tải giấy tờ này
            </a>
          </p>
        )}
      </section>
      {item.file !== null && item.replacedBy === null && <Control c={c} item={item} problem={problem} />}
      <section class="part">
        <h2>Nhật ký</h2>
        <UseLog uses={uses} />
      </section>
    </VaultPage>
  );
}

function Facts({ item }: { item: VaultItem }) {
  const rows: [string, string | null][] = [
    ['Số hiệu', item.number],
    ['Ngày cấp', item.issuedOn && formatDay(item.issuedOn)],
    ['Giá trị', validityOf(item)],
    ['Nguồn', [ITEM_SOURCE_LABELS[item.source], item.dossierCode].filter(Boolean).join(' ')],
    [
      'Xác minh',
      item.verified
        ? `${VERIFIED_LABELS[item.verified.how]}, ngày ${formatDay(toLocalDay(item.verified.at))}`
        : 'Chưa. Mang bản chính đến Trung tâm khi nộp hồ sơ để cán bộ đối chiếu; từ đó mới dùng lại được.',
    ],
    ['Vào kho', formatTime(item.keptAt)],
  ];
  return (
    <dl>
      {rows
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}

/** What its owner allows and may do. */
function Control({ c, item, problem }: { c: VaultContext; item: VaultItem; problem: Problem | undefined }) {
  const action = `/kho-giay-to/${item.id}/viec`;
  return (
    <section class="part">
      <h2>Bạn quyết định</h2>
      {!item.isWithdrawn && (
        <form method="post" action={action}>
          <FormToken value={c.var.token} />
          <Select
            name="choice"
            label="Khi Trung tâm cần dùng lại giấy tờ này"
            required
            value={item.reuse ?? ''}
            error={problem?.fields.choice}
            choices={[
              { value: '', label: 'Theo lựa chọn chung của kho' },
              ...Object.entries(CHOICE_LABELS).map(([value, label]) => ({ value, label })),
            ]}
          />
          <button class="btn" type="submit" name="deed" value="choose">
            Lưu lựa chọn
          </button>
        </form>
      )}
      <form method="post" action={action} class="mt-3">
        <FormToken value={c.var.token} />
        {item.isWithdrawn ? (
          <button class="btn" type="submit" name="deed" value="restore">
            Cho dùng lại giấy tờ này
          </button>
        ) : (
          <button class="btn" type="submit" name="deed" value="withdraw">
            Ngừng cho dùng giấy tờ này
          </button>
        )}
      </form>
      {mayDelete(item) ? (
        <details class="mt-3">
          <summary>Xóa tệp khỏi kho</summary>
          <p>Tệp bị xóa hẳn, không lấy lại được. Nhật ký vẫn còn.</p>
          <form method="post" action={action}>
            <FormToken value={c.var.token} />
            <button class="btn" type="submit" name="deed" value="delete">
              Xóa hẳn tệp này
            </button>
          </form>
        </details>
      ) : (
        <p class="form-hint mt-3">
          Giấy tờ này thuộc hồ sơ mà pháp luật buộc phải lưu nên không xóa được; ngừng cho dùng thì không ai
          dùng lại nữa.
        </p>
      )}
    </section>
  );
}
