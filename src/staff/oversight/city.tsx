import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { grantsPage } from './grants.tsx';
import { overview } from './overview.tsx';
import { rollUpPages } from './roll-up.tsx';
import { wardFigure } from './ward-figure.tsx';
import { wardPage } from './ward-page.tsx';

/** The city's view of several wards, and the ward's view of who looks at it. */
export const cityPages = new Hono<StaffEnv>();
for (const place of [overview, rollUpPages, wardPage, wardFigure, grantsPage]) cityPages.route('/', place);
