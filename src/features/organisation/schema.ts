import { z } from 'zod';

/** What an officer may do at a step of a dossier or of the plan. */
export const DUTIES = [
  'receive',
  'examine',
  'review',
  'sign',
  'stamp',
  'return',
  'oversee',
  'control',
  'administer',
] as const;
export type Duty = (typeof DUTIES)[number];

export const UNIT_KINDS = [
  'office',
  'division',
  'centre',
  'service',
  'portal',
  'police',
  'military',
  'union',
  'collective',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Ward {
  id: number;
  code: string;
  name: string;
  city: string;
  agencyCode: string;
  address: string;
  phone: string | null;
  portalHost: string | null;
}

export interface Unit {
  id: number;
  code: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  headTitle: string;
}

/** The signed-in officer, as every rule about rights sees him. */
export interface Officer {
  wardId: number;
  id: number;
  unitId: number;
  username: string;
  displayName: string;
  title: string;
  duties: readonly Duty[];
}

export const loginForm = z.object({
  ward: z.coerce.number().int().optional(),
  username: z.string().trim().toLowerCase().min(1, 'Nhập tên đăng nhập.').max(60),
  password: z.string().min(1, 'Nhập mật khẩu.').max(200),
});
export type LoginForm = z.infer<typeof loginForm>;

export const newOfficer = z.object({
  unitCode: z.string().min(1),
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{3,60}$/, 'Tên đăng nhập: 3–60 ký tự a–z, 0–9, dấu chấm, gạch.'),
  displayName: z.string().trim().min(1).max(120),
  title: z.string().trim().min(1).max(120),
  duties: z.array(z.enum(DUTIES)).min(1, 'Cần ít nhất một nhiệm vụ.'),
  password: z.string().min(10, 'Mật khẩu cần ít nhất 10 ký tự.').max(200),
  isDemo: z.boolean().default(false),
});
export type NewOfficer = z.input<typeof newOfficer>;

/** One deed: who acts and when. Made once per request; rules and verbs read no clock and no session. */
export interface Act {
  officer: Officer;
  now: Date;
  requestId: string;
}
