import { raw } from 'hono/html';
import { formatDay, formatTime } from '../../../law/day.ts';
import type { PersonalData } from './shape.ts';

const time = (at: string | null) => (at === null ? '' : formatTime(new Date(at)));
type Cells = readonly (string | number | null)[];

const STYLE = `body{font:17px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}
section{border-top:2px solid #0b5566;margin-top:2rem}@media(max-width:40rem){table{display:block;overflow-x:auto}}`;

function Table({ title, head, rows }: { title: string; head: readonly string[]; rows: readonly Cells[] }) {
  return (
    <>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>Không có.</p>
      ) : (
        <table>
          <thead>
            <tr>
              {head.map((each) => (
                <th scope="col">{each}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr>
                {cells.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** The same as the JSON, for reading: one page that needs nothing else. */
export function writePage(data: PersonalData): string {
  const page = (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Dữ liệu cá nhân</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <h1>Dữ liệu cá nhân tại {data.ward}</h1>
        <p>Lập lúc {time(data.madeAt)}. Tệp có dữ liệu riêng của bạn: cất cẩn thận.</p>
        {data.account && <Account account={data.account} />}
        <section>
          <h2>Hồ sơ</h2>
          {data.dossiers.length === 0 && <p>Không có.</p>}
        </section>
        {data.dossiers.map((each) => (
          <DossierPart dossier={each} />
        ))}
        <Rest data={data} />
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${String(page)}\n`;
}

function Account({ account }: { account: NonNullable<PersonalData['account']> }) {
  const facts: [string, string | null][] = [
    ['Họ tên', account.name],
    ['Số định danh', account.personalId],
    ['Ngày sinh', account.birthOn && formatDay(account.birthOn)],
    ['Địa chỉ', account.address],
    ['Điện thoại', account.phone],
    ['Thư điện tử', account.email],
    ...account.organisations.map((each): [string, string] => ['Tổ chức', `${each.name} (${each.code})`]),
  ];
  return (
    <section>
      <h2>Tài khoản</h2>
      <Table title="Đang giữ" head={['Mục', 'Dữ liệu']} rows={facts.filter(([, value]) => value)} />
    </section>
  );
}

function DossierPart({ dossier }: { dossier: PersonalData['dossiers'][number] }) {
  const { applicant, result, rating } = dossier;
  return (
    <section>
      <h2>{dossier.code}</h2>
      <p>
        {dossier.procedure}. {dossier.status}. Nộp {time(dossier.submittedAt)}
        {dossier.dueAt && `, hẹn trả ${time(dossier.dueAt)}`}.
      </p>
      <p>
        {applicant === null
          ? 'Nộp thay người khác, tổ chức; dữ liệu của người đó không nằm trong tệp này.'
          : [applicant.name, applicant.address, applicant.phone, applicant.email].filter(Boolean).join(', ')}
      </p>
      {result && (
        <p>
          Kết quả: {result.outcome} {result.number}
        </p>
      )}
      <Table
        title="Giấy tờ"
        head={['Tên', 'Số lượng']}
        rows={dossier.papers.map((paper) => [paper.name, paper.quantity])}
      />
      <Table
        title="Các bước"
        head={['Lúc', 'Bước', 'Đơn vị']}
        rows={dossier.steps.map((step) => [time(step.at), step.step, step.unit])}
      />
      <Table
        title="Phải nộp"
        head={['Khoản', 'Đồng', 'Đã nộp']}
        rows={dossier.money.map((due) => [due.what, due.dueVnd, due.paid ? 'rồi' : 'chưa'])}
      />
      <Table
        title="Thanh toán"
        head={['Lúc', 'Cách', 'Đồng', 'Tình trạng']}
        rows={dossier.payments.map((paid) => [time(paid.at), paid.method, paid.amountVnd, paid.state])}
      />
      <Table
        title="Thông báo"
        head={['Lúc', 'Việc', 'Qua']}
        rows={dossier.notices.map((told) => [time(told.at), told.event, told.channel])}
      />
      {rating && (
        <p>
          Đánh giá {time(rating.at)}: {rating.comment || 'không có lời góp ý'}
        </p>
      )}
    </section>
  );
}

function Rest({ data }: { data: PersonalData }) {
  const { vault } = data;
  return (
    <section>
      <h2>Việc khác</h2>
      <Table
        title="Bản nháp"
        head={['Thủ tục', 'Lưu lúc', 'Tự xóa lúc']}
        rows={data.drafts.map((each) => [each.procedureCode, time(each.savedAt), time(each.expiresAt)])}
      />
      <Table
        title="Phản ánh, kiến nghị"
        head={['Mã', 'Nhận lúc', 'Nội dung', 'Tình trạng']}
        rows={data.petitions.map((each) => [each.code, time(each.receivedAt), each.content, each.status])}
      />
      <Table
        title={vault.choice === null ? 'Kho giấy tờ' : `Kho giấy tờ (${vault.choice})`}
        head={['Giấy tờ', 'Số', 'Từ', 'Hồ sơ']}
        rows={vault.items.map((each) => [each.name, each.number, each.source, each.dossier])}
      />
      <Table
        title="Ai đã dùng giấy tờ trong kho"
        head={['Giấy tờ', 'Lúc', 'Việc', 'Ai']}
        rows={vault.items.flatMap((item) =>
          item.uses.map((use) => [item.name, time(use.at), use.what, use.by]),
        )}
      />
      <Table
        title="Lịch hẹn"
        head={['Mã', 'Ngày', 'Tình trạng']}
        rows={data.appointments.map((each) => [each.code, formatDay(each.day), each.status])}
      />
      <Table
        title="Yêu cầu về dữ liệu"
        head={['Số', 'Việc', 'Gửi lúc', 'Lời yêu cầu', 'Trả lời']}
        rows={data.requests.map((each) => [
          ...[each.number, each.kind, time(each.filedAt), each.words],
          each.answer?.outcome ?? 'Chưa trả lời',
        ])}
      />
      <Table
        title="Ai đã xem hồ sơ"
        head={['Lúc', 'Hồ sơ', 'Xem gì', 'Ai']}
        rows={data.looks.map((each) => [time(each.at), each.dossier, each.kind, each.by])}
      />
    </section>
  );
}
