import { Paragraph, type Table } from 'docx';
import type { DocumentLayout } from '../../../law/document-layout.ts';
import { columns, line, rule, textRuns, WIDTH } from '../../dossiers/index.ts';
import type { OfficialDocument } from './model.ts';
import { CENTER, LEFT, styled } from './word-blocks.ts';
import { basisLines, numberText, placeAndDay } from './words.ts';

type Parts = (Paragraph | Table)[];

const LEFT_HALF = 0.42;
/** Twentieths of a point between the office and the name, where signature and seal stand. */
const ROOM = 1500;

/** Letterhead with number and day, name of the kind and subject, addressees and bases. */
export function wordHead(document: OfficialDocument, layout: DocumentLayout): Parts {
  const { styles, rules } = layout;
  const { kindName, subject } = document;
  const title =
    kindName === null
      ? []
      : [
          styled(kindName, styles.kindName, { heading: true, before: 240 }),
          styled(subject, styles.subject),
          rule(WIDTH, rules.subject / 2),
        ];
  return [
    letterhead(document, layout),
    ...title,
    ...addressees(document, layout),
    ...basisLines(document.basis).map((text) => new Paragraph({ style: 'CanCu', children: textRuns(text) })),
  ];
}

function letterhead(document: OfficialDocument, { styles, rules }: DocumentLayout): Table {
  const { agency, kindName, subject } = document;
  const about = /^v\/v\b/i.test(subject) ? subject : `V/v ${subject}`;
  return columns([
    {
      share: LEFT_HALF,
      children: [
        ...(agency.parent?.split('\n') ?? []).map((text) => styled(text, styles.parentAgency)),
        ...agency.name.split('\n').map((text) => styled(text, styles.agency)),
        rule(WIDTH * LEFT_HALF, rules.agency),
        styled(`Số: ${numberText(document)}`, styles.number, { before: 60 }),
        ...(kindName === null ? [styled(about, styles.letterSubject, { before: 60 })] : []),
      ],
    },
    {
      share: 1 - LEFT_HALF,
      children: [
        styled('Cộng hòa xã hội chủ nghĩa Việt Nam', styles.state),
        styled('Độc lập - Tự do - Hạnh phúc', styles.motto),
        rule(WIDTH * (1 - LEFT_HALF), 0.62),
        styled(placeAndDay(document), styles.placeAndDay, { before: 60 }),
      ],
    },
  ]);
}

function addressees({ addressees: given }: OfficialDocument, { styles }: DocumentLayout): Paragraph[] {
  const size = { size: styles.addressee.points };
  if (given.length === 0) return [line('', { size: 6 })];
  if (given.length === 1) return [line(`Kính gửi: ${given[0]}`, size, CENTER, 240)];
  const each = given.map(
    (text, at) =>
      new Paragraph({
        indent: { left: 2600, hanging: 200 },
        children: textRuns(`- ${text}${at === given.length - 1 ? '.' : ';'}`, size),
      }),
  );
  const words = textRuns('Kính gửi:', size);
  return [new Paragraph({ indent: { left: 2000 }, spacing: { before: 240 }, children: words }), ...each];
}

/** Recipients on the left; on the right the office and, below the room for the signature, the name. */
export function wordEnd({ signature, recipients }: OfficialDocument, { styles }: DocumentLayout): Parts {
  const { recipientsTitle: title, recipients: small, office, signer } = styles;
  const bare = recipients.map((text) => text.trim().replace(/^-\s*|[;.]+$/g, ''));
  const sentTo = bare.map((text, at) =>
    line(`- ${text}${at === bare.length - 1 ? '.' : ';'}`, { size: small.points }),
  );
  const offices = [...(signature.authority?.split('\n') ?? []), ...signature.position.split('\n')];
  const words = { bold: true, italics: true, size: title.points };
  return [
    line('', { size: 8 }),
    columns([
      { share: 0.5, children: [line('Nơi nhận:', words, LEFT), ...sentTo] },
      {
        share: 0.5,
        children: [
          ...offices.map((text) => styled(text, office)),
          styled(signature.name, signer, { before: ROOM }),
        ],
      },
    ]),
  ];
}
