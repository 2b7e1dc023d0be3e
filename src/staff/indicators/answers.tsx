import {
  type AnswerIndicator,
  formatPercent,
  type Period,
  percent,
  type Ratio,
} from '../../features/indicators/index.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import type { StaffContext } from '../session.ts';

/** With fewer answers than this a share says little. */
const FEW = 30;

/** How answers without names split by field, and what was written; never whose they are. */
export async function Answers(props: {
  c: StaffContext;
  indicator: AnswerIndicator;
  ratio: Ratio;
  period: Period;
}) {
  const { c, indicator, ratio, period } = props;
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const fields = await indicator.byField(database.db, wardId, period, now());
  const comments = await indicator.comments(database.db, wardId, period, now());
  return (
    <>
      {ratio.denominator > 0 && ratio.denominator < FEW && (
        <p>
          <StatusMark tone="warn">
            Mới có {formatNumber(ratio.denominator, 0)} phiếu, dưới {FEW}: con số còn dao động
          </StatusMark>
        </p>
      )}
      <p>
        Phiếu không ghi tên. Phần nào quá ít phiếu thì không tách ra, để không ai đoán được người đánh giá.
      </p>
      {fields.length > 0 && (
        <div class="table-responsive card mb-3" {...SCROLLS}>
          <table class="table figures">
            <thead>
              <tr>
                <th scope="col">Lĩnh vực</th>
                <th scope="col">Hài lòng</th>
                <th scope="col">Phiếu</th>
                <th scope="col">Tỷ lệ</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((each) => (
                <tr>
                  <td>{each.label}</td>
                  <td>{formatNumber(each.numerator, 0)}</td>
                  <td>{formatNumber(each.denominator, 0)}</td>
                  <td>{formatPercent(percent(each))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {comments.length > 0 && (
        <section class="card card-body" aria-labelledby="gop-y">
          <h2 id="gop-y">Góp ý</h2>
          <ul>
            {comments.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
