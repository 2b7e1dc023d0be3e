import { randomUUID } from 'node:crypto';
import { LANES, readingHandlers } from '../src/jobs.ts';
import { workOnce } from '../src/platform/jobs/worker.ts';
import { openReader, type Reader } from '../src/platform/scanning/index.ts';
import type { Visitor } from './browse.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

const document = {
  source: 'original' as const,
  quantity: 1,
  reusable: false,
  scan: null,
  scanExemptReason: null,
};

/** Dossiers whose papers wait to be scanned, files handed in by officers, and the worker that reads them. */
export function scanLife(at: TestDatabase, reader: Reader = openReader({ threads: 1 })) {
  const { accept } = dossierLife(at);
  const handlers = readingHandlers(at.platform, reader);
  return {
    reader,
    /** A dossier at the desk with papers that have no scan. */
    dossier: (names: string[] = ['Giấy khai sinh'], applicant = {}) =>
      accept(
        applicant,
        names.map((name) => ({ ...document, name })),
      ),
    /** Does what the queue has for the readers. @returns how many jobs */
    read: async () => {
      let jobs = 0;
      while (await workOnce(at.database, handlers, at.platform.now, LANES.reading)) jobs++;
      return jobs;
    },
    /** Sends files by the plain form of the dossier's page. @returns the answer */
    send: async (officer: Visitor, dossierId: number, files: [string, Uint8Array][]) => {
      const page = await (await officer.get(`/can-bo/ho-so/${dossierId}`)).text();
      const token = /name="_token" value="([^"]+)"/.exec(page)![1]!;
      const fields: [string, string | Blob][] = [
        ['_token', token],
        ['part', ''],
        ...files.map(([name, bytes]): [string, Blob] => [
          'tep',
          new File([bytes as Uint8Array<ArrayBuffer>], name),
        ]),
      ];
      return officer.sendAll(`/can-bo/ho-so/${dossierId}/so-hoa`, fields);
    },
    /** The address of the officer's open batch of a dossier. */
    batchOf: async (officer: Visitor, dossierId: number) =>
      (await officer.get(`/can-bo/ho-so/${dossierId}/so-hoa`)).headers.get('location')!,
    /** What the form of a paper would send. */
    confirm: async (officer: Visitor, path: string, change: Record<string, string> = {}) => {
      const page = await (await officer.get(path)).text();
      const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
      const pages = page.match(/id="trang-\d+"/g)?.length ?? 0;
      return officer.send(path, {
        ...{ _token: value('_token'), seen: value('seen'), clientKey: randomUUID() },
        ...{ documentNo: '1', kind: 'birth_certificate', originalPages: String(pages) },
        ...change,
      });
    },
  };
}
