import type { PdfFile } from '../pdf/document.ts';
import type { FoundSignature } from '../pdf/fields.ts';
import { isName } from '../pdf/values.ts';

/** What signatures let others do after them. "unknown": single fields are locked. */
export type Permission = 'nothing' | 'fill and sign' | 'not said' | 'unknown';

/** Of the document's certification, and of the locks of this signature. */
export function permissionOf(file: PdfFile, { dict }: FoundSignature): Permission {
  const certification = file.dict(file.dict(file.root.get('Perms'))?.get('DocMDP') ?? null);
  for (const each of file.list(certification?.get('Reference') ?? null)) {
    const reference = file.dict(each);
    if (!reference || !isName(reference.get('TransformMethod'), 'DocMDP')) continue;
    const level = file.resolve(file.dict(reference.get('TransformParams'))?.get('P') ?? 2);
    return level === 1 ? 'nothing' : 'fill and sign';
  }
  const locks = file
    .list(dict.get('Reference'))
    .some((each) => isName(file.dict(each)?.get('TransformMethod') ?? null, 'FieldMDP'));
  return locks ? 'unknown' : 'not said';
}
