import { addOpen311Key, listOpen311Keys, revokeOpen311Key } from '../features/feedback/index.ts';
import { listWards } from '../features/organisation/index.ts';
import { formatTime } from '../law/day.ts';
import { asOwner, type Database } from '../platform/database/database.ts';
import { withDatabase } from './database.ts';
import { type GivenOptions, mustHave, readOptions } from './options.ts';

/** `open311-key add|revoke|list`: which programs may create petitions by Open311. @returns the exit code */
export async function open311Key([deed, ...args]: string[]): Promise<number> {
  if (deed === 'add')
    return work((owner) => add(owner, readOptions(args, { '--ward': 'one', '--name': 'one' })));
  if (deed === 'revoke') return work((owner) => revoke(owner, readOptions(args, { '--id': 'one' })));
  if (deed === 'list') return work(list);
  process.stderr.write('motcua open311-key: cần add, revoke hoặc list; xem motcua --help\n');
  return 64;
}

async function work(deed: (owner: Database) => Promise<string>): Promise<number> {
  process.stdout.write(await withDatabase(process.env, (url) => asOwner(url, deed)));
  return 0;
}

async function add(owner: Database, options: GivenOptions): Promise<string> {
  const wards = await listWards(owner.db);
  const code = options.get('--ward')?.[0] ?? wards[0]?.code;
  const ward = wards.find((each) => each.code === code);
  if (!ward) throw new RangeError('không có phường, xã này.');
  const given = { wardId: ward.id, name: mustHave(options, '--name'), now: new Date() };
  const { id, key } = await owner.transact((tx) => addOpen311Key(tx, given));
  return `Mã khóa: ${id}\napi_key (chỉ in lần này): ${key}\njurisdiction_id: ${ward.code}\n`;
}

async function revoke(owner: Database, options: GivenOptions): Promise<string> {
  const id = mustHave(options, '--id');
  await owner.transact((tx) => revokeOpen311Key(tx, id, new Date()));
  return `Khóa ${id} không còn dùng được.\n`;
}

async function list(owner: Database): Promise<string> {
  const names = new Map((await listWards(owner.db)).map((ward) => [ward.id, ward.name]));
  const keys = await listOpen311Keys(owner.db);
  const lines = keys.map(({ wardId, id, name, createdAt, revokedAt }) => {
    const until = revokedAt === null ? 'đang dùng' : `thu hồi ${formatTime(revokedAt)}`;
    return `${id}  ${names.get(wardId)}  ${name}  lập ${formatTime(createdAt)}  ${until}\n`;
  });
  return lines.join('') || 'Chưa có khóa nào.\n';
}
