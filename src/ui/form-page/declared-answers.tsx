interface DeclaredAnswersProps {
  pages: { page: string; rows: { label: string; value: string }[] }[];
  /** The heading's level where it stands. */
  level?: 2 | 3;
}

/** What was declared, page by page in words: for the review, the desk and print. */
export function DeclaredAnswers({ pages, level = 3 }: DeclaredAnswersProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="declared">
      {pages.map(({ page, rows }) => (
        <section>
          <Heading>{page}</Heading>
          <dl>
            {rows.map(({ label, value }) => (
              <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
