import { randomUUID } from 'node:crypto';
import { findDossier, type TakeableStep, takeStep } from '../src/features/dossiers/index.ts';
import { addOfficer, addWard, listOfficers } from '../src/features/organisation/index.ts';
import { asOwner } from '../src/platform/database/database.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

/** A dossier received here for another ward, as it stands there. */
export async function atOtherWard(at: TestDatabase, known?: Awaited<ReturnType<typeof otherWard>>) {
  const there = known ?? (await otherWard(at));
  const life = dossierLife(at);
  const id = await life.accept({ forWardId: there.wardId });
  await life.take(id, 'quay1', 'forward');
  return {
    there,
    id,
    arrivedId: (await findDossier(at.database.db, { wardId: at.wardId, dossierId: id })).state.twin!
      .dossierId,
  };
}

let wards = 0;

/** A second ward of the installation with one officer for each duty. */
export async function otherWard(at: TestDatabase) {
  const unit = (code: string, kind: string) => ({ code, name: code, shortName: code, kind: kind as never });
  const wardId = await asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      addWard(tx, {
        ward: {
          code: `106${String(++wards).padStart(2, '0')}`,
          name: 'phường Bên Cạnh',
          city: 'thành phố Hải Phòng',
          agencyCode: `H24.${300 + wards}.25`,
          address: 'Số 1',
        },
        units: [unit('UBND', 'office'), unit('VP', 'division'), unit('TTPVHCC', 'centre')],
      }),
    ),
  );
  const people = [
    ['quay', 'TTPVHCC', ['receive', 'return']],
    ['chuyenvien', 'VP', ['examine']],
    ['truong', 'VP', ['review']],
    ['lanhdao', 'UBND', ['sign']],
    ['vanthu', 'VP', ['stamp']],
  ] as const;
  for (const [username, unitCode, duties] of people)
    await asOwner(at.ownerUrl, (owner) =>
      owner.transact((tx) =>
        addOfficer(tx, wardId, {
          ...{ username: `${username}-${wards}`, unitCode, duties: [...duties] },
          ...{ displayName: username, title: username, password: 'mat-khau-thu-2026' },
        }),
      ),
    );
  const officers = await listOfficers(at.database.db, wardId);
  const officer = (name: string) => officers.find((each) => each.displayName === name)!;
  const ward = {
    wardId,
    officer,
    unitId: officer('chuyenvien').unitId,
    /** From the arrival to that step. */
    resolve: async (id: number, last: 'sign' | 'stamp') => {
      await ward.take(id, 'quay', 'admit', { termNo: 1, competentUnitId: ward.unitId });
      await ward.take(id, 'quay', 'transfer');
      await ward.take(id, 'truong', 'assign', { officerId: officer('chuyenvien').id });
      await ward.take(id, 'chuyenvien', 'take_over');
      await ward.take(id, 'chuyenvien', 'propose', { outcome: 'granted' });
      await ward.take(id, 'truong', 'submit_for_signature');
      await ward.take(id, 'lanhdao', 'sign');
      if (last === 'stamp') await ward.take(id, 'vanthu', 'stamp');
    },
    take: async (id: number, who: string, step: TakeableStep, fields: Record<string, unknown> = {}) => {
      const { state } = await findDossier(at.database.db, { wardId, dossierId: id });
      const act = { officer: officer(who), now: at.platform.now(), requestId: 'test' };
      const request = { dossierId: id, step, clientKey: randomUUID(), stepCount: state.stepCount, fields };
      return at.database.transact((tx) => takeStep(tx, at.platform.files, act, request));
    },
  };
  return ward;
}
