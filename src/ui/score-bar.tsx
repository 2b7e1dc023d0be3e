/** How much of a maximum was reached, as a bar beside its number; whoever listens hears the number. */
export function ScoreBar({ points, max }: { points: number | null; max: number }) {
  const share = points === null || max <= 0 ? 0 : Math.min(100, (100 * points) / max);
  return (
    <svg
      class={points === null ? 'score-bar score-bar-none' : 'score-bar'}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="score-bar-all" x="0" y="0" width="100" height="8" />
      {share > 0 && <rect class="score-bar-got" x="0" y="0" width={share.toFixed(2)} height="8" />}
    </svg>
  );
}
