export { PAPER_FIELD_LABELS, PAPER_FIELDS, type PaperField, type ProposedField } from './reading/fields.ts';
export { guessKind, type KindGuess } from './reading/guess-kind.ts';
export { PAPER_KIND_LABELS, PAPER_KINDS, type PaperKind } from './reading/kinds.ts';
export { proposeFields } from './reading/propose-fields.ts';
export {
  type JudgedDocument,
  type JudgedPage,
  judgeQuality,
  QUALITY_LIMITS,
  QUALITY_RULES,
  type QualityLimits,
  type QualityVerdict,
} from './reading/quality.ts';
