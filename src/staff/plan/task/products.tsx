import type { TaskStanding } from '../../../features/indicators/index.ts';
import type { DeliverableProgress, ProductState, RhythmPeriod } from '../../../features/plans/index.ts';
import { formatDay } from '../../../law/day.ts';
import { Status } from '../../../ui/page.tsx';

export const PRODUCT_WORDS: Record<ProductState, string> = {
  there: 'Có',
  doing: 'Đang làm',
  lacking: 'Chưa có',
  optional: 'Chưa phát sinh',
};
const TONES = { there: 'good', doing: 'warn', lacking: 'none', optional: 'none' } as const;
/** Of the pieces that fulfil a deliverable, how many are named. */
const NAMED = 3;

/** The products that the plan names, what there is of each, and the periods with and without something new. */
export function Products({ standing }: { standing: TaskStanding }) {
  const { products, rhythm, nextDue, decidedBy } = standing;
  return (
    <section class="card card-body mb-3" aria-labelledby="san-pham">
      <h2 id="san-pham">Sản phẩm</h2>
      <ul class="products">
        {products.map((product) => (
          <Product product={product} />
        ))}
      </ul>
      {rhythm.length > 0 && <RhythmStrip rhythm={rhythm} />}
      {decidedBy && standing.figures.length === 0 && (
        <p class="mb-1">
          Trạng thái dựa vào: <b>{decidedBy.title}</b>, ngày {formatDay(decidedBy.day)}.
        </p>
      )}
      {nextDue && (
        <p class="mb-0 text-secondary">
          Hạn tới: {formatDay(nextDue.day)}, {nextDue.what}.
        </p>
      )}
    </section>
  );
}

function Product({ product }: { product: DeliverableProgress }) {
  const { text, state, evidence } = product;
  return (
    <li>
      <Status tone={TONES[state]}>{PRODUCT_WORDS[state]}</Status>
      <div>
        {text}
        {evidence.length > 0 && (
          <div class="text-secondary">
            {evidence
              .slice(0, NAMED)
              .map(
                (each) => `${each.title}${each.number ? `, số ${each.number}` : ''} (${formatDay(each.day)})`,
              )
              .join('; ')}
            {evidence.length > NAMED && ` và ${evidence.length - NAMED} sản phẩm khác`}
          </div>
        )}
      </div>
    </li>
  );
}

/** A box a period: filled with its count when something was done in it, empty when it went by without. */
export function RhythmStrip({ rhythm }: { rhythm: readonly RhythmPeriod[] }) {
  const past = rhythm.filter((each) => each.phase !== 'future');
  const filled = past.filter((each) => each.count > 0).length;
  return (
    <figure class="rhythm">
      <figcaption>
        Nhịp: {filled}/{past.length} kỳ đã qua có sản phẩm.
      </figcaption>
      <ol>
        {rhythm.map((each) => (
          <li data-phase={each.phase} data-filled={each.count > 0 ? 'yes' : 'no'} title={describe(each)}>
            <span aria-hidden="true">{each.count > 0 ? each.count : each.phase === 'past' ? '–' : ''}</span>
            <span class="visually-hidden">{describe(each)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function describe({ label, from, to, count, phase }: RhythmPeriod): string {
  const what = count > 0 ? `${count} sản phẩm, việc` : phase === 'past' ? 'không có gì' : 'chưa có gì';
  return `${label} (${formatDay(from)} đến ${formatDay(to)}): ${phase === 'future' ? 'chưa tới' : what}.`;
}
