import type { Child } from 'hono/jsx';

/** Label and value, one a line; what is empty is left out. */
export function Facts({ rows, children }: { rows: [string, string][]; children?: Child }) {
  const shown = rows.filter(([, value]) => value !== '');
  if (shown.length === 0 && !children) return null;
  return (
    <section class="card card-body mb-3" aria-label="Nội dung">
      <dl class="fact-list">
        {shown.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
