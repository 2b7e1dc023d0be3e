import { Hono } from 'hono';
import { findWardRules } from '../../../features/dossiers/index.ts';
import {
  checklistOf,
  dataReplacementsOf,
  estimateFee,
  findProcedure,
} from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { ErrorSummary } from '../../../ui/page.tsx';
import { PortalPage } from '../../frame.tsx';
import type { PortalEnv } from '../../ward.ts';
import { cleanCode, Doors, Subtitle } from '../doors.tsx';
import { Part } from '../part.tsx';
import { CaseForm } from './case-form.tsx';
import { DueWords, FeeWords } from './estimates.tsx';
import { readCase } from './read-case.ts';
import { WhatToBring } from './what-to-bring.tsx';

/** "What do I need to bring?": by the answers in the address; nothing is kept. */
export const preparing = new Hono<PortalEnv>().get('/thu-tuc/:code/chuan-bi', async (c) => {
  const { database, now } = c.var.platform;
  const code = cleanCode(c.req.param('code'));
  const today = toLocalDay(now());
  const procedure = await findProcedure(database.db, code, today);
  const counting = await findWardRules(database.db, c.var.ward.id, now());
  const given = readCase((name) => c.req.query(name), procedure, { now: now(), hoursOn: counting.hoursOn });
  const lines = checklistOf(procedure, await dataReplacementsOf(database.db, code, today), given.answers);
  const estimate = estimateFee(procedure, { ...given, onDay: toLocalDay(given.filedAt) });
  const isWrong = Object.keys(given.errors).length > 0;
  return c.html(
    <PortalPage title={`Cần mang gì: ${procedure.name}`} ward={c.var.ward} place="/thu-tuc">
      <h1>Tôi cần mang gì?</h1>
      <p>
        <a href={`/thu-tuc/${code}`}>{procedure.name}</a>
      </p>
      <Subtitle procedure={procedure} />
      {isWrong && (
        <ErrorSummary message="Có mục chưa đúng, phần dự tính bên dưới chưa kể đến." fields={given.errors} />
      )}
      <details
        class="no-print case-box"
        open={isWrong || Object.values(given.typed).every((text) => text === '')}
      >
        <summary>Trả lời vài câu để biết chắc, câu nào chưa biết thì bỏ qua</summary>
        <CaseForm procedure={procedure} given={given} />
      </details>
      <Part title="Giấy tờ">
        <WhatToBring lines={lines} />
      </Part>
      <Part title="Dự tính chi phí">
        <FeeWords estimate={estimate} />
      </Part>
      <Part title="Dự tính ngày có kết quả">
        <DueWords procedure={procedure} given={given} counting={counting} />
      </Part>
      <Doors procedure={procedure} here="chuan-bi" />
      <p class="no-print">
        <button class="btn" type="button" data-print hidden>
          In danh sách này
        </button>{' '}
        <span class="text-secondary">Bấm Ctrl + P để in; giữ địa chỉ trang này là giữ các câu trả lời.</span>
      </p>
    </PortalPage>,
    isWrong ? 422 : 200,
  );
});
