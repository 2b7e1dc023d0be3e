import type { PersonalKind } from '../../src/platform/personal-data/index.ts';
import { Chance } from './chance.ts';
import * as made from './made-up-data.ts';

/** A text in which it is known what has to go. */
export interface PlantedText {
  text: string;
  /** How its author types. */
  way: Way;
  planted: { kind: PersonalKind; start: number; end: number }[];
}

interface Piece {
  text: string;
  kind: PersonalKind | null;
}

export interface Sources {
  persons: made.Persons;
  phrases: readonly string[];
  clean: readonly string[];
}

const SLOT = /\{(\w+)\}/;

/** So many texts of one to four sentences, in the ways people type: with accents, without, in one case, composed or not. */
export function makeTexts(sources: Sources, count: number, seed: number): PlantedText[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => {
    const way = wayOfTyping(chance);
    const type = TYPING[way];
    const sentences = Array.from({ length: chance.int(1, 4) }, () =>
      chance.pick(chance.next() < 0.6 ? sources.phrases : sources.clean),
    );
    const pieces = sentences.flatMap((each) => [
      ...fill(each, sources.persons, chance),
      { text: ' ', kind: null },
    ]);
    return join(
      way,
      pieces.map((piece) => ({ ...piece, text: type(piece.text) })),
    );
  });
}

const TYPING = {
  'có dấu': (text: string) => text,
  'không dấu': (text: string) => withoutAccents(text),
  'không dấu, chữ thường': (text: string) => withoutAccents(text).toLowerCase(),
  'có dấu, chữ thường': (text: string) => text.toLowerCase(),
  'chữ hoa': (text: string) => text.toUpperCase(),
  'dấu rời (NFD)': (text: string) => text.normalize('NFD'),
};
type Way = keyof typeof TYPING;

function wayOfTyping(chance: Chance): Way {
  const lot = chance.next();
  if (lot < 0.55) return 'có dấu';
  if (lot < 0.7) return 'không dấu';
  if (lot < 0.78) return 'không dấu, chữ thường';
  if (lot < 0.86) return 'có dấu, chữ thường';
  return lot < 0.91 ? 'chữ hoa' : 'dấu rời (NFD)';
}

const withoutAccents = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

function fill(phrase: string, persons: made.Persons, chance: Chance): Piece[] {
  return phrase.split(/(\{\w+\})/).map((part) => {
    const slot = SLOT.exec(part)?.[1];
    return slot === undefined ? { text: part, kind: null } : plant(slot, persons, chance);
  });
}

function plant(slot: string, persons: made.Persons, chance: Chance): Piece {
  const makers: Record<string, [PersonalKind, () => string]> = {
    name: ['name', () => made.makeName(persons, chance)],
    given: ['name', () => chance.pick(persons.given)],
    phone: ['phone', () => made.makePhone(chance)],
    id: ['personal-id', () => made.makePersonalId(chance)],
    plate: ['plate', () => made.makePlate(chance)],
    mail: ['email', () => made.makeMail(chance)],
    account: ['bank-account', () => made.makeAccount(chance)],
    insurance: ['insurance', () => made.makeInsurance(chance)],
    tax: ['tax-code', () => made.makeTaxCode(chance)],
    passport: ['passport', () => made.makePassport(chance)],
    dossier: ['dossier-code', () => made.makeDossierCode(chance)],
    page: ['profile', () => made.makePage(chance)],
    birth: ['birth', () => made.makeBirth(chance)],
    address: ['address', () => made.makeAddress(chance)],
  };
  const [kind, make] = makers[slot]!;
  return { kind, text: make() };
}

function join(way: Way, pieces: readonly Piece[]): PlantedText {
  const planted: PlantedText['planted'] = [];
  let text = '';
  for (const piece of pieces) {
    if (piece.kind !== null)
      planted.push({ kind: piece.kind, start: text.length, end: text.length + piece.text.length });
    text += piece.text;
  }
  return { text, way, planted };
}
