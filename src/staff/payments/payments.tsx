import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { dossierMoneyPages } from './dossier-money.tsx';
import { levelPages } from './levels.tsx';
import { reconciliationPages } from './reconciliation.tsx';
import { refundPages } from './refunds.tsx';
import { takingsPages } from './takings.tsx';

/** Fees and charges: the till, what a dossier owes, giving back, checking with the platform, levels. */
export const paymentPages = new Hono<StaffEnv>();
for (const place of [takingsPages, dossierMoneyPages, refundPages, reconciliationPages, levelPages])
  paymentPages.route('/', place);
