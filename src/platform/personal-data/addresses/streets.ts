import type { PlainText, Word } from '../plain-text.ts';

const LONGEST = 4;
const split = (words: string) => new Set(words.normalize('NFC').split(/\s+/));

/** Words that begin what is no street: wards and towns, bodies, new sentences. */
const NO_STREET = split(
  `phường quận tp tỉnh xã huyện khu tổ tdp ubnd tôi thành trung luật nghị thông bộ sở ủy công phòng chủ điều theo ngày em nhà người`,
);
/** Words that end the name of a street where no capital tells it. */
const STOPS =
  split(`bị ngập không có đang ở là thuộc tổ khu phường quận tp gần số của và đã này thì mấy để cho trước sau điện sđt cũng thường luôn rất
  qua chưa xin tôi em nơi rác nước mất bao gồm được người gọi hiện tại vì nên mọi ban lên xuống`);
const BARE_STOPS = new Set(
  [...STOPS].map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')),
);

/** Names of streets after a number. Where an author uses capitals they tell the name; elsewhere three words at most are taken for it. */
export class StreetReader {
  readonly #plain: PlainText;
  readonly #starts: Map<number, number>;

  constructor(plain: PlainText) {
    this.#plain = plain;
    this.#starts = new Map(plain.words.map((word, at) => [word.start, at]));
  }

  /** Whether two capital words or more begin here that may name a street. */
  isStreet(start: number): boolean {
    return this.#capitalsFrom(start).length >= 2;
  }

  /** Where a street's name ends that follows; null when none does. `isExpected`: something before it asks for one. */
  endOfStreet(from: number, isExpected: boolean): number | null {
    const gap = /^[ ,]{1,2}/.exec(this.#plain.folded.slice(from, from + 2))?.[0];
    if (gap === undefined) return null;
    const capitals = this.#capitalsFrom(from + gap.length);
    if (capitals.length > (isExpected ? 0 : 1)) return capitals.at(-1)!.end;
    if (!isExpected || this.#plain.hasCapitals || gap.includes(',')) return null;
    return this.#wordsFrom(from + gap.length).at(-1)?.end ?? null;
  }

  #capitalsFrom(start: number): Word[] {
    return this.#run(
      start,
      LONGEST,
      (word, at) =>
        word.isCapital && !(at === 0 && NO_STREET.has(word.accented)) && !AREAS.has(word.accented),
    );
  }

  #wordsFrom(start: number): Word[] {
    return this.#run(start, 3, (word, at) => !this.#isStop(word, at));
  }

  /** Names have two words at least: without accents the second may look like a common word ("bach dang"). */
  #isStop(word: Word, at: number): boolean {
    if (this.#plain.hasAccents) return STOPS.has(word.accented);
    return at !== 1 && BARE_STOPS.has(word.folded);
  }

  #run(start: number, most: number, isPart: (word: Word, at: number) => boolean): Word[] {
    const first = this.#starts.get(start);
    if (first === undefined) return [];
    const words = this.#plain.words.slice(first, first + most);
    const end = words.findIndex((word, at) => !isPart(word, at) || (at > 0 && !word.isJoined));
    return end === -1 ? words : words.slice(0, end);
  }
}

const AREAS = split('phường quận tp tỉnh xã huyện ubnd phuong huyen');
