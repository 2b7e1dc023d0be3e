import { Hono } from 'hono';
import type { PortalEnv } from '../ward.ts';
import { appointmentPage } from './appointment.tsx';
import { board } from './board.tsx';
import { booking } from './booking.tsx';
import { kiosk } from './kiosk.tsx';
import { ticketPage } from './ticket.tsx';

/** What citizens use in the hall and before they come. */
export const reception = new Hono<PortalEnv>();
for (const page of [kiosk, ticketPage, board, booking, appointmentPage]) reception.route('/', page);
