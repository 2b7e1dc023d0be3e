import { describe, expect, it } from 'vitest';
import '../portal.tsx';
import { LANGS } from '../here.ts';
import { DICTIONARIES } from './words.ts';

describe('the words of the portal', () => {
  it('are there in every language, and none is empty', () => {
    expect(DICTIONARIES.length).toBeGreaterThan(4);
    for (const table of DICTIONARIES) {
      const keys = Object.keys(table.vi).sort();
      for (const lang of LANGS) {
        expect(Object.keys(table[lang]).sort()).toEqual(keys);
        for (const key of keys) expect(table[lang][key]!.trim(), `${lang} ${key}`).not.toBe('');
      }
    }
  });

  it('are English where they say so', () => {
    const accented = DICTIONARIES.flatMap((table) => Object.entries(table.en)).filter(
      ([, text]) => /[ăâđêôơưĂÂĐÊÔƠƯ]|[\u1EA0-\u1EF9]/.test(text) && !/In Vietnamese|for example/.test(text),
    );
    expect(accented).toEqual([]);
  });
});
