import type { StepLetter } from '../../features/urging/index.ts';
import { formatDay } from '../../law/day.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { LetterWord } from './list-page.tsx';

/** The chain of letters: each step with its document, its number and the days that it waits. */
export function Letters({ letters }: { letters: readonly StepLetter[] }) {
  return (
    <section class="card card-body mb-3" aria-labelledby="van-ban">
      <h2 id="van-ban">Các bước và văn bản</h2>
      {letters.length === 0 ? (
        <p class="text-secondary mb-0">Chưa bắt đầu bước nào.</p>
      ) : (
        <div class="table-responsive" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Bước', 'Bắt đầu', 'Văn bản', 'Chờ'].map((text) => (
                  <th scope="col">{text}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {letters.map(({ step, document }) => (
                <tr>
                  <td>
                    {step.no}. {step.name}
                  </td>
                  <td class="text-nowrap">{formatDay(step.on)}</td>
                  <td>
                    <LetterWord document={document} />
                  </td>
                  <td>
                    {step.waitDays} ngày làm việc từ {step.isNotice ? 'ngày nhắc' : 'ngày phát hành'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
