import type { Duty, Officer } from '../organisation/index.ts';
import type { OfficialDocumentRecord, OfficialState, OfficialStep } from './schema.ts';
import { maySignAs } from './signing.ts';

type Subject = Pick<
  OfficialDocumentRecord,
  'state' | 'unitId' | 'signing' | 'signerId' | 'publishedAt' | 'revoked' | 'authors' | 'writtenBy'
> & { steps: readonly { step: OfficialStep; by: number }[] };

const has = ({ duties }: Officer, ...wanted: Duty[]) => wanted.some((duty) => duties.includes(duty));
/** Who keeps the system alone writes no documents of the ward. */
const isOffice = ({ duties }: Officer) => duties.some((duty) => duty !== 'administer');
const isOwn = (officer: Officer, { authors, unitId }: Subject) =>
  authors.includes(officer.id) || officer.unitId === unitId;

/** What was issued everybody of the ward reads; until then those who write, review, sign, issue and oversee. */
export function mayRead(officer: Officer, document: Subject): boolean {
  if (document.state === 'issued') return true;
  return (
    isOffice(officer) &&
    (isOwn(officer, document) || has(officer, 'review', 'sign', 'stamp', 'oversee', 'control'))
  );
}

/** @returns why the officer may not change the text; null when he may */
export function whyNotWrite(officer: Officer, document: Subject): string | null {
  if (document.state !== 'draft')
    return 'Văn bản đã trình: muốn sửa, người duyệt hoặc người ký trả lại trước.';
  if (isOffice(officer) && (isOwn(officer, document) || has(officer, 'oversee'))) return null;
  return 'Chỉ người soạn, đơn vị soạn thảo và người có nhiệm vụ theo dõi được sửa dự thảo này.';
}

const ENTERED: Record<OfficialStep, OfficialState> = {
  ...{ submit: 'submitted', review: 'reviewed', send_back: 'draft', sign: 'signed', issue: 'issued' },
  ...{ cancel: 'cancelled', publish: 'issued', unpublish: 'issued', send: 'issued', revoke: 'issued' },
};

/** In which state a document is after a step. */
export function stateAfter(step: OfficialStep): OfficialState {
  return ENTERED[step];
}

const NOT_NOW = 'Bước này không mở ở tình trạng hiện nay của văn bản.';

/**
 * Four eyes: nobody reviews what he wrote or submitted himself; the signer named signs with his own certificate; the clerk numbers and seals.
 * @returns why the step is not open to the officer; null when it is
 */
export function whyNotStep(officer: Officer, document: Subject, step: OfficialStep): string | null {
  const { state } = document;
  switch (step) {
    case 'submit':
      return whyNotWrite(officer, document) ?? whyNotReady(document);
    case 'review':
      return state === 'submitted' ? whyNotReview(officer, document) : NOT_NOW;
    case 'sign':
      return state === 'reviewed' ? whyNotSign(officer, document) : NOT_NOW;
    case 'issue':
      if (state !== 'signed') return NOT_NOW;
      return has(officer, 'stamp') ? null : 'Chỉ văn thư cấp số, đóng dấu.';
    case 'send_back':
      return whyNotSendBack(officer, document);
    case 'cancel':
      return whyNotCancel(officer, document);
    default:
      return whyNotAfter(officer, document, step);
  }
}

/** The steps that are open to an officer, in the order in which a document goes. */
export function openSteps(officer: Officer, document: Subject): OfficialStep[] {
  const steps = Object.keys(ENTERED) as OfficialStep[];
  return steps.filter((step) => whyNotStep(officer, document, step) === null);
}

function whyNotReady({ signerId }: Subject): string | null {
  return signerId === null ? 'Chưa có người ký: hãy chọn ở trang soạn thảo.' : null;
}

function whyNotReview(officer: Officer, { writtenBy, steps }: Subject): string | null {
  if (!has(officer, 'review', 'oversee')) return 'Chỉ người có nhiệm vụ thẩm định hoặc theo dõi được duyệt.';
  const submitted = steps.findLast(({ step }) => step === 'submit');
  if (officer.id === writtenBy || officer.id === submitted?.by)
    return 'Văn bản do chính bạn viết hoặc trình: người khác phải duyệt.';
  return null;
}

function whyNotSign(officer: Officer, { signerId, signing, unitId }: Subject): string | null {
  if (officer.id === signerId && maySignAs(officer, signing, unitId)) return null;
  return 'Văn bản ghi người ký khác.';
}

function whyNotSendBack(officer: Officer, document: Subject): string | null {
  const { state } = document;
  if (state === 'submitted') return whyNotReview(officer, document);
  if (state === 'reviewed') return whyNotSign(officer, document);
  if (state !== 'signed') return NOT_NOW;
  return has(officer, 'stamp') ? null : 'Văn bản đã ký: chỉ văn thư trả lại được.';
}

function whyNotCancel(officer: Officer, document: Subject): string | null {
  const { state } = document;
  if (state === 'issued' || state === 'cancelled') return NOT_NOW;
  if (state === 'signed') return has(officer, 'stamp') ? null : 'Văn bản đã ký: chỉ văn thư hủy được.';
  if (isOffice(officer) && (isOwn(officer, document) || has(officer, 'oversee'))) return null;
  return 'Chỉ người soạn, đơn vị soạn thảo và người có nhiệm vụ theo dõi được hủy dự thảo này.';
}

function whyNotAfter(officer: Officer, document: Subject, step: OfficialStep): string | null {
  const { state, revoked, publishedAt } = document;
  if (state !== 'issued' || (revoked && step !== 'unpublish')) return NOT_NOW;
  if (step === 'revoke')
    return has(officer, 'sign') ? null : 'Chỉ người có nhiệm vụ ký được thu hồi văn bản.';
  if (step === 'send')
    return has(officer, 'stamp', 'oversee') ? null : 'Chỉ văn thư và người theo dõi gửi văn bản.';
  if ((step === 'publish') !== (publishedAt === null)) return NOT_NOW;
  return has(officer, 'control', 'oversee')
    ? null
    : 'Chỉ người có nhiệm vụ kiểm soát hoặc theo dõi đăng, gỡ văn bản.';
}
