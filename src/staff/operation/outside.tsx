import { unansweredByDatabase } from '../../features/lookups/index.ts';
import { failedByChannel } from '../../features/notices/index.ts';
import { unansweredByPlatform } from '../../features/payments/index.ts';
import { formatTime } from '../../law/day.ts';
import { NATIONAL_DATABASES } from '../../law/national-databases.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';
import { formatNumber } from '../../ui/format.ts';
import type { StaffContext } from '../session.ts';
import { shortened } from './dead-jobs.tsx';
import type { Section } from './section.ts';

const DAYS = 7;
const PEERS: Record<MessageChannel, string> = {
  mail: 'Máy chủ thư',
  sms: 'Cổng tin nhắn SMS',
  zalo: 'Cổng tin nhắn Zalo',
};

interface Fault {
  peer: string;
  /** Where the single failures are listed; null: in a room that administrators may not enter. */
  path: string | null;
  count: number;
  lastAt: Date;
  lastError: string;
}

/** What systems outside did not take or answer, of the ward. */
export const OUTSIDE: Section = {
  title: 'Lời gọi ra ngoài bị hỏng',
  async show(c) {
    const faults = await listFaults(c);
    if (faults.length === 0)
      return <p class="empty-state">Trong {DAYS} ngày qua không có lời gọi nào hỏng.</p>;
    return (
      <>
        <p>Của phường, trong {DAYS} ngày qua.</p>
        <ul class="choice-list">
          {faults.map(({ peer, path, count, lastAt, lastError }) => (
            <li>
              {path === null ? <b>{peer}</b> : <a href={path}>{peer}</a>} {formatNumber(count, 0)} lần, gần
              nhất {formatTime(lastAt)}: {shortened(lastError)}
            </li>
          ))}
        </ul>
      </>
    );
  },
};

async function listFaults(c: StaffContext): Promise<Fault[]> {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const since = new Date(now().getTime() - DAYS * 86_400_000);
  const notices = await failedByChannel(database.db, wardId, since);
  const lookups = await unansweredByDatabase(database.db, wardId, since);
  const payments = await unansweredByPlatform(database.db, wardId, since);
  return [
    ...notices.map(({ channel, ...fault }) => ({
      ...{ ...fault, peer: PEERS[channel], path: `/can-bo/thong-bao?kenh=${channel}` },
    })),
    ...lookups.map(({ database: code, ...fault }) => ({
      ...{ ...fault, peer: NATIONAL_DATABASES[code].name, path: '/can-bo/khai-thac-du-lieu' },
    })),
    ...(payments === null
      ? []
      : [
          {
            ...payments,
            ...{ peer: 'Nền tảng thanh toán', path: null, lastError: 'Không trả lời.' },
          },
        ]),
  ];
}
