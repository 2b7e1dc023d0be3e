import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { batchPages } from './batch.tsx';
import { paperPages } from './paper.tsx';
import { toDigitise } from './to-digitise.tsx';
import { tray } from './tray.tsx';
import { scanUploads } from './uploads.ts';

/** Papers become data: everything that officers do with scans. */
export const digitisationPages = new Hono<StaffEnv>();
for (const place of [scanUploads, toDigitise, tray, batchPages, paperPages])
  digitisationPages.route('/', place);
