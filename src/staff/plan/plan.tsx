import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { importPages } from './imports.tsx';
import { reviewPages } from './review.tsx';
import { assignPage } from './task/assign-page.tsx';
import { subtaskPage } from './task/subtask-page.tsx';
import { taskPage } from './task.tsx';
import { timelinePages } from './timeline/timeline.tsx';
import { wall } from './wall.tsx';

/** The pages of the plan: the wall, its tasks, and how a plan comes in. */
export const plan = new Hono<StaffEnv>();
for (const place of [wall, taskPage, assignPage, subtaskPage, timelinePages, importPages, reviewPages])
  plan.route('/', place);
