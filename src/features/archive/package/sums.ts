/** One line a file as `sha256sum` writes and checks them. */
export function writeSums(files: readonly { path: string; sha256: string }[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** @returns the hash of every path; null when the text is none of such lines or names one twice */
export function readSums(text: string): Map<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}([^\s*]+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || sums.has(path)) return null;
    sums.set(path, sha256);
  }
  return text.endsWith('\n') ? sums : null;
}
