import { Hono } from 'hono';
import {
  changeSettings,
  DUTIES,
  DUTY_LABELS,
  findSettings,
  listPlannedSettings,
  type SettingName,
} from '../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/cai-dat';

const EMPTY = 'Để trống là theo quy tắc chung của hệ thống.';

const NUMBERS: Record<
  Exclude<SettingName, 'secondFactorDuties' | 'smsAccents' | 'archiveMonthly' | 'reportMonthCutOff'>,
  { label: string; help: string; isOptional?: true }
> = {
  dueSoonHours: {
    label: 'Sắp đến hạn (giờ làm việc)',
    help: 'Hồ sơ còn không quá số giờ làm việc này thì đánh dấu sắp đến hạn.',
  },
  undoMinutes: {
    label: 'Được hoàn tác trong (phút)',
    help: 'Người vừa chuyển hồ sơ được lấy lại trong thời gian này.',
  },
  handoverAlertHours: {
    label: 'Giao mà chưa nhận (giờ làm việc)',
    help: 'Quá số giờ này hồ sơ đã giao chưa ai nhận thì được nhắc.',
  },
  supplementDays: {
    label: 'Chờ bổ sung (ngày)',
    help: 'Dùng khi thủ tục không ghi thời hạn bổ sung; 0 là không tự dừng. Có thủ tục ghi 15 ngày, có thủ tục 30 ngày.',
  },
  supplementReminderDays: {
    label: 'Nhắc bổ sung trước (ngày)',
    help: 'Nhắc người nộp trước khi hết hạn bổ sung; 0 là không nhắc.',
  },
  postingLimitDays: {
    label: 'Niêm yết trong (ngày làm việc)',
    help: 'Tính từ ngày phiên bản của thủ tục có hiệu lực tại đây; 0 là trong ngày. Hạn nội bộ, pháp luật không đặt số ngày cho phường.',
  },
  inspectionNoticeDays: {
    label: 'Thông báo tự kiểm tra trước (ngày làm việc)',
    help: 'Từ ngày thông báo cho đơn vị đến ngày kiểm tra; 0 là trong ngày. Mức của phường, pháp luật đã đọc không đặt số ngày.',
  },
  reportDueDays: {
    label: 'Gửi báo cáo định kỳ trong (ngày làm việc)',
    help: 'Tính từ sau ngày chốt số liệu; 0 là theo mức hệ thống tạm dùng (3 ngày, chưa xác minh).',
  },
  urgingReminderDays: {
    label: 'Đôn đốc: chờ sau nhắc việc (ngày làm việc)',
    help: `Quá số ngày này mà chưa xong thì soạn công văn của Giám đốc Trung tâm. ${EMPTY}`,
    isOptional: true,
  },
  urgingDirectorDays: {
    label: 'Đôn đốc: chờ sau công văn của Giám đốc (ngày làm việc)',
    help: `Tính từ ngày phát hành; quá thì soạn công văn của Chủ tịch. ${EMPTY}`,
    isOptional: true,
  },
  urgingChairmanDays: {
    label: 'Đôn đốc: chờ sau công văn của Chủ tịch (ngày làm việc)',
    help: `Hạn trả lời ghi trong công văn của Chủ tịch. ${EMPTY}`,
    isOptional: true,
  },
  urgingDossierDays: {
    label: 'Đôn đốc hồ sơ quá hạn sau (ngày làm việc)',
    help: `Hồ sơ quá hạn hơn số ngày này mới bị đôn đốc. ${EMPTY}`,
    isOptional: true,
  },
  urgingPromiseDays: {
    label: 'Đôn đốc: ngày hứa hoãn bước sau tối đa (ngày làm việc)',
    help: `Đơn vị được hoãn một lần, không quá số ngày này tính từ đầu bước. ${EMPTY}`,
    isOptional: true,
  },
  urgingDraftDays: {
    label: 'Đôn đốc: dự thảo chờ ký quá (ngày làm việc)',
    help: `Dự thảo công văn đôn đốc để lâu hơn thì hiện với người ký, người kiểm soát. ${EMPTY}`,
    isOptional: true,
  },
  feedbackComplexDays: {
    label: 'Phản ánh phức tạp: kéo dài thêm (ngày làm việc)',
    help: `Một lần, sau 15 ngày. ${EMPTY}`,
    isOptional: true,
  },
  feedbackSenderDays: {
    label: 'Phản ánh: chờ người gửi bổ sung (ngày làm việc)',
    help: EMPTY,
    isOptional: true,
  },
  feedbackReopenDays: {
    label: 'Phản ánh: người gửi mở lại được trong (ngày làm việc)',
    help: `Tính từ ngày trả lời, mở lại một lần. ${EMPTY}`,
    isOptional: true,
  },
  feedbackWarnDays: {
    label: 'Phản ánh: nhắc trước hạn (ngày làm việc)',
    help: `Người xử lý, đầu mối được nhắc trước ngày hạn. ${EMPTY}`,
    isOptional: true,
  },
  feedbackDirectorDays: {
    label: 'Phản ánh: quá hạn thì báo Giám đốc Trung tâm sau (ngày làm việc)',
    help: `Trưởng đơn vị được báo ngay ngày sau ngày hạn. ${EMPTY}`,
    isOptional: true,
  },
  feedbackChairmanDays: {
    label: 'Phản ánh: quá hạn thì báo Chủ tịch sau (ngày làm việc)',
    help: EMPTY,
    isOptional: true,
  },
  surveyFollowUpScore: {
    label: 'Đánh giá thấp phải theo dõi (mức)',
    help: 'Phiếu chọn từ mức này trở xuống (1 là rất không hài lòng) thì giao trưởng đơn vị xem lại; 0 là không giao.',
  },
  surveyFollowUpDays: {
    label: 'Xem lại đánh giá thấp trong (ngày làm việc)',
    help: 'Hạn nội bộ, không văn bản nào đặt số ngày.',
  },
  lookDays: {
    label: 'Giữ nhật ký xem dữ liệu cá nhân (ngày)',
    help: `Dòng cũ hơn bị xóa mỗi ngày. ${EMPTY}`,
    isOptional: true,
  },
  duplicateWarningDays: {
    label: 'Cảnh báo nộp trùng (ngày)',
    help: 'Cùng người, cùng thủ tục trong số ngày này thì hỏi lại khi tiếp nhận.',
  },
};

export const settingsPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control', 'oversee');
    return c.html(await settingsPage(c, {}));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const body = await c.req.parseBody({ all: true });
    try {
      const secondFactorDuties = [body.secondFactorDuties ?? []].flat() as never[];
      const act = actOf(c);
      await c.var.platform.database.transact((tx) =>
        changeSettings(tx, act, {
          ...(body as Record<string, string>),
          ...{ secondFactorDuties, smsAccents: body.smsAccents === '1' },
          archiveMonthly: body.archiveMonthly === '1',
          reportMonthCutOff: body.reportMonthCutOff === '1',
        }),
      );
      return c.redirect(PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await settingsPage(c, body, error), error.status);
    }
  });

async function settingsPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const settings = await findSettings(database.db, c.var.officer.wardId, toLocalDay(now()));
  const planned = await listPlannedSettings(database.db, c.var.officer.wardId, toLocalDay(now()));
  const field = fieldsOf(values, problem?.fields);
  const mayChange = c.var.officer.duties.includes('administer');
  return (
    <StaffPage title="Cài đặt" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Cài đặt của phường</h1>
      <p>Các ngưỡng này do phường chọn; chưa có văn bản nào quy định con số cụ thể (chưa xác minh).</p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {planned.length > 0 && (
        <ul>
          {planned.map((each) => (
            <li>
              Từ {formatDay(each.from)}: {labelOf(each.name)}{' '}
              {each.value === null ? 'theo quy tắc chung' : JSON.stringify(each.value)}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={PATH} class="card card-body">
        <FormToken value={c.var.token} />
        {Object.entries(NUMBERS).map(([name, { label, help, isOptional }]) => (
          <Input
            {...field(name)}
            label={label}
            help={help}
            inputmode="numeric"
            required={!isOptional}
            value={field(name).value ?? String(settings[name as SettingName] ?? '')}
          />
        ))}
        <label class="form-check mb-3">
          <input
            class="form-check-input"
            type="checkbox"
            name="smsAccents"
            value="1"
            checked={settings.smsAccents}
          />
          <span class="form-check-label">
            Tin nhắn SMS có dấu (một tin chỉ được 70 ký tự thay vì 160; có cổng tin không nhận)
          </span>
        </label>
        <label class="form-check mb-3">
          <input
            class="form-check-input"
            type="checkbox"
            name="archiveMonthly"
            value="1"
            checked={settings.archiveMonthly}
          />
          <span class="form-check-label">
            Đầu tháng tự xuất gói các hồ sơ kết thúc tháng trước (lấy ở Lưu trữ trong 7 ngày)
          </span>
        </label>
        <label class="form-check mb-3">
          <input
            class="form-check-input"
            type="checkbox"
            name="reportMonthCutOff"
            value="1"
            checked={settings.reportMonthCutOff}
          />
          <span class="form-check-label">Báo cáo tháng chốt số liệu ngày 14 (thay cho ngày cuối tháng)</span>
        </label>
        <fieldset class="mb-3">
          <legend class="form-label">Nhiệm vụ phải có xác thực hai lớp</legend>
          {DUTIES.map((duty) => (
            <label class="form-check">
              <input
                class="form-check-input"
                type="checkbox"
                name="secondFactorDuties"
                value={duty}
                checked={settings.secondFactorDuties.includes(duty)}
              />
              <span class="form-check-label">{DUTY_LABELS[duty]}</span>
            </label>
          ))}
        </fieldset>
        {mayChange && (
          <Input
            {...field('validFrom')}
            label="Có hiệu lực từ ngày"
            type="date"
            help="Để trống là từ hôm nay. Ngày trước vẫn theo số cũ."
          />
        )}
        {mayChange && (
          <button class="btn btn-primary" type="submit">
            Lưu cài đặt
          </button>
        )}
      </form>
    </StaffPage>
  );
}

function labelOf(name: SettingName): string {
  if (name === 'secondFactorDuties') return 'Nhiệm vụ phải có xác thực hai lớp';
  if (name === 'archiveMonthly') return 'Tự xuất gói hồ sơ hằng tháng';
  if (name === 'reportMonthCutOff') return 'Báo cáo tháng chốt ngày 14';
  return name === 'smsAccents' ? 'SMS có dấu' : NUMBERS[name].label;
}
