import { Hono } from 'hono';
import type { StaffEnv } from '../session.ts';
import { copyPages } from './copies.tsx';
import { issuing } from './issuing.tsx';
import { numberRegister } from './register.tsx';
import { resultPage } from './result-page.tsx';

/** Drafting, signing, issuing; and the book of what was issued. */
export const resultPages = new Hono<StaffEnv>()
  .route('/', resultPage)
  .route('/', issuing)
  .route('/', numberRegister)
  .route('/', copyPages);
