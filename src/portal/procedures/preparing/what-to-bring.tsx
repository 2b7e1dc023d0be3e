import { type ChecklistLine, FORM_LABELS, type Need } from '../../../features/procedures/index.ts';

const GROUPS: { needs: Need[]; title: string }[] = [
  { needs: ['bring'], title: 'Mang theo' },
  { needs: ['if_any'], title: 'Có thì mang theo' },
  { needs: ['maybe'], title: 'Tùy trường hợp: trả lời câu hỏi ở trên để biết chắc' },
  { needs: ['spared', 'looked_up'], title: 'Không phải nộp' },
  { needs: ['not_needed'], title: 'Không cần trong trường hợp của bạn' },
];

/** The checklist, with boxes to tick on paper. */
export function WhatToBring({ lines }: { lines: readonly ChecklistLine[] }) {
  if (lines.length === 0)
    return (
      <p>
        Chưa có dữ liệu về giấy tờ của thủ tục này. Hãy hỏi nơi nhận hồ sơ trước khi đi, hoặc{' '}
        <a href="/dat-lich">đặt lịch hẹn</a>.
      </p>
    );
  return (
    <>
      {GROUPS.map(({ needs, title }) => (
        <Group title={title} lines={lines.filter((line) => needs.includes(line.need))} />
      ))}
      <p class="text-secondary">Số lượng: 01 bộ hồ sơ.</p>
    </>
  );
}

function Group({ title, lines }: { title: string; lines: readonly ChecklistLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="checklist">
        {lines.map(({ paper, need, why }) => (
          <li data-need={need}>
            {paper.name} ({FORM_LABELS[paper.form]}
            {paper.quantity > 1 ? `, ${paper.quantity} bản` : ''}){why !== '' && <small>{why}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
