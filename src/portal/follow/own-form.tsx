import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { Dossier } from '../../features/dossiers/index.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import { type OwnContext, pathOf } from './read-own.ts';

export type Typed = Record<string, unknown>;

/** A page that does one thing to the visitor's own dossier: what it means, its form, what went wrong. */
export function OwnFormPage(props: {
  c: OwnContext;
  dossier: Dossier;
  title: string;
  /** Address and name of the thing. */
  part: string;
  action: string;
  problem?: Problem | undefined;
  typed?: Typed | undefined;
  /** Why it cannot be done now; then there is no form. */
  closed?: string | null;
  intro?: Child;
  children?: Child;
}) {
  const { c, dossier, title, part, problem, typed, closed = null } = props;
  return (
    <PortalPage title={title} ward={c.var.ward} place="/ho-so-cua-toi">
      <p>
        <a href={pathOf(dossier)}>Hồ sơ {dossier.state.code}</a>
      </p>
      <h1>{title}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {closed !== null ? (
        <>
          <p class="said">{closed}</p>
          <a class="btn btn-primary" href={pathOf(dossier)}>
            Về hồ sơ
          </a>
        </>
      ) : (
        <>
          {props.intro}
          <form method="post" action={pathOf(dossier, part)} enctype="multipart/form-data">
            <FormToken value={c.var.token} />
            <input type="hidden" name="clientKey" value={keyOf(typed, problem)} />
            {props.children}
            <button class="btn btn-primary" type="submit">
              {props.action}
            </button>{' '}
            <a class="btn" href={pathOf(dossier)}>
              Thôi
            </a>
          </form>
        </>
      )}
    </PortalPage>
  );
}

/** A key stays until it has written something; one that may have is not used again. */
function keyOf(typed: Typed | undefined, problem: Problem | undefined): string {
  const kept = typed?.clientKey;
  return typeof kept === 'string' && isKey(kept) && problem?.code !== 'changed_meanwhile'
    ? kept
    : randomUUID();
}

/** The form's key. @throws Problem invalid */
export function clientKeyOf(body: Typed): string {
  if (typeof body.clientKey === 'string' && isKey(body.clientKey)) return body.clientKey;
  throw new Problem('invalid', 'Biểu mẫu này đã cũ. Hãy mở lại trang rồi làm tiếp.');
}

function isKey(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);
}

/** Errors that the form's own page says; another's dossier and a rate limit have pages of their own. */
export function isForForm(error: unknown): error is Problem {
  return error instanceof Problem && error.code !== 'not_found' && error.code !== 'too_many_tries';
}
