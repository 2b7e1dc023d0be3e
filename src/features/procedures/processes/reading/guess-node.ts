import { foldVietnamese } from '../../../../platform/fold-vietnamese.ts';
import type { NodeKind, ProcessNode } from '../schema.ts';

interface Guess {
  kind: NodeKind;
  place: ProcessNode['place'];
  /** Someone outside the ward does it: a dossier that is linked, not a step of this one. */
  isElsewhere: boolean;
}

const PLACE: Record<NodeKind, ProcessNode['place']> = {
  receive: 'desk',
  assign: 'competent',
  examine: 'competent',
  review: 'competent',
  sign: 'leaders',
  stamp: 'clerk',
  return: 'desk',
};
const ELSEWHERE = /(?<!ho )\bso\b|\b(tinh|thanh pho|bo chi huy|benh vien)\b/;
const WARD = /\b(xa|phuong|cap xa)\b/;

/** What a step is, from who does it and what is done. It is shown for review, never taken silently. */
export function guessNode(who: string, what: string, at: { isFirst: boolean; isLast: boolean }): Guess {
  const does = foldVietnamese(what);
  const by = who === '' ? does.slice(0, 40) : foldVietnamese(who);
  const kind = kindOf(by, does, at);
  return { kind, place: PLACE[kind], isElsewhere: ELSEWHERE.test(by) && !WARD.test(by) };
}

const HEAD = /lanh dao (van )?phong|(truong|pho) phong|chanh van phong/;

function kindOf(
  by: string,
  does: string,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): NodeKind {
  if (isFirst) return 'receive';
  if (isLast || /^(- )?(thong bao va )?tra ket qua/.test(does)) return 'return';
  if (/van thu|hanh chinh . quan tri/.test(by) || /^(- )?(vao so|dong dau|lay so|phat hanh)/.test(does))
    return 'stamp';
  if (/phan cong/.test(does) && !/chuyen vien|cong chuc/.test(by)) return 'assign';
  if (HEAD.test(by)) return 'review';
  if (/(lanh dao|chu tich|pho chu tich|giam doc).*(ubnd|uy ban|so\b)|^(pho )?chu tich|thu truong/.test(by))
    return 'sign';
  if (/^(- )?ky (duyet|phe duyet|ban hanh)|^phe duyet/.test(does)) return 'sign';
  if (/lanh dao|truong phong|truong bo phan/.test(by)) return 'review';
  return 'examine';
}
