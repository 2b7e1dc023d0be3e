import { formatDay } from '../../../law/day.ts';
import { REDIRECTION_LAWS } from '../../../law/feedback.ts';
import type { Db } from '../../../platform/database/database.ts';
import { suggestRouting } from '../intake/suggest-routing.ts';
import { dueDaysFrom, findFeedbackGround } from '../rules.ts';
import type { Open311Form } from './request-form.ts';

/** What officers have to know of how it came. */
export function noteOf(
  form: Open311Form,
  { fieldName, fileCount }: { fieldName: string; fileCount: number },
): string {
  return [
    fieldName && `Lĩnh vực người gửi chọn: ${fieldName}.`,
    form.address_string && form.address_id && `Mã địa chỉ: ${form.address_id}.`,
    form.media_url && `Địa chỉ ảnh gửi kèm, chưa ai tải về và xem: ${form.media_url}`,
    fileCount > 0 && `Ứng dụng gửi kèm ${fileCount} tệp, kênh này không nhận.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What the sender should be told at once. */
export async function noticeOf(
  db: Db,
  { wardId, now }: { wardId: number; now: Date },
  { form, isNamed, fileCount }: { form: Open311Form; isNamed: boolean; fileCount: number },
): Promise<string> {
  const ground = await findFeedbackGround(db, wardId, now);
  const routing = suggestRouting(`${form.description} ${form['attribute[de-xuat]']}`)?.as;
  return [
    isNamed
      ? `Phường đã ghi vào sổ. Hạn xử lý: ${formatDay(dueDaysFrom(ground).handle)}.`
      : 'Không có số điện thoại hay thư điện tử để trả lời, nên phường chỉ ghi làm thông tin tham khảo.',
    routing && `${REDIRECTION_LAWS[routing]} Nếu phản ánh này thuộc việc đó, bộ phận tiếp nhận sẽ hướng dẫn.`,
    form.media_url && 'Ảnh ở địa chỉ gửi kèm không được tự tải về.',
    fileCount > 0 && 'Tệp gửi kèm không được nhận qua kênh này.',
  ]
    .filter(Boolean)
    .join(' ');
}
