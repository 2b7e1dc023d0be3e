/** What somebody typed, a paragraph a line. */
export function Said({ words }: { words: string }) {
  return (
    <>
      {words
        .split(/\s*\n\s*/)
        .filter(Boolean)
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  );
}
