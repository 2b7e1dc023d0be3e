export {
  CERTIFICATION_KINDS,
  CERTIFICATION_LABELS,
  certify,
  type EntryLine,
  listCertifications,
  strikeOut,
  sumCertifications,
} from './certify.ts';
export { SHIFT_LABELS, type ShiftTotal, totalByShift } from './totals.ts';
