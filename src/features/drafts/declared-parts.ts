import { type PartsFrom, partOf } from '../archive/index.ts';
import { describeAnswers } from '../procedures/index.ts';
import { declarationFile } from './declaration-file.ts';
import { findAnswers } from './find-answers.ts';
import { findReceipt } from './find-receipt.ts';
import { receiptText, signReceipt } from './receipt.ts';

/** What was declared at home, for the package of its dossier: as data with the signed receipt, and printed. */
export const declaredParts: PartsFrom = async (ground, ward, dossier) => {
  const { db } = ground.database;
  const filed = await findAnswers(db, dossier.wardId, dossier.id);
  if (filed === null) return [];
  const { form, answers } = filed;
  const receipt = await findReceipt(db, dossier);
  const data = {
    form: { procedureCode: form.procedureCode, version: form.version, title: form.title },
    answers,
    described: describeAnswers(form, answers),
    receipt: receipt && {
      text: receiptText(receipt),
      signature: signReceipt(ground.settings.secret, receipt),
    },
  };
  const printed = await declarationFile(ground, ward, dossier);
  return [
    partOf({ path: 'to-khai/to-khai.pdf', role: 'declaration', ...printed }),
    partOf({
      path: 'to-khai/cau-tra-loi.json',
      role: 'answers',
      mediaType: 'application/json',
      bytes: Buffer.from(`${JSON.stringify(data, null, 1)}\n`),
    }),
  ];
};
