import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { downloads } from './downloads.ts';
import { formViewer } from './forms/form-viewer.tsx';
import { rowsPage } from './forms/rows-page.tsx';
import { reportList } from './report-list.tsx';
import { reportPage } from './report-page.tsx';
import { writing } from './writing.tsx';

/** Reports of the ward: periods, each report, the forms of any period, and the dossiers behind their numbers. */
export const reportPages = new Hono<StaffEnv>();
for (const place of [reportList, formViewer, rowsPage, downloads, writing, reportPage])
  reportPages.route('/', place);
