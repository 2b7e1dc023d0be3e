import type { SyncFlags } from '../../features/vault/index.ts';

/** The flags of reuse as they are synchronised, in words; and what could have been spared and was not. */
export function SyncFlagWords({
  flags,
  wasReusable,
}: {
  flags: SyncFlags | undefined;
  wasReusable: boolean;
}) {
  if (!flags) return null;
  const isSpared = flags.DuocTaiSuDung === 1 || flags.DuocLayTuKhoDMQG === 1;
  const words = [
    flags.DuocSoHoa === 1 && 'được số hóa',
    flags.DuocTaiSuDung === 1 && 'được tái sử dụng từ kho',
    flags.DuocLayTuKhoDMQG === 1 && 'lấy từ cơ sở dữ liệu',
    flags.MaKetQuaThayThe !== '' && `mã kết quả thay thế ${flags.MaKetQuaThayThe}`,
    wasReusable && !isSpared && 'đã có trong kho hoặc cơ sở dữ liệu mà vẫn thu',
  ].filter(Boolean);
  if (words.length === 0) return null;
  return <div class="form-hint">Đồng bộ: {words.join(', ')}</div>;
}
