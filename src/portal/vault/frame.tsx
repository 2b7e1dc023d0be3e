import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { ITEM_STATE_LABELS, type ItemState, type VaultItem } from '../../features/vault/index.ts';
import { addDays, formatDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { ErrorSummary, Status } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { KnownEnv } from '../visitor.ts';

export type VaultContext = Context<KnownEnv>;

interface VaultPageProps {
  c: VaultContext;
  title: string;
  /** Above everything but the title. */
  problem?: Problem | undefined;
  isTop?: boolean;
  children: Child;
}

export function VaultPage({ c, title, problem, isTop = false, children }: VaultPageProps) {
  return (
    <PortalPage title={title} ward={c.var.ward}>
      <p>
        <a href={isTop ? '/tai-khoan' : '/kho-giay-to'}>
          {isTop ? 'Tài khoản của tôi' : 'Kho giấy tờ của tôi'}
        </a>
      </p>
      <h1>{title}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {children}
    </PortalPage>
  );
}

const TONES: Record<ItemState, 'good' | 'warn' | 'bad' | 'none'> = {
  ...{ valid: 'good', early: 'warn', expired: 'bad', unverified: 'warn' },
  ...{ held: 'warn', replaced: 'none', withdrawn: 'none', deleted: 'none' },
};

export function StateMark({ state }: { state: ItemState }) {
  return <Status tone={TONES[state]}>{ITEM_STATE_LABELS[state]}</Status>;
}

/** Until when it holds, in words. */
export function validityOf({ validUntil, validFrom, issuedOn }: VaultItem): string {
  if (validUntil !== null) return `Có giá trị đến hết ngày ${formatDay(addDays(validUntil, -1))}`;
  return issuedOn === null
    ? 'Không ghi thời hạn'
    : `Có giá trị từ ngày ${formatDay(validFrom)}, không ghi thời hạn`;
}
