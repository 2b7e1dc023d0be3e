import { STEP_LABELS, type TakeableStep } from '../../../features/dossiers/index.ts';

/** The fields of steps in which someone writes words of his own, as their forms call them. */
const WRITTEN: Record<string, string> = {
  reason: 'Lý do',
  note: 'Ghi chú',
  items: 'Giấy tờ hoặc nội dung cần bổ sung',
  directorReason: 'Lý do của giám đốc',
  received: 'Giấy tờ đã nhận',
  question: 'Nội dung cần hỏi',
  body: 'Cơ quan ngoài phường',
  answer: 'Ý kiến trả lời',
  resultName: 'Tên kết quả',
  what: 'Chỗ sai và nội dung đúng',
  receiver: 'Người nhận kết quả',
  number: 'Số văn bản kết quả',
  foreignCode: 'Mã hồ sơ ở nơi giải quyết',
};

/** What was written for a step that has closed meanwhile, to be copied: nothing that someone typed is lost. */
export function KeptWords({ typed, open }: { typed: Record<string, unknown>; open: TakeableStep[] }) {
  const step = Object.keys(STEP_LABELS).find((each) => each === typed.step) as TakeableStep | undefined;
  if (step === undefined || open.includes(step)) return null;
  const words = Object.entries(WRITTEN)
    .map(([name, label]) => ({ label, text: String([typed[name] ?? ''].flat()[0]).trim() }))
    .filter(({ text }) => text !== '');
  if (words.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="da-go">
      <h2 id="da-go">Bạn đã gõ cho “{STEP_LABELS[step]}”, chưa ghi</h2>
      <dl class="mb-0">
        {words.map(({ label, text }) => (
          <>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
