import { Hono } from 'hono';
import { log } from '../../platform/log.ts';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { BACKUPS } from './backups.tsx';
import { CERTIFICATES } from './certificates.tsx';
import { JOBS } from './jobs.tsx';
import { OUTSIDE } from './outside.tsx';
import type { Section } from './section.ts';
import { STORAGE } from './storage.tsx';
import { VERSIONS } from './versions.tsx';

const PATH = '/can-bo/quan-tri/van-hanh';

/** The page from top to bottom. */
const SECTIONS: readonly Section[] = [JOBS, OUTSIDE, STORAGE, BACKUPS, CERTIFICATES, VERSIONS];

/** How the system itself does, for whoever administers it. */
export const operationPages = new Hono<StaffEnv>().get(PATH, async (c) => {
  requireDuty(c.var.officer, 'administer');
  const shown = await Promise.all(SECTIONS.map((section) => show(c, section)));
  return c.html(
    <StaffPage title="Vận hành" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Vận hành</h1>
      {SECTIONS.map(({ title }, no) => (
        <section class="mb-4" aria-labelledby={`phan-${no}`}>
          <h2 id={`phan-${no}`}>{title}</h2>
          {shown[no]}
        </section>
      ))}
    </StaffPage>,
  );
});

async function show(c: StaffContext, { title, show: read }: Section) {
  try {
    return await read(c);
  } catch (error) {
    log('error', 'section_failed', { title, error });
    return (
      <p class="empty-state">
        Không đọc được phần này; lỗi nằm trong nhật ký của máy chủ, số yêu cầu {c.var.requestId}.
      </p>
    );
  }
}
