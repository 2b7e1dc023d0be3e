import { formatTime } from '../../law/day.ts';
import { findLastBackups } from '../../platform/backup/last-backups.ts';
import { formatBytes } from '../../ui/format.ts';
import { Status } from '../../ui/page.tsx';
import type { Section } from './section.ts';

/** A nightly backup that is older than this was missed. */
const OLD_MS = 26 * 3_600_000;

/** When the newest backup was made, and whether the last try failed. */
export const BACKUPS: Section = {
  title: 'Sao lưu',
  async show(c) {
    const { database, now } = c.var.platform;
    const { whole, failed } = await findLastBackups(database.db);
    const isOld = whole !== null && now().getTime() - whole.at.getTime() > OLD_MS;
    return (
      <dl class="facts">
        <dt>Bản gần nhất</dt>
        <dd>
          {whole === null && <Status tone="bad">Chưa có bản nào</Status>}
          {whole !== null && isOld && <Status tone="bad">{formatTime(whole.at)}, quá một ngày</Status>}
          {whole !== null && !isOld && formatTime(whole.at)}
          {whole !== null && `, ${formatBytes(whole.bytes)}`}
        </dd>
        {failed !== null && (
          <>
            <dt>Lần sao lưu cuối không trọn</dt>
            <dd>
              <Status tone="bad">{formatTime(failed.at)}</Status>{' '}
              {failed.said === '' ? 'Có tệp không đọc được.' : failed.said}
            </dd>
          </>
        )}
      </dl>
    );
  },
};
