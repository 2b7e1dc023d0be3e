import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Officer } from '../../organisation/index.ts';
import { answerOf } from '../handling/merged.ts';
import { mayRead } from '../rights.ts';
import { askedOfficers, type Feedback, findFeedback } from '../store.ts';
import { actorsOf } from '../workflow.ts';
import {
  listPictures,
  listPublicationPhotos,
  type Picture,
  type PublicationPhoto,
} from './photos/pictures.ts';
import { findKnownOf } from './text/known.ts';
import type { PublicText } from './text/public-text.ts';
import { listVersions, type PublicationVersion } from './versions.ts';

/** Everything from which a public text is made. */
export interface PublishGround {
  item: Feedback;
  /** The words as they came, and the answer as it was approved. */
  original: PublicText;
  /** See `findKnownOf`; never shown. */
  known: readonly string[];
  pictures: readonly Picture[];
  versions: readonly PublicationVersion[];
  /** Of the last version. */
  photos: readonly PublicationPhoto[];
  /** The answer was approved after the last version was made. */
  hasNewAnswer: boolean;
  /** Why whoever approved the answer said that it is not published; null: it is. */
  withheld: string | null;
}

export async function readPublishGround(db: Db, item: Feedback): Promise<PublishGround> {
  const { wardId, id, words, steps } = item;
  const [known, pictures, versions] = await Promise.all([
    findKnownOf(db, item),
    listPictures(db, item),
    listVersions(db, wardId, id),
  ]);
  const version = versions.at(-1)?.version ?? 0;
  const approved = steps.findLast((each) => each.step === 'approve');
  const lastOf = (step: string) => steps.findLast((each) => each.step === step)?.no ?? 0;
  return {
    ...{ item, known, pictures, versions, hasNewAnswer: lastOf('approve') > lastOf('publish') },
    original: {
      ...{ title: words.title, content: words.content, proposal: words.proposal, place: words.place },
      answer: answerOf(item) ?? '',
    },
    withheld: approved?.step === 'approve' ? approved.payload.withheld : null,
    photos: version === 0 ? [] : await listPublicationPhotos(db, { wardId, feedbackId: id, version }),
  };
}

/**
 * The same for an officer who looks at it: it is the desk's alone, and never whoever is concerned.
 * @throws Problem not_found (also where he may not read it), not_allowed
 */
export async function findPublishGround(db: Db, officer: Officer, id: number): Promise<PublishGround> {
  const item = await findFeedback(db, officer.wardId, id);
  mustModerate(officer, item);
  return readPublishGround(db, item);
}

/** @throws Problem not_found, not_allowed */
export function mustModerate(officer: Officer, item: Feedback): void {
  const asked = askedOfficers(item);
  if (!mayRead(officer, { ...item.state, asked }))
    throw new Problem('not_found', 'Không có phản ánh, kiến nghị này.');
  if (!actorsOf(officer, item.state, asked).includes('desk'))
    throw new Problem('not_allowed', 'Chỉ đầu mối tiếp nhận biên tập, công khai phản ánh.');
}
