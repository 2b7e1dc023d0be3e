import { FileField } from '../../../ui/field.tsx';

/**
 * The receiver's signature: drawn on the screen, or on the printed slip that is scanned. Without JavaScript the pad is not
 * there and the slip is the way.
 */
export function SignedReceipt({ dossierId, error }: { dossierId: number; error: string | undefined }) {
  return (
    <fieldset class="mb-3">
      <legend class="form-label">Chữ ký người nhận</legend>
      <div data-signature-pad hidden>
        <canvas class="signature-pad" width="600" height="200" aria-label="Ô ký của người nhận" role="img" />
        <button class="btn btn-sm" type="button" data-clear>
          Ký lại
        </button>
      </div>
      <FileField
        name="file"
        label="Ảnh chữ ký hoặc phiếu giao nhận đã ký"
        error={error}
        help="Ký trên màn hình thì ảnh tự vào ô này. Không ký được: in phiếu, cho ký tay rồi quét."
      />
      <a href={`/can-bo/ho-so/${dossierId}/giao-nhan.pdf`} data-turbo="false">
        In phiếu giao nhận
      </a>
    </fieldset>
  );
}
