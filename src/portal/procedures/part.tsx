import type { Child } from 'hono/jsx';

/** One question of a citizen and its answer. */
export function Part({ title, children }: { title: string; children: Child }) {
  return (
    <section class="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A list, or the honest sentence when the sources hold nothing. */
export function ListOr({ items, none }: { items: readonly string[]; none: string }) {
  if (items.length === 0) return <p>{none}</p>;
  return (
    <ul>
      {items.map((each) => (
        <li>{each}</li>
      ))}
    </ul>
  );
}
