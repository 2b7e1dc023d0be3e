import { readDatabaseSize, readDisk, weighFiles } from '../../platform/health/sizes.ts';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { Status } from '../../ui/page.tsx';
import type { Section } from './section.ts';

/** Below this share of the disk something has to be done soon. */
const LITTLE_FREE = 0.15;

/** What files and the database take, and what room is left. */
export const STORAGE: Section = {
  title: 'Lưu trữ',
  async show(c) {
    const { database, settings } = c.var.platform;
    const { files, bytes } = await weighFiles(database.db, c.var.officer.wardId);
    const disk = await readDisk(settings.dataDir);
    const isLittle = disk.free < disk.size * LITTLE_FREE;
    const free = `${formatBytes(disk.free)} trên ${formatBytes(disk.size)}`;
    return (
      <dl class="facts">
        <dt>Tệp của phường</dt>
        <dd>
          {formatNumber(files, 0)} tệp, {formatBytes(bytes)}
          {settings.files.s3 !== null && ', trong kho S3'}
        </dd>
        <dt>Cơ sở dữ liệu (mọi phường)</dt>
        <dd>{formatBytes(await readDatabaseSize(database.db))}</dd>
        <dt>Ổ đĩa của máy chủ còn trống</dt>
        <dd>{isLittle ? <Status tone="bad">{free}</Status> : free}</dd>
      </dl>
    );
  },
};
