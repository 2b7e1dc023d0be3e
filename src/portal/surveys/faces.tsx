import { randomUUID } from 'node:crypto';
import { DECISIVE, SCORE_LABELS } from '../../features/surveys/index.ts';

/** The mouth of each face, from very bad to very good. */
const MOUTHS: Record<string, string> = {
  1: 'M20 46q12-14 24 0',
  2: 'M21 44q11-7 22 0',
  3: 'M21 42h22',
  4: 'M21 40q11 8 22 0',
  5: 'M19 38q13 18 26 0z',
};

/** The decisive question with a large face for each answer: one touch sends it. */
export function Faces({ action, text }: { action: string; text: string }) {
  return (
    <form method="post" action={action} id={DECISIVE}>
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <input type="hidden" name="may" value="1" />
      <p class="faces-question" id="cau-hoi">
        {text}: bạn thấy thế nào? Chạm vào một khuôn mặt.
      </p>
      <ul class="faces" aria-labelledby="cau-hoi">
        {Object.entries(SCORE_LABELS)
          .toReversed()
          .map(([score, label]) => (
            <li>
              <button type="submit" name={DECISIVE} value={score}>
                <Face score={score} />
                <b>{label}</b>
              </button>
            </li>
          ))}
      </ul>
    </form>
  );
}

function Face({ score }: { score: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="28" class="face" />
      <circle cx="23" cy="26" r="3.5" class="face-eye" />
      <circle cx="41" cy="26" r="3.5" class="face-eye" />
      <path d={MOUTHS[score]} class={score === '5' ? 'face-mouth face-open' : 'face-mouth'} />
    </svg>
  );
}
