import { toLocalDay } from '../../law/day.ts';
import type { DossierDocument } from '../dossiers/index.ts';
import {
  type DataReplacement,
  matchDataReplacement,
  type ProcedureVersion,
  type RequiredDocument,
} from '../procedures/index.ts';
import type { Upload } from '../uploads/index.ts';
import { itemsFor, markReusable, type VaultItem } from '../vault/index.ts';
import type { DraftChoices } from './schema.ts';

/** What a paper of the procedure asks of someone who files from home. */
export interface PaperNeed {
  paper: RequiredDocument;
  /** It must be attached, or it must be said why it is not. */
  isNeeded: boolean;
  /** The database that holds what it says: it is not asked for. */
  replaced: DataReplacement | null;
  /** The form that was filled in here is this paper. */
  isDeclared: boolean;
}

/** How the names of papers begin that the applicant fills in himself. */
const DECLARATION = /^(tờ khai|đơn |giấy đề nghị|bản khai|phiếu (khai|đề nghị|yêu cầu))/i;

/**
 * What to attach. A paper that a database replaces is not asked for; one that is only shown, or needed in some cases, may be
 * attached.
 * @law Nghị quyết 66.7/2025/NQ-CP, Phụ lục I (giấy tờ được thay bằng dữ liệu)
 */
export function paperNeeds(
  procedure: ProcedureVersion,
  replacements: readonly DataReplacement[],
  hasForm: boolean,
): PaperNeed[] {
  let declared = false;
  return procedure.documents.map((paper) => {
    // The first such paper alone: a second declaration is someone else's.
    const isDeclared = hasForm && !declared && DECLARATION.test(paper.name);
    declared ||= isDeclared;
    const replaced = matchDataReplacement(paper.name, replacements);
    const isAsked = paper.required && paper.when === null && paper.form !== 'presented';
    return { paper, isNeeded: isAsked && replaced === null && !isDeclared, replaced, isDeclared };
  });
}

/** A file that is attached to a paper of the procedure; number 0: something else that the citizen adds. */
export interface Attached extends Upload {
  no: number;
}

/** The papers that are missing, each under the name of its field. */
export function missingPapers(
  needs: readonly PaperNeed[],
  attached: readonly Attached[],
  choices: DraftChoices,
  usable: readonly VaultItem[],
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { paper, isNeeded } of needs) {
    const key = String(paper.no);
    const isAttached = attached.some(({ no }) => no === paper.no);
    const chosen = isAttached ? undefined : choices.fromVault[key];
    const isUsable = itemsFor(usable, paper.name).some(({ id }) => id === chosen);
    if (chosen !== undefined && !isUsable)
      faults[`tep.${paper.no}`] = `Bản trong kho của "${paper.name}" không còn dùng được. Hãy chọn lại.`;
    else if (isNeeded && !isAttached && !isUsable && (choices.missing[key] ?? '') === '')
      faults[`tep.${paper.no}`] = `Đính kèm "${paper.name}", hoặc ghi lý do chưa có.`;
  }
  return faults;
}

/** The documents of the dossier: one for each file, and one for each paper that a database gives. */
export function filedDocuments(
  needs: readonly PaperNeed[],
  attached: readonly Attached[],
  choices: DraftChoices,
  { usable, now }: { usable: readonly VaultItem[]; now: Date },
): DossierDocument[] {
  const documents: Omit<DossierDocument, 'no'>[] = [];
  const plain = { quantity: 1, reusable: false, scanExemptReason: null };
  for (const { paper, replaced, isDeclared } of needs) {
    const files = attached.filter(({ no }) => no === paper.no);
    const chosen = choices.fromVault[String(paper.no)];
    const item = itemsFor(usable, paper.name).find(({ id }) => id === chosen);
    for (const [at, { sha256 }] of files.entries())
      documents.push({
        ...plain,
        name: files.length === 1 ? paper.name : `${paper.name} (tệp ${at + 1})`,
        source: 'electronic',
        reusable: replaced !== null,
        file: sha256,
      });
    if (files.length > 0) continue;
    if (item !== undefined)
      documents.push({
        ...{ ...plain, name: paper.name, source: 'reused', file: item.file },
        ...{ reusable: true, reusableFrom: 'vault', vaultItemId: item.id },
      });
    else if (isDeclared)
      documents.push({
        ...{ ...plain, name: paper.name, source: 'electronic', file: null },
        scanExemptReason: 'Khai trên biểu mẫu điện tử',
      });
    else if (replaced !== null)
      documents.push({ ...plain, name: paper.name, source: 'database', reusable: true, file: null });
  }
  for (const { name, sha256 } of attached.filter(({ no }) => no === 0))
    documents.push({ ...plain, name: `Giấy tờ khác: ${name}`, source: 'electronic', file: sha256 });
  const today = toLocalDay(now);
  return documents.map((document, at) => ({
    ...(document.source === 'reused' ? document : markReusable(document, usable, today)),
    no: at + 1,
  }));
}
