import { asOwner } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { openFileStore } from '../platform/files/store/open-store.ts';
import { isProduction, readFileSettings } from '../platform/settings.ts';
import { type GeneratedWard, generate } from '../seed/generate/generate.ts';
import { whyNotGenerate } from '../seed/generate/may-generate.ts';
import { withServedOrNewDatabase } from './database.ts';
import { type GivenOptions, mustHave, type OptionKinds, readOptions } from './options.ts';

const OPTIONS: OptionKinds = {
  ...{ '--dossiers': 'one', '--wards': 'one', '--year': 'one', '--seed': 'one' },
  ...{ '--into-empty': 'flag', '--json': 'flag' },
};

/** `generate --dossiers N --wards N`: a believable year in wards of its own. @returns 0; 1 when the place has real work, 64 for wrong options */
export async function generateYear(args: string[]): Promise<number> {
  let asked: ReturnType<typeof readAsked>;
  try {
    asked = readAsked(readOptions(args, OPTIONS), new Date());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua generate: ${error.message}\n`);
    return 64;
  }
  const { isJson, intoEmpty, ...wanted } = asked;
  const files = openFileStore(readFileSettings(process.env));
  const begun = performance.now();
  const wards = await withServedOrNewDatabase(process.env, async (ownerUrl) => {
    await migrate(ownerUrl);
    const production = isProduction(process.env);
    const why = await asOwner(ownerUrl, (owner) =>
      whyNotGenerate(owner, { isProduction: production, intoEmpty }),
    );
    if (why !== null) throw new Error(why);
    return generate({ ...wanted, ownerUrl, files, isTrusted: true, tell: telling() });
  });
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(isJson ? `${JSON.stringify({ ok: true, seconds, wards })}\n` : asText(wards, seconds));
  return 0;
}

function readAsked(options: GivenOptions, now: Date) {
  const whole = (name: string, [least, most]: readonly [number, number], otherwise?: number) => {
    const text = otherwise === undefined ? mustHave(options, name) : options.get(name)?.[0];
    const value = text === undefined ? otherwise! : Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new RangeError(`${name} là số nguyên từ ${least} đến ${most}.`);
    return value;
  };
  const wards = whole('--wards', [1, 99]);
  return {
    ...{ wards, dossiers: whole('--dossiers', [wards, 10_000_000]), now },
    ...{ year: whole('--year', [2026, 2100], now.getFullYear()), seed: whole('--seed', [0, 2 ** 31], 1) },
    ...{ isJson: options.has('--json'), intoEmpty: options.has('--into-empty') },
  };
}

const TELL_MS = 5000;

/** Says how far it is, now and then. */
function telling(): (words: string) => void {
  let last = performance.now();
  return (words) => {
    if (performance.now() - last < TELL_MS) return;
    last = performance.now();
    process.stderr.write(`${words}\n`);
  };
}

function asText(wards: readonly GeneratedWard[], seconds: number): string {
  const lines = wards.map(({ code, name, dossiers, seconds: spent, isKept }) =>
    isKept
      ? `${name} (${code}): đã có từ lần trước, giữ nguyên`
      : `${name} (${code}): ${dossiers} hồ sơ, ${spent.toFixed(1)} giây`,
  );
  const sum = wards.reduce((whole, each) => whole + each.dossiers, 0);
  return `${[...lines, `Tất cả ${sum} hồ sơ trong ${seconds.toFixed(1)} giây.`].join('\n')}\n`;
}
