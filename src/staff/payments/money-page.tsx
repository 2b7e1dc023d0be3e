import type { Child } from 'hono/jsx';
import type { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { seesMoney } from './rights.ts';

export const PLACE = '/can-bo/thu-phi';

const ROOMS = [
  { path: PLACE, label: 'Thu trong ngày, ca' },
  { path: `${PLACE}/hoan-tra`, label: 'Hoàn trả' },
  { path: `${PLACE}/doi-soat`, label: 'Đối soát' },
  { path: `${PLACE}/muc-thu`, label: 'Mức thu, tài khoản' },
];

interface Props {
  c: StaffContext;
  title: string;
  /** Which room this is; empty: a page about one thing. */
  room?: string;
  problem?: Problem | undefined;
  children: Child;
}

/** The frame of every page about money: its rooms, and what went wrong. */
export function MoneyPage({ c, title, room, problem, children }: Props) {
  const rooms = seesMoney(c.var.officer) ? ROOMS : ROOMS.slice(3);
  return (
    <StaffPage title={title} officer={c.var.officer} token={c.var.token} place={PLACE}>
      <div class="page-head">
        <h1>{title}</h1>
        <nav class="tally no-print" aria-label="Thu phí">
          {rooms.map((each) => (
            <a href={each.path} {...(each.path === room && { 'aria-current': 'page' as const })}>
              {each.label}
            </a>
          ))}
        </nav>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {children}
    </StaffPage>
  );
}
