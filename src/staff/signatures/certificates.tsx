import { Hono } from 'hono';
import {
  fileForm,
  type Holder,
  listCertificates,
  registerFile,
  registerToken,
  tokenForm,
  withdrawCertificate,
  withdrawForm,
} from '../../features/signatures/index.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { ACCOUNT, actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { Earlier, InUse, RegisterForms, WithdrawForm } from './certificate-parts.tsx';

/** One place where a certificate is kept: an officer's own, or the ward's seal. */
interface Room {
  path: string;
  title: string;
  intro: string;
  picture: string;
  place: string;
  holder(c: StaffContext): Holder;
  /** @throws Problem not_allowed */
  maySee(c: StaffContext): void;
  mayKeep(c: StaffContext): boolean;
}

const OWN: Room = {
  path: '/can-bo/chung-thu-so',
  title: 'Chứng thư số của tôi',
  intro: 'Dùng khi bạn ký duyệt kết quả, ký chứng thực. Chỉ bạn dùng được, bằng mật khẩu hoặc mã PIN của nó.',
  picture: 'Hình chữ ký tay của bạn, đặt phía trên họ tên.',
  place: ACCOUNT,
  holder: (c) => ({ officerId: c.var.officer.id }),
  maySee: () => undefined,
  mayKeep: () => true,
};

const SEAL: Room = {
  path: '/can-bo/con-dau',
  title: 'Con dấu số',
  intro:
    'Chứng thư số của cơ quan, dùng khi văn thư đóng dấu phát hành. Quản trị viên đăng ký; chỉ người có nhiệm vụ đóng dấu dùng được.',
  picture: 'Hình con dấu màu đỏ của cơ quan.',
  place: '/can-bo/quan-tri',
  holder: () => 'seal',
  maySee: (c) => requireDuty(c.var.officer, 'administer', 'stamp'),
  mayKeep: (c) => c.var.officer.duties.includes('administer'),
};

/** Where certificates for signing are registered and withdrawn. */
export const certificatePages = new Hono<StaffEnv>().route('/', roomOf(OWN)).route('/', roomOf(SEAL));

function roomOf(room: Room): Hono<StaffEnv> {
  const { path } = room;
  return new Hono<StaffEnv>()
    .get(path, async (c) => c.html(await roomPage(c, room, {})))
    .post(`${path}/tep`, async (c) => {
      const body = await c.req.parseBody();
      return save(c, room, body, async () => {
        const form = parseFields(fileForm, body, 'Chưa đăng ký được chứng thư số.');
        const file = await readFile(body.file);
        const given = { ...form, holder: room.holder(c), file, picture: pictureOf(body.picture) };
        await registerFile(c.var.platform, actOf(c), given);
      });
    })
    .post(`${path}/thiet-bi`, async (c) => {
      const body = await c.req.parseBody();
      return save(c, room, { tokenLabel: '', ...body }, async () => {
        const form = parseFields(tokenForm, body, 'Chưa đăng ký được thiết bị ký.');
        const given = { ...form, holder: room.holder(c), picture: null };
        await registerToken(c.var.platform, actOf(c), given);
      });
    })
    .post(`${path}/thu-hoi`, async (c) => {
      const body = await c.req.parseBody();
      return save(c, room, {}, async () => {
        const { reason } = parseFields(withdrawForm, body, 'Chưa ghi lý do.');
        await c.var.platform.database.transact((tx) =>
          withdrawCertificate(tx, actOf(c), room.holder(c), reason),
        );
      });
    });
}

const LARGEST_FILE = 200 * 1024;

async function readFile(given: unknown): Promise<Uint8Array> {
  if (!(given instanceof File) || given.size === 0)
    throw new Problem('invalid', 'Chưa chọn tệp chứng thư số.', { file: 'Chọn tệp .p12 hoặc .pfx.' });
  if (given.size > LARGEST_FILE)
    throw new Problem('file_too_large', 'Tệp này quá lớn để là một chứng thư số.');
  return new Uint8Array(await given.arrayBuffer());
}

const pictureOf = (given: unknown) => (given instanceof File && given.size > 0 ? given : null);

async function save(c: StaffContext, room: Room, values: Record<string, unknown>, work: () => Promise<void>) {
  room.maySee(c);
  if (!room.mayKeep(c)) throw new Problem('not_allowed', 'Chỉ quản trị viên đăng ký được con dấu số.');
  try {
    await work();
    return c.redirect(room.path, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed')
      throw error;
    return c.html(await roomPage(c, room, values, error), error.status);
  }
}

async function roomPage(c: StaffContext, room: Room, values: Record<string, unknown>, problem?: Problem) {
  room.maySee(c);
  const { database, settings, now } = c.var.platform;
  const { officer, token } = c.var;
  const all = await listCertificates(database.db, officer.wardId, room.holder(c));
  const inUse = all.find((each) => each.withdrawnAt === null);
  const errors = problem?.fields ?? {};
  const forms = { path: room.path, token, errors };
  return (
    <StaffPage title={room.title} officer={officer} token={token} place={room.place}>
      <h1>{room.title}</h1>
      <p>{room.intro}</p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <section class="card card-body" aria-labelledby="dang-dung">
          <h2 id="dang-dung">Đang dùng</h2>
          {inUse ? <InUse certificate={inUse} now={now()} /> : <p class="empty-state">Chưa đăng ký.</p>}
          {inUse && room.mayKeep(c) && <WithdrawForm {...forms} />}
        </section>
        {room.mayKeep(c) && (
          <RegisterForms
            {...forms}
            values={values}
            picture={room.picture}
            hasTokens={settings.signing.pkcs11Module !== null}
          />
        )}
        <Earlier certificates={all.filter((each) => each !== inUse)} />
      </div>
    </StaffPage>
  );
}
