/** What a command takes: an option with one value, with a value each time it is given, or a mere word. */
export type OptionKinds = Readonly<Record<string, 'one' | 'many' | 'flag'>>;

export type GivenOptions = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `--name value` and `--name=value` in any order.
 * @throws RangeError with a Vietnamese sentence for an unknown option, a missing value, or one given twice
 */
export function readOptions(args: readonly string[], kinds: OptionKinds): GivenOptions {
  const given = new Map<string, string[]>();
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, name = arg, written] = /^(--[^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined)
      throw new RangeError(
        arg.startsWith('-')
          ? `không có tùy chọn "${name}".`
          : `không hiểu "${arg}": thừa hoặc thiếu tùy chọn.`,
      );
    if (kind === 'flag' && written !== undefined) throw new RangeError(`${name} không nhận giá trị.`);
    const next = left[0]?.startsWith('--') ? undefined : left[0];
    const value = kind === 'flag' ? '' : (written ?? next);
    if (value === undefined || (kind !== 'flag' && value.trim() === ''))
      throw new RangeError(`${name} thiếu giá trị.`);
    if (kind !== 'flag' && written === undefined) left.shift();
    const before = given.get(name) ?? [];
    if (before.length > 0 && kind !== 'many') throw new RangeError(`${name} chỉ ghi một lần.`);
    given.set(name, [...before, value]);
  }
  return given;
}

/** The value of an option that cannot be left out. @throws RangeError with a Vietnamese sentence */
export function mustHave(options: GivenOptions, name: string): string {
  const value = options.get(name)?.[0];
  if (value === undefined) throw new RangeError(`thiếu ${name}.`);
  return value;
}

/** The value after an option, or in `--option=value`. */
export function optionOf(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  if (at !== -1) return args[at + 1];
  return args.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}
