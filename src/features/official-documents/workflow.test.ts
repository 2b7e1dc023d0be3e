import { expect, it } from 'vitest';
import { readOrganisationSeed } from '../../seed/seed-organisation.ts';
import type { Officer } from '../organisation/index.ts';
import { OFFICIAL_STATES, type OfficialState, type OfficialStep } from './schema.ts';
import { openSteps } from './workflow.ts';

const OFFICERS: Officer[] = readOrganisationSeed().officers.map(
  ({ username, displayName, title, duties }, at) => ({
    ...{ wardId: 1, id: at + 1, username, displayName, title, duties },
    unitId: username === 'kiemsoat' || username === 'giamdoc' || username === 'quay1' ? 7 : 8,
  }),
);
const officer = (username: string) => OFFICERS.find((each) => each.username === username)!;

function documentIn(state: OfficialState, change: object = {}) {
  const writer = officer('kiemsoat').id;
  const submitted = { step: 'submit' as OfficialStep, by: writer };
  return {
    ...{ state, unitId: 7, signing: 'vice_chairman' as const, signerId: officer('phochutich').id },
    ...{
      publishedAt: null,
      revoked: null,
      authors: [writer],
      writtenBy: writer,
      steps: [submitted],
      ...change,
    },
  };
}

it('every state is open to the right hands alone', () => {
  const names = [
    'kiemsoat',
    'quay1',
    'giamdoc',
    'chanhvp',
    'phochutich',
    'chutich',
    'vanthu',
    'hotich',
    'quantri',
  ];
  const rows = OFFICIAL_STATES.flatMap((state) =>
    names.map((name) => {
      const steps = openSteps(officer(name), documentIn(state));
      return steps.length === 0 ? null : `${state} ${name}: ${steps.join(' ')}`;
    }),
  );
  expect(rows.filter(Boolean)).toEqual([
    'draft kiemsoat: submit cancel',
    'draft quay1: submit cancel',
    'draft giamdoc: submit cancel',
    'draft chanhvp: submit cancel',
    'draft phochutich: submit cancel',
    'draft chutich: submit cancel',
    'submitted kiemsoat: cancel',
    'submitted quay1: cancel',
    'submitted giamdoc: review send_back cancel',
    'submitted chanhvp: review send_back cancel',
    'submitted phochutich: review send_back cancel',
    'submitted chutich: review send_back cancel',
    'reviewed kiemsoat: cancel',
    'reviewed quay1: cancel',
    'reviewed giamdoc: cancel',
    'reviewed chanhvp: cancel',
    'reviewed phochutich: send_back sign cancel',
    'reviewed chutich: cancel',
    'signed vanthu: send_back issue cancel',
    'issued kiemsoat: publish',
    'issued giamdoc: publish send',
    'issued chanhvp: publish send',
    'issued phochutich: publish send revoke',
    'issued chutich: publish send revoke',
    'issued vanthu: send',
  ]);
});

it('nobody reviews what he wrote or submitted, whatever his duties', () => {
  const { id } = officer('giamdoc');
  const wrote = documentIn('submitted', { writtenBy: id, authors: [id] });
  expect(openSteps(officer('giamdoc'), wrote)).toEqual(['cancel']);
  const handed = documentIn('submitted', { steps: [{ step: 'submit', by: id }] });
  expect(openSteps(officer('giamdoc'), handed)).toEqual(['cancel']);
});

it('a document without a signer cannot be submitted; one withdrawn goes nowhere but off the portal', () => {
  expect(openSteps(officer('kiemsoat'), documentIn('draft', { signerId: null }))).toEqual(['cancel']);
  const gone = documentIn('issued', { revoked: { at: new Date(0), reason: 'x' }, publishedAt: new Date(0) });
  expect(openSteps(officer('giamdoc'), gone)).toEqual(['unpublish']);
});
