import { describeFee, describeTerm, type ProcedureVersion } from '../../features/procedures/index.ts';

/** How long it takes, and what the words of a term mean. */
export function Terms({ procedure }: { procedure: ProcedureVersion }) {
  const { terms } = procedure;
  const counted = terms.filter((each) => each.term !== null);
  const isUnexplained = terms.some((each) => each.when.startsWith('Phương án'));
  return (
    <>
      <ul>
        {terms.map((each) => (
          <li>{describeTerm(each)}</li>
        ))}
      </ul>
      {isUnexplained && (
        <p>
          Cổng Dịch vụ công quốc gia ghi nhiều thời hạn mà không nói rõ từng trường hợp. Trung tâm sẽ cho bạn
          biết thời hạn của hồ sơ khi nhận, ghi trên giấy hẹn.
        </p>
      )}
      <p class="text-secondary">
        Tính từ khi nhận đủ giấy tờ hợp lệ.
        {counted.some((each) => /w[dh]$/.test(each.term!)) &&
          ' “Ngày làm việc”: không kể thứ Bảy, Chủ nhật và ngày lễ.'}
        {counted.some((each) => each.term!.endsWith('cd')) &&
          ' “Ngày”: kể cả ngày nghỉ; hạn rơi vào ngày nghỉ thì lùi sang ngày làm việc tiếp theo.'}
      </p>
    </>
  );
}

export function Fees({ procedure }: { procedure: ProcedureVersion }) {
  const isChanging = procedure.fees.filter((each) => each.kind === 'fixed').length > 1;
  return (
    <>
      <ul>
        {procedure.fees.map((each) => (
          <li>
            {each.what}: {describeFee(each)}
          </li>
        ))}
      </ul>
      {isChanging && <p>Mức nào áp dụng cho bạn tùy trường hợp và cách nộp; Trung tâm báo khi nhận hồ sơ.</p>}
    </>
  );
}
