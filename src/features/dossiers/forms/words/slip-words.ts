import { toLocalDay } from '../../../../law/day.ts';
import { SLIP_FORM_NAMES, SLIP_FORMS, type SlipFormName } from '../../../../law/slip-forms.ts';

/** Words for one form, or for all that have none of their own. */
export const WORDED_FORMS = ['all', ...SLIP_FORM_NAMES] as const;
export type WordedForm = (typeof WORDED_FORMS)[number];

export const WORDED_FORM_LABELS: Record<WordedForm, string> = {
  all: 'Chung cho mọi mẫu',
  ...(Object.fromEntries(
    SLIP_FORM_NAMES.map((name) => [name, `Mẫu ${SLIP_FORMS[name].number}: ${SLIP_FORMS[name].title}`]),
  ) as Record<SlipFormName, string>),
};

/** Whose office signs a slip: whoever made it, the head of the unit that resolves, the centre's director, the chairman. */
export const SIGNERS = ['taker', 'unit_head', 'director', 'chairman'] as const;
export type Signer = (typeof SIGNERS)[number];

export const SIGNER_LABELS: Record<Signer, string> = {
  taker: 'Người lập phiếu',
  unit_head: 'Người đứng đầu đơn vị giải quyết (TL. Chủ tịch)',
  director: 'Giám đốc Trung tâm (TL. Chủ tịch)',
  chairman: 'Chủ tịch Ủy ban nhân dân',
};

/**
 * Who may sign which form; a form that is not named is signed as the State's form says.
 * @uncertain no text that was read says who signs each of them in a ward: the choices are the house's
 */
export const SIGNERS_OF: Partial<Record<WordedForm, readonly Signer[]>> = {
  'supplement-request': ['taker', 'director'],
  'refusal-slip': ['taker', 'unit_head', 'director'],
  'apology-letter': ['unit_head', 'director', 'chairman'],
  'stop-notice': ['taker', 'unit_head', 'director', 'chairman'],
};

/** What a ward may say in its own words. The fields of a form are the State's and are not among them. */
export interface SlipWords {
  /** Lines of the letterhead, as they should break. */
  committee: string;
  centre: string;
  /** The place before the day: "Hải Dương". */
  place: string;
  /** Address, phone, hours. */
  contact: string;
  /** Where complaints about the handling go. */
  feedback: string;
  closing: string;
  signer: Signer | '';
}

export const NO_WORDS: SlipWords = {
  ...{ committee: '', centre: '', place: '', contact: '', feedback: '', closing: '', signer: '' },
};

/** The places that a ward's words may hold, with what they stand for. */
export const SLIP_PLACES = {
  maHoSo: 'mã hồ sơ',
  thuTuc: 'tên thủ tục',
  nguoiNop: 'tên người nộp',
  henTra: 'thời điểm hẹn trả',
  donVi: 'đơn vị giải quyết',
  trungTam: 'tên Trung tâm',
  phuong: 'tên phường',
  diaChi: 'địa chỉ Trung tâm',
  dienThoai: 'điện thoại Trung tâm',
} as const;

/** One decision about words: those of a form from a day on. Empty words: what is said without a decision. */
export interface SlipWording {
  id: number;
  form: WordedForm;
  words: SlipWords;
  validFrom: string;
  decidedAt: Date;
  decidedBy: number;
}

/** The decision about this form that counts for a slip made then: its day had come, and it had been written. */
export function wordingAt(
  wordings: readonly SlipWording[],
  form: WordedForm,
  at: Date,
): SlipWording | undefined {
  const day = toLocalDay(at);
  return wordings
    .filter((each) => each.form === form && each.validFrom <= day && each.decidedAt <= at)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.id - b.id)
    .at(-1);
}

/** The words of a form at a moment: its own, where it has none those for all forms. */
export function wordsAt(wordings: readonly SlipWording[], form: SlipFormName, at: Date): SlipWords {
  const own = wordingAt(wordings, form, at)?.words ?? NO_WORDS;
  const shared = wordingAt(wordings, 'all', at)?.words ?? NO_WORDS;
  const names = Object.keys(NO_WORDS) as (keyof SlipWords)[];
  const words = Object.fromEntries(
    names.map((name) => [name, own[name] || shared[name]]),
  ) as unknown as SlipWords;
  return { ...words, signer: own.signer };
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
