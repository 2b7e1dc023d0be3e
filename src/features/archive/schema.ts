import { z } from 'zod';
import { CHANNELS, DOCUMENT_SOURCES, PLACES, STATUSES, STEPS } from '../dossiers/index.ts';
import { UNIT_KINDS } from '../organisation/index.ts';

/** Names the layout of a package; another layout is another number, and old ones stay readable. */
export const FORMAT = 'motcua/goi-ho-so/1';

/** What a file of a package is. */
export const ROLES = [
  'slip',
  'paper',
  'attachment',
  'result',
  'declaration',
  'answers',
  'receipt',
  'page',
  'guide',
  'checker',
] as const;
export type Role = (typeof ROLES)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });
const id = z.int().positive();
/** A place within the package: lower case, no accents, never above or beside it. */
const path = z.string().regex(/^(?:[A-Za-z0-9][A-Za-z0-9_-]*\/)?[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z0-9]{1,8}$/);
const text = z.string().max(20_000);

const file = z.strictObject({
  path,
  role: z.enum(ROLES),
  /** As it was called where it came from. */
  name: z.string().max(300),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/),
  /** Bytes. */
  size: z.int().nonnegative(),
  sha256,
});
export type ManifestFile = z.output<typeof file>;

const step = z.strictObject({
  no: id,
  step: z.enum(STEPS),
  statusAfter: z.enum(STATUSES),
  at: instant,
  officerId: id.nullable(),
  unitId: id.nullable(),
  toUnitId: id.nullable(),
  toOfficerId: id.nullable(),
  dueAt: instant.nullable(),
  payload: z.record(z.string(), z.json()),
  clientKey: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  previousHash: sha256,
  hash: sha256,
});
export type ManifestStep = z.output<typeof step>;

const documentOf = z.strictObject({
  no: z.int().nonnegative(),
  name: text,
  source: z.enum(DOCUMENT_SOURCES),
  quantity: z.int().nonnegative(),
  reusable: z.boolean(),
  file: sha256.nullable(),
  path: path.nullable(),
  scanExemptReason: text.nullable(),
  askedBecause: text.optional(),
  vaultItemId: id.optional(),
  lookupId: id.optional(),
});

const applicant = z.strictObject({
  name: text,
  personalId: text.nullable(),
  birthOn: text.nullable(),
  phone: text.nullable(),
  address: text,
  email: text.nullable(),
  representativeName: text.nullable(),
  representativePersonalId: text.nullable(),
  representativeBasis: text.nullable(),
  request: text,
  returnBy: text,
  returnAddress: text,
  noticeBy: text,
});

/** What follows from the steps alone; whoever reads a package folds them and compares. */
const facts = z.strictObject({
  code: z.string().regex(/^[A-Z0-9.-]{1,60}$/),
  procedureCode: z.string().max(40),
  procedureVersion: id,
  termNo: z.int().nullable(),
  term: z.string().max(40).nullable(),
  channel: z.enum(CHANNELS),
  origin: z.enum(['system', 'paper_book']),
  applicantKind: z.enum(['citizen', 'organisation']),
  place: z.enum(PLACES),
  elsewhere: text.nullable(),
  foreignCode: text.nullable(),
  competentUnitId: id,
  status: z.enum(STATUSES),
  submittedAt: instant,
  receivedAt: instant.nullable(),
  dueAt: instant.nullable(),
  finishedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  endedAt: instant,
  stepCount: id,
  supplementCount: z.int(),
  extensionCount: z.int(),
  correctionCount: z.int(),
  resultOutcome: z.enum(['granted', 'denied']).nullable(),
  resultName: text.nullable(),
  resultNumber: text.nullable(),
  resultOn: text.nullable(),
  resultFile: sha256.nullable(),
});
export type Facts = z.output<typeof facts>;

/** The manifest of a package: everything about one ended dossier, and every file with its hash. */
export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  ward: z.strictObject({
    code: z.string().max(20),
    name: z.string().max(120),
    city: z.string().max(120),
    agencyCode: z.string().max(30),
    address: z.string().max(300),
    phone: z.string().max(40).nullable(),
  }),
  procedure: z.strictObject({ name: text, field: text }),
  dossier: facts,
  applicant,
  /** Whom the steps name, by the numbers that they had at the ward; names only, no accounts. */
  units: z.array(
    z.strictObject({
      id,
      code: z.string().max(30),
      name: z.string().max(200),
      shortName: z.string().max(80),
      kind: z.enum(UNIT_KINDS),
      headTitle: z.string().max(120),
    }),
  ),
  officers: z.array(
    z.strictObject({ id, unitId: id, name: z.string().max(120), title: z.string().max(120) }),
  ),
  documents: z.array(documentOf).max(500),
  steps: z.array(step).min(1).max(5000),
  /** The last day of its keeping, `YYYY-MM-DD`, or "forever"; null where the ward has not set a period. */
  keptUntil: z.union([z.iso.date(), z.literal('forever')]).nullable(),
  files: z.array(file).max(1990),
});
export type Manifest = z.output<typeof manifestSchema>;

/** Files that the manifest cannot name because they name it. */
export const MANIFEST = 'manifest.json';
export const KEY = 'khoa-cong-khai.pem';
export const SUMS = 'SHA256SUMS';
export const SIGNATURE = 'SHA256SUMS.sig';

/** The manifest's JSON Schema, as it is published. */
export function manifestJsonSchema(): string {
  return `${JSON.stringify({ $id: FORMAT, ...z.toJSONSchema(manifestSchema) }, null, 2)}\n`;
}
