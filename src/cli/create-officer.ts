import { text } from 'node:stream/consumers';
import { addOfficer, type Duty, listWards, mustBeHardToGuess } from '../features/organisation/index.ts';
import { asOwner } from '../platform/database/database.ts';
import { withDatabase } from './database.ts';
import { optionOf } from './options.ts';

/** `officer create`: the password comes from standard input, never from the command line. @returns the exit code */
export async function createOfficer(args: string[]): Promise<number> {
  const asked = ['--unit', '--username', '--name', '--title', '--duties'];
  const missing = asked.filter((name) => optionOf(args, name) === undefined);
  if (missing.length > 0) {
    process.stderr.write(`motcua officer create: thiếu ${missing.join(', ')}\n`);
    return 64;
  }
  const given = (name: string) => optionOf(args, name)!;
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  await mustBeHardToGuess(password, [given('--username'), given('--name'), given('--title')], 'password');
  const wardName = await withDatabase(process.env, (url) =>
    asOwner(url, async (owner) => {
      const wards = await listWards(owner.db);
      const ward = wards.find((each) => each.code === (optionOf(args, '--ward') ?? wards[0]?.code));
      if (!ward) throw new Error('không có phường, xã này.');
      await owner.transact((tx) =>
        addOfficer(tx, ward.id, {
          unitCode: given('--unit'),
          username: given('--username'),
          displayName: given('--name'),
          title: given('--title'),
          duties: given('--duties').split(',') as Duty[],
          password,
        }),
      );
      return ward.name;
    }),
  );
  process.stdout.write(`Đã tạo tài khoản "${given('--username')}" ở ${wardName}.\n`);
  return 0;
}
