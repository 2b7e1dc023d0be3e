import { PACK_DOSSIER } from '../../features/archive/index.ts';
import { SEND_CODE } from '../../features/citizens/index.ts';
import { READ_PAGE, TAKE_APART } from '../../features/digitisation/index.ts';
import { DOSSIER_SETTLED, LOOK_UP_FILED } from '../../features/dossiers/index.ts';
import { SEND_NOTICE } from '../../features/notices/index.ts';

const TASK_LABELS: Record<string, string> = {
  [SEND_NOTICE]: 'Gửi thông báo cho dân',
  [SEND_CODE]: 'Gửi mã dùng một lần',
  [DOSSIER_SETTLED]: 'Đưa kết quả vào kho dữ liệu',
  [LOOK_UP_FILED]: 'Tra cứu cho hồ sơ nộp từ xa',
  [PACK_DOSSIER]: 'Đóng gói hồ sơ lưu trữ',
  [TAKE_APART]: 'Tách tệp quét thành trang',
  [READ_PAGE]: 'Đọc trang quét',
};

/** What a job does, in the ward's words; a task that this version does not know keeps its name. */
export function taskLabel(task: string): string {
  return TASK_LABELS[task] ?? task;
}
