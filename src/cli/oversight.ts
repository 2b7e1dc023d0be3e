import { userInfo } from 'node:os';
import { listWards, type Ward } from '../features/organisation/index.ts';
import {
  endOversight,
  grantOversight,
  LEVEL_LABELS,
  listGrants,
  type OversightGrant,
} from '../features/oversight/index.ts';
import { formatDay, formatTime, toLocalDay } from '../law/day.ts';
import { asOwner, type Database } from '../platform/database/database.ts';
import { Problem } from '../platform/problem.ts';
import { withDatabase } from './database.ts';
import { type GivenOptions, readOptions } from './options.ts';

const GRANT = {
  '--ward': 'one',
  '--officer': 'one',
  '--of': 'one',
  '--level': 'one',
  '--from': 'one',
  '--until': 'one',
  '--by': 'one',
  '--reason': 'one',
} as const;
const END = { '--ward': 'one', '--grant': 'one', '--by': 'one', '--reason': 'one' } as const;

/** `oversight grant|end|list`: who outside a ward may look at its figures. @returns the exit code */
export async function oversight(args: string[]): Promise<number> {
  const [deed, ...rest] = args;
  if (deed === 'grant') return work((owner) => grant(owner, readOptions(rest, GRANT)));
  if (deed === 'end') return work((owner) => end(owner, readOptions(rest, END)));
  if (deed === 'list') return work((owner) => list(owner, readOptions(rest, { '--ward': 'one' })));
  process.stderr.write('motcua oversight: cần grant, end hoặc list; xem motcua --help\n');
  return 64;
}

async function work(deed: (owner: Database) => Promise<string>): Promise<number> {
  try {
    process.stdout.write(await withDatabase(process.env, (url) => asOwner(url, deed)));
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fields = Object.values(error.fields);
    process.stderr.write(`motcua oversight: ${[error.message, ...fields].join(' ')}\n`);
    return 1;
  }
}

async function grant(owner: Database, options: GivenOptions): Promise<string> {
  const wards = await listWards(owner.db);
  const [ward, home] = [wardOf(wards, given(options, '--ward')), wardOf(wards, given(options, '--of'))];
  const now = new Date();
  const form = {
    level: (options.get('--level')?.[0] ?? 'figures') as 'figures',
    fromDay: options.get('--from')?.[0] ?? toLocalDay(now),
    untilDay: options.get('--until')?.[0] ?? null,
    ...{ grantedBy: options.get('--by')?.[0] ?? operator(), reason: given(options, '--reason') },
  };
  const overseer = { wardId: home.id, username: given(options, '--officer') };
  const id = await owner.transact((tx) => grantOversight(tx, { wardId: ward.id, overseer, form, now }));
  return `Đã mở quyền số ${id}: "${overseer.username}" xem số liệu ${ward.name}.\n`;
}

async function end(owner: Database, options: GivenOptions): Promise<string> {
  const ward = wardOf(await listWards(owner.db), given(options, '--ward'));
  const id = Number(given(options, '--grant'));
  if (!Number.isSafeInteger(id)) throw new RangeError('--grant là số của quyền, xem motcua oversight list.');
  const form = { endedBy: options.get('--by')?.[0] ?? operator(), reason: given(options, '--reason') };
  const now = new Date();
  await owner.transact((tx) => endOversight(tx, { wardId: ward.id, id }, { form, now }));
  return `Đã chấm dứt quyền số ${id} ở ${ward.name}.\n`;
}

async function list(owner: Database, options: GivenOptions): Promise<string> {
  const code = options.get('--ward')?.[0];
  const ward = code === undefined ? null : wardOf(await listWards(owner.db), code);
  const grants = await listGrants(owner.db, ward?.id ?? null);
  return grants.length === 0 ? 'Chưa có quyền theo dõi nào.\n' : grants.map(lineOf).join('');
}

function lineOf({ id, wardName, overseer, level, fromDay, untilDay, reason, end }: OversightGrant): string {
  const days = `từ ${formatDay(fromDay)}${untilDay === null ? '' : ` đến hết ${formatDay(untilDay)}`}`;
  const state = end === null ? '' : `; chấm dứt ${formatTime(end.at)}: ${end.reason}`;
  return `${id}\t${wardName}\t${overseer.username} (${overseer.wardName})\t${LEVEL_LABELS[level]}\t${days}\t${reason}${state}\n`;
}

function wardOf(wards: readonly Ward[], code: string): Ward {
  const ward = wards.find((each) => each.code === code);
  if (!ward) throw new RangeError(`không có mã ${code}; có: ${wards.map((each) => each.code).join(', ')}.`);
  return ward;
}

function given(options: GivenOptions, name: string): string {
  const value = options.get(name)?.[0];
  if (value === undefined) throw new RangeError(`thiếu ${name}.`);
  return value;
}

/** Whoever runs the command, where he does not say whose word it is. */
function operator(): string {
  return `Người vận hành (${userInfo().username})`;
}
