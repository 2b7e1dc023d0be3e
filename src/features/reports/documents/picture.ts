import { type ChartSpec, chartPicture, describeChart } from '../../../platform/charts/index.ts';
import type { PictureBlock } from '../../official-documents/index.ts';

/** In points: as wide as the text of a page. */
const SIZE = { width: 460, height: 260 };

/** A chart as it stands in a document, with its words for those who do not see it. */
export async function pictureOf(spec: ChartSpec): Promise<PictureBlock> {
  return {
    kind: 'picture',
    caption: spec.title,
    description: describeChart(spec),
    ...(await chartPicture(spec, SIZE)),
  };
}
