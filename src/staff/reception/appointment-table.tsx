import { type AppointmentLine, formatMinute } from '../../features/reception/index.ts';
import { FormToken } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { HALL } from './tabs.tsx';

interface TableProps {
  lines: (AppointmentLine & { state: string; clientKey: string })[];
  services: Map<number, string>;
  isToday: boolean;
  token: string;
}

export function AppointmentTable({ lines, services, isToday, token }: TableProps) {
  if (lines.length === 0)
    return (
      <p class="empty-state">
        Chưa có ai hẹn ngày này. Người dân đặt lịch tại địa chỉ /dat-lich; giờ nhận hẹn do người quản trị đặt
        ở "Quầy và lĩnh vực".
      </p>
    );
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Giờ</th>
            <th scope="col">Người hẹn</th>
            <th scope="col">Việc</th>
            <th scope="col">Mã</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="num">
                <b>{formatMinute(line.minute)}</b>
              </td>
              <td>
                {line.applicantName}
                <div class="text-secondary num">{line.applicantPhone}</div>
              </td>
              <td>
                {services.get(line.serviceId)}
                {line.procedureCode !== null && (
                  <div>
                    <a href={`/thu-tuc/${line.procedureCode}`}>Thủ tục {line.procedureCode}</a>
                  </div>
                )}
              </td>
              <td class="num">{line.code}</td>
              <td>
                {line.state}
                {line.ticketCode !== null && `, số ${line.ticketCode}`}
                {isToday && line.status === 'booked' && (
                  <form method="post" action={`${HALL}/lich-hen/den`}>
                    <FormToken value={token} />
                    <input type="hidden" name="clientKey" value={line.clientKey} />
                    <input type="hidden" name="code" value={line.code} />
                    <button class="btn btn-sm" type="submit">
                      Đã đến, cấp số <span class="visually-hidden">cho lịch hẹn {line.code}</span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
