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

/** Units that examine dossiers; the others of a ward have other work. */
export function examinesDossiers(unit: { kind: string; isClosed?: boolean }): boolean {
  if (unit.isClosed) return false;
  return unit.kind === 'division' || unit.kind === 'police' || unit.kind === 'military';
}

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

/** A ward or commune, by the code of its agency (H24.105.25); the city's own offices, which only look on, have shorter ones (H24.12). */
export function isWard({ agencyCode }: Pick<Ward, 'agencyCode'>): boolean {
  return agencyCode.split('.').length > 2;
}

export interface Unit {
  id: number;
  code: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  headTitle: string;
  /** It takes nothing more; what it did goes on naming it. */
  isClosed: boolean;
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
  /** May look at the figures of other wards today; known of a signed-in officer only. */
  overseesWards?: boolean;
}

export const loginForm = z.object({
  ward: z.coerce
    .number()
    .int()
    .max(2 ** 31 - 1)
    .optional(),
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

const line = (most: number) => z.string().trim().min(1, 'Không được trống.').max(most);

const newUnit = z.object({
  code: line(30).regex(/^[A-Z0-9-]+$/, 'Mã đơn vị: chữ hoa không dấu, số, gạch nối.'),
  name: line(200),
  shortName: line(80),
  kind: z.enum(UNIT_KINDS),
  headTitle: z.string().trim().max(120).default(''),
  members: z.array(z.string()).default([]),
  aliases: z.array(line(200)).default([]),
});

/** A ward as a file describes it: `db/seeds/organisation/hai-duong.json` is one. */
export const newWard = z
  .object({
    ward: z.object({
      code: line(20).regex(/^\d{4,6}$/, 'Mã phường, xã là 4–6 chữ số.'),
      name: line(120),
      city: line(120),
      agencyCode: line(30).regex(
        /^[A-Z]\d{2}(\.\d{1,3}){1,3}$/,
        'Mã cơ quan như H24.105.25 (phần đầu của mã hồ sơ).',
      ),
      address: line(300),
      phone: line(40).nullable().default(null),
      portalHost: line(253).toLowerCase().nullable().default(null),
    }),
    units: z.array(newUnit).min(1, 'Cần ít nhất một đơn vị.'),
  })
  .superRefine(({ units }, context) => {
    const codes = units.map((unit) => unit.code);
    for (const [at, unit] of units.entries()) {
      if (codes.indexOf(unit.code) !== at)
        context.addIssue({ code: 'custom', path: ['units', at], message: `Mã "${unit.code}" lặp lại.` });
      for (const member of unit.members)
        if (!codes.includes(member))
          context.addIssue({
            code: 'custom',
            path: ['units', at],
            message: `Không có đơn vị "${member}".`,
          });
    }
  });
export type NewWard = z.input<typeof newWard>;

/** One deed: who acts and when. Made once per request; rules and verbs read no clock and no session. */
export interface Act {
  officer: Officer;
  now: Date;
  requestId: string;
}
