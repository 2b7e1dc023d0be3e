import type { PageText } from '../../../platform/scanning/index.ts';
import type { ProposedField } from './fields.ts';
import type { PaperKind } from './kinds.ts';

/** What stands in a paper's fields, as far as it was read well enough; at most one proposal a field. */
export function proposeFields(_kind: PaperKind, _pages: readonly PageText[]): ProposedField[] {
  return [];
}
