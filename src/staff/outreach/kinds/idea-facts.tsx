import { formatPercent, percent } from '../../../features/indicators/index.ts';
import {
  type IdeaEffect,
  type Measured,
  type OutreachOf,
  scoresOf,
} from '../../../features/outreach/index.ts';
import { addDays, formatDay } from '../../../law/day.ts';
import { formatNumber } from '../../../ui/format.ts';
import type { OutreachView } from '../outreach-view.ts';
import { Facts } from './fact-list.tsx';

/** Fewer assessors than this are said beside the mean. */
const FEW = 3;

/** The proposal, what the assessors gave, and the figure before and with it. */
export function IdeaFacts({ view, item }: { view: OutreachView; item: OutreachOf<'idea'> }) {
  const { problem, solution, effect } = item.content;
  const author = view.officers.find(({ id }) => id === item.authorId)?.displayName ?? '';
  return (
    <>
      <Facts
        rows={[
          ['Người đề xuất', author],
          ['Vấn đề', problem],
          ['Giải pháp', solution],
          ['Hiệu quả mong đợi', effect],
        ]}
      />
      <ScoreTable view={view} />
      {view.effect && <EffectTable effect={view.effect} />}
    </>
  );
}

function ScoreTable({ view }: { view: OutreachView }) {
  const { mean, assessors, lines } = scoresOf(view.steps);
  if (mean === null) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="cham">
      <h2 id="cham">Chấm điểm</h2>
      <p>
        Trung bình <b>{formatNumber(mean)}</b>/100 điểm, {assessors} người chấm
        {assessors < FEW && ' (ít người chấm, chưa nói lên nhiều)'}.
      </p>
      <ul class="mb-0">
        {lines.map(({ by, sum, note }) => (
          <li>
            {view.officers.find(({ id }) => id === by)?.displayName}: {sum} điểm{note && ` – ${note}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function EffectTable({ effect: { indicator, before, after } }: { effect: IdeaEffect }) {
  return (
    <section class="card card-body mb-3" aria-labelledby="hieu-qua">
      <h2 id="hieu-qua">Số đo: {indicator.name}</h2>
      <dl class="fact-list">
        <div>
          <dt>{after ? 'Trước làm thử' : 'Trước đề xuất'}</dt>
          <dd>{told(before)}</dd>
        </div>
        {after && (
          <div>
            <dt>Khi làm thử</dt>
            <dd>{told(after)}</dd>
          </div>
        )}
      </dl>
      <p class="text-secondary mb-0">
        Hệ thống tính từ số liệu của phường, không ai gõ. Số đổi chưa chứng minh là nhờ sáng kiến.
      </p>
    </section>
  );
}

function told({ from, to, ratio }: Measured): string {
  const span = `${formatDay(from)} – ${formatDay(addDays(to, -1))}`;
  if (ratio.denominator === 0) return `không có dữ liệu (${span})`;
  return `${formatPercent(percent(ratio))} = ${ratio.numerator}/${ratio.denominator} (${span})`;
}
