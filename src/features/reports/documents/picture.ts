import type { ChartSpec } from '../../../platform/charts/spec.ts';
import type { PictureBlock } from '../../official-documents/index.ts';

/** A chart as it stands in a document; null while nothing here draws charts as pictures. */
export async function pictureOf(_spec: ChartSpec): Promise<PictureBlock | null> {
  return null;
}
