import { type Day, toLocalDay } from '../../../law/day.ts';
import { DOCUMENT_KINDS, documentSymbol, type OfficialKind } from '../../../law/document-kinds.ts';
import { inForce } from '../../../law/in-force.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listSlipWordings, NO_WORDS, wordingAt } from '../../dossiers/index.ts';
import { findWard, listOfficersEver, listUnits, type Officer } from '../../organisation/index.ts';
import type { OfficialDocument } from '../layout/model.ts';
import type { OfficialContent, OfficialDocumentRecord } from '../schema.ts';
import { signatureOf } from '../signing.ts';

type Described = Pick<OfficialDocumentRecord, 'wardId' | 'kind' | 'unitId' | 'signing' | 'signerId'>;

/** Text, letterhead and signature put together as the document will stand; without number and day. */
export async function composeDocument(
  db: Db,
  document: Described,
  content: OfficialContent,
  at: Date,
): Promise<OfficialDocument> {
  const { wardId, kind, signing, signerId } = document;
  const ward = await findWard(db, wardId);
  const words = wordingAt(await listSlipWordings(db, wardId), 'all', at)?.words ?? NO_WORDS;
  const signer = signerId === null ? null : await findSigner(db, wardId, signerId);
  const { sign, unit } = await signsOf(db, document);
  const { name } = kindOf(kind, toLocalDay(at));
  return {
    ...content,
    kindName: name?.toUpperCase() ?? null,
    agency: {
      parent: null,
      name: (words.committee || `Ủy ban nhân dân\n${ward.name}`).toUpperCase(),
    },
    ...{
      number: null,
      day: null,
      symbol: documentSymbol(kindOf(kind, toLocalDay(at)), { agency: sign, unit }),
    },
    place: words.place || ward.name.replace(/^(phường|xã|đặc khu)\s+/i, ''),
    signature: signatureOf(signing, signer, toLocalDay(at)),
    recipients: withFiling(content.recipients, unit),
  };
}

/** A kind as it is called on a day. */
export function kindOf(kind: OfficialKind, day: Day) {
  return inForce(DOCUMENT_KINDS, day).kinds[kind];
}

/** The last recipient is the registry's file: "Lưu: VT, TTPVHCC". */
function withFiling(recipients: readonly string[], unit: string): string[] {
  return recipients.some((line) => /^-?\s*lưu\s*:/i.test(line))
    ? [...recipients]
    : [...recipients, `Lưu: VT, ${unit}`];
}

async function findSigner(db: Db, wardId: number, id: number): Promise<Officer | null> {
  return (await listOfficersEver(db, wardId)).find((each) => each.id === id) ?? null;
}

/** The agency's sign is the code of the unit that leads the ward; the drafting unit's is its code. */
async function signsOf(db: Db, { wardId, unitId }: Described): Promise<{ sign: string; unit: string }> {
  const units = await listUnits(db, wardId);
  return {
    sign: units.find((unit) => unit.kind === 'office')?.code ?? 'UBND',
    unit: units.find((unit) => unit.id === unitId)?.code ?? 'VP',
  };
}
