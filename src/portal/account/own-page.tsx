import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Citizen, VisitorAct } from '../../features/citizens/index.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import { type KnownEnv, visitorActOf } from '../visitor.ts';

export type OwnContext = Context<KnownEnv>;

/** The person whose page it is; after `knownCitizen`. */
export function citizenOf(c: OwnContext): Citizen {
  const { visitor } = c.var;
  if (visitor.kind !== 'citizen') throw new Problem('not_allowed', 'Việc này cần tài khoản định danh.');
  return visitor.citizen;
}

interface OwnPageProps {
  c: OwnContext;
  title: string;
  problem?: Problem | undefined;
  children: Child;
}

/** A page of one's account: its title, what went wrong, and the way back. */
export function OwnPage({ c, title, problem, children }: OwnPageProps) {
  return (
    <PortalPage title={title} ward={c.var.ward}>
      {c.req.path !== '/tai-khoan' && (
        <p>
          <a href="/tai-khoan">Tài khoản của tôi</a>
        </p>
      )}
      <h1>{title}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {children}
    </PortalPage>
  );
}

/** Does a deed in one transaction; what the person did wrong is shown on the page that he came from. */
export async function tryDeed(
  c: OwnContext,
  deed: (act: VisitorAct) => Promise<Response>,
  showAgain: (problem: Problem) => Promise<Child> | Child,
): Promise<Response> {
  try {
    return await deed(visitorActOf(c));
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    return c.html((await showAgain(error)) as never, error.status);
  }
}
