import { inMs, median, short, type Timed } from './times.ts';

/** What was measured, what it is held against in the same run, and the first divided by the second. */
export interface Row {
  what: string;
  ours: string;
  plain: string;
  ratio: number | null;
  note?: string;
}

/** The one table of a run. A row that fails stands in it with its failure, and the others go on. */
export class Table {
  readonly #rows: Row[] = [];
  readonly #bySize = new Map<string, Timed[]>();
  readonly #say: (text: string) => void;
  failures = 0;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Does some work that gives rows; `what` names it when it fails. */
  async attempt(what: string, work: () => Promise<Row[]>): Promise<void> {
    try {
      for (const row of await work()) this.#add(row);
    } catch (error) {
      this.#fail(what, error);
    }
  }

  /** Times the same at one more size; after the last size the row stands: the largest against the smallest. */
  async atSize(what: string, isLast: boolean, work: () => Promise<Timed>): Promise<void> {
    const before = this.#bySize.get(what) ?? [];
    try {
      const all = [...before, await work()];
      this.#bySize.set(what, all);
      if (!isLast) return;
      const [small, large] = [all[0]!, all.at(-1)!];
      const cpu = (each: Timed) => `${short(each.cpuMs!)}`;
      this.#add({
        ...{ what, ours: inMs(large.times), plain: inMs(small.times) },
        ratio: median(large.times) / median(small.times),
        ...(large.cpuMs !== null &&
          small.cpuMs !== null && {
            note: `CPU mỗi lần ${cpu(large)} và ${cpu(small)} ms, tỉ số ${short(large.cpuMs / small.cpuMs)}`,
          }),
      });
    } catch (error) {
      this.#fail(what, error);
    }
  }

  /** The whole as Markdown. */
  print(): string {
    const head = '| việc | của ta | để so | tỉ số | ghi chú |\n|---|---:|---:|---:|---|';
    const lines = this.#rows.map(
      ({ what, ours, plain, ratio, note = '' }) =>
        `| ${what} | ${ours} | ${plain} | ${ratio === null ? '' : short(ratio)} | ${note} |`,
    );
    return [head, ...lines].join('\n');
  }

  #add(row: Row): void {
    this.#rows.push(row);
    this.#say(
      `  ${row.what}: ${row.ours}; ${row.plain}; ${row.ratio === null ? row.note : short(row.ratio)}`,
    );
  }

  #fail(what: string, error: unknown): void {
    this.failures++;
    const words = error instanceof Error ? error.message : String(error);
    this.#add({
      what,
      ours: 'HỎNG',
      plain: '',
      ratio: null,
      note: words.replace(/[|\n]/g, ' ').slice(0, 300),
    });
  }
}
