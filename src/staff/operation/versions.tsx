import { formatTime } from '../../law/day.ts';
import { findLastMigration, VERSION } from '../../platform/health/version.ts';
import type { Section } from './section.ts';

/** Which program answers, on which database, and since when. */
export const VERSIONS: Section = {
  title: 'Phiên bản',
  async show(c) {
    const { name, at } = await findLastMigration(c.var.platform.database.db);
    return (
      <dl class="facts">
        <dt>Chương trình</dt>
        <dd>{VERSION}</dd>
        <dt>Bước di trú cuối của cơ sở dữ liệu</dt>
        <dd>
          {name.replace('.sql', '')}, lúc {formatTime(at)}
        </dd>
        <dt>Máy chủ này chạy từ</dt>
        <dd>{formatTime(new Date(performance.timeOrigin))}</dd>
      </dl>
    );
  },
};
