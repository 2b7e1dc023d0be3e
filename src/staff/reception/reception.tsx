import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { appointments } from './appointments.tsx';
import { figures } from './figures.tsx';
import { hall } from './hall.tsx';
import { setup } from './setup.tsx';
import { visitRows } from './visit-rows.tsx';

/** The hall: calling, appointments, waiting times, and what the ward sets. */
export const reception = new Hono<StaffEnv>();
for (const page of [hall, appointments, figures, visitRows, setup]) reception.route('/', page);
