import { Hono } from 'hono';
import {
  askContactCode,
  CODE_MINUTES,
  type ContactKind,
  proveContact,
} from '../../features/citizens/index.ts';
import { dropCookie, giveCookie, readCookie } from '../../platform/http/cookies.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, Input, typed } from '../../ui/field.tsx';
import type { KnownEnv } from '../visitor.ts';
import { citizenOf, type OwnContext, OwnPage, tryDeed } from './own-page.tsx';

/** The browser that asked for a code for a contact of its own. */
const ASKED_COOKIE = 'motcua_contact';

const KINDS: Record<string, { kind: ContactKind; title: string; label: string; type: 'tel' | 'email' }> = {
  'dien-thoai': { kind: 'phone', title: 'Sửa số điện thoại', label: 'Số điện thoại mới', type: 'tel' },
  thu: { kind: 'email', title: 'Sửa thư điện tử', label: 'Địa chỉ thư mới', type: 'email' },
};

/** Correcting phone and mail: a code goes there first, and only who gives it back may use it. */
export const contacts = new Hono<KnownEnv>()
  .get('/tai-khoan/lien-he/:kind', (c) => c.html(<AskPage c={c} />))
  .post('/tai-khoan/lien-he/:kind', async (c) => {
    const body = await readForm(c);
    const { kind } = kindOf(c);
    const { database } = c.var.platform;
    return tryDeed(
      c,
      async ({ now }) => {
        const ask = { wardId: c.var.ward.id, citizen: citizenOf(c), kind, value: body[kind], now };
        const asked = await askContactCode(database, ask);
        giveCookie(c, ASKED_COOKIE, asked, { maxAge: CODE_MINUTES * 60 });
        return c.redirect(`${c.req.path}/ma`, 303);
      },
      (problem) => <AskPage c={c} value={typed(body, kind)} problem={problem} />,
    );
  })
  .get('/tai-khoan/lien-he/:kind/ma', (c) => c.html(<ProvePage c={c} />))
  .post('/tai-khoan/lien-he/:kind/ma', async (c) => {
    const code = typed(await readForm(c), 'ma') ?? '';
    const { database, settings } = c.var.platform;
    const { kind } = kindOf(c);
    return tryDeed(
      c,
      async ({ now }) => {
        await proveContact(database, {
          ...{ wardId: c.var.ward.id, citizen: citizenOf(c), kind, code, secret: settings.secret, now },
          asked: readCookie(c, ASKED_COOKIE) ?? '',
        });
        dropCookie(c, ASKED_COOKIE);
        return c.redirect('/tai-khoan', 303);
      },
      (problem) => <ProvePage c={c} problem={problem} />,
    );
  });

function kindOf(c: OwnContext) {
  const name = c.req.param('kind') ?? '';
  const found = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (!found) throw new Problem('not_found', 'Không có trang này.');
  return { ...found, path: `/tai-khoan/lien-he/${name}` };
}

interface Shown {
  c: OwnContext;
  value?: string | undefined;
  problem?: Problem;
}

function AskPage({ c, value, problem }: Shown) {
  const { kind, title, label, type, path } = kindOf(c);
  return (
    <OwnPage c={c} title={title} problem={problem}>
      <p>Chúng tôi gửi một mã 6 số tới đó. Bạn nhập lại mã thì mới đổi.</p>
      <form method="post" action={path}>
        <FormToken value={c.var.token} />
        <Input
          {...{ name: kind, label, type, value, autocomplete: kind === 'phone' ? 'tel' : 'email' }}
          required
          error={problem?.fields[kind]}
        />
        <button class="btn btn-primary" type="submit">
          Gửi mã
        </button>
      </form>
    </OwnPage>
  );
}

function ProvePage({ c, problem }: Shown) {
  const { title, path } = kindOf(c);
  return (
    <OwnPage c={c} title={title} problem={problem}>
      <p>
        Nhập mã 6 số vừa gửi. Mã dùng một lần, trong {CODE_MINUTES} phút. <a href={path}>Gửi lại mã</a>
      </p>
      <form method="post" action={`${path}/ma`}>
        <FormToken value={c.var.token} />
        <Input
          {...{ name: 'ma', label: 'Mã 6 số', inputmode: 'numeric', autocomplete: 'one-time-code' }}
          required
          autofocus
          error={problem?.fields.ma}
        />
        <button class="btn btn-primary" type="submit">
          Xác nhận
        </button>
      </form>
    </OwnPage>
  );
}
