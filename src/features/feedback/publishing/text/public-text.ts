/** The texts of an item that the public may see, each set by a person from the original. */
export const PUBLIC_FIELDS = ['title', 'content', 'proposal', 'place', 'answer'] as const;
export type PublicField = (typeof PUBLIC_FIELDS)[number];
export type PublicText = Record<PublicField, string>;

export const PUBLIC_FIELD_LABELS: Record<PublicField, string> = {
  title: 'Tiêu đề',
  content: 'Nội dung',
  proposal: 'Đề nghị',
  place: 'Nơi xảy ra',
  answer: 'Trả lời của phường',
};

/** Most signs of each: those of the original and room for the words that stand in place of what was masked. */
export const MOST_SIGNS: Record<PublicField, number> = {
  ...{ title: 400, content: 15_000, proposal: 6000, place: 500, answer: 12_000 },
};
/** Most signs of what is said of a picture. */
export const MOST_OF_DESCRIPTION = 300;
