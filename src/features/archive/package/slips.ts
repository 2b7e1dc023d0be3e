import { drawPdf, fillSlip, type SlipSource, slipsOf } from '../../dossiers/index.ts';
import { type Part, partOf } from './part.ts';
import { pathOf } from './paths.ts';

const PDF = 'application/pdf';

/** Every slip of a dossier as it is printed; the control slip last. */
export async function slipParts(source: SlipSource): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { kind, stepNo, title } of slipsOf(source.dossier)) {
    const slip = fillSlip(source, kind, stepNo);
    const path = pathOf('phieu', slip.stepNo, title, PDF);
    parts.push(partOf({ path, role: 'slip', name: title, mediaType: PDF, bytes: await drawPdf(slip) }));
  }
  return parts;
}
