import { z } from 'zod';

const at = z.iso.datetime().describe('Thời điểm, giờ UTC theo ISO 8601');
const day = z.iso.date();
const step = z.object({ at, step: z.string(), unit: z.string() });
const money = z.object({
  what: z.string(),
  dueVnd: z.number().int(),
  paid: z.boolean(),
  voided: z.boolean(),
});

const dossier = z.object({
  code: z.string(),
  procedure: z.string(),
  status: z.string(),
  submittedAt: at,
  receivedAt: at.nullable(),
  dueAt: at.nullable(),
  finishedAt: at.nullable(),
  returnedAt: at.nullable(),
  applicant: z
    .object({
      name: z.string(),
      personalId: z.string().nullable(),
      birthOn: day.nullable(),
      phone: z.string().nullable(),
      address: z.string(),
      email: z.string().nullable(),
      representative: z.string().nullable().describe('Tên người nộp thay, nếu có'),
    })
    .nullable()
    .describe('null: hồ sơ nộp thay người khác; dữ liệu của người đó không nằm trong tệp này'),
  answers: z
    .unknown()
    .nullable()
    .describe('Câu trả lời trong tờ khai điện tử; null: không có, hoặc nộp thay'),
  papers: z.array(z.object({ name: z.string(), quantity: z.number().int(), hasFile: z.boolean() })),
  result: z.object({ outcome: z.string(), number: z.string().nullable(), on: day.nullable() }).nullable(),
  steps: z.array(step),
  money: z.array(money),
  payments: z.array(z.object({ at, method: z.string(), amountVnd: z.number().int(), state: z.string() })),
  notices: z.array(z.object({ at, event: z.string(), channel: z.string() })),
  rating: z.object({ at, scores: z.unknown(), comment: z.string() }).nullable(),
});

/** Everything that a ward keeps of one person, as he takes it out. */
export const personalData = z.object({
  format: z.literal('motcua.du-lieu-ca-nhan').describe('Tên định dạng'),
  version: z.literal(1),
  ward: z.string(),
  madeAt: at,
  madeFor: z.enum(['account', 'desk']).describe('account: tự tải; desk: cán bộ lập theo yêu cầu tại quầy'),
  account: z
    .object({
      name: z.string(),
      personalId: z.string().nullable(),
      birthOn: day.nullable(),
      address: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      assurance: z.number().int(),
      organisations: z.array(z.object({ name: z.string(), code: z.string(), role: z.string() })),
    })
    .nullable()
    .describe('Tài khoản trên cổng; null trong tệp lập tại quầy'),
  dossiers: z.array(dossier),
  drafts: z.array(z.object({ procedureCode: z.string(), savedAt: at, expiresAt: at, answers: z.unknown() })),
  petitions: z.array(
    z.object({
      ...{ code: z.string(), receivedAt: at, title: z.string(), content: z.string(), proposal: z.string() },
      ...{ place: z.string(), status: z.string(), name: z.string(), address: z.string() },
      ...{ phone: z.string(), email: z.string() },
    }),
  ),
  vault: z.object({
    choice: z.string().nullable().describe('Lựa chọn chung cho mọi giấy tờ trong kho'),
    items: z.array(
      z.object({
        ...{ name: z.string(), number: z.string().nullable(), issuedOn: day.nullable() },
        ...{ validUntil: day.nullable(), source: z.string(), dossier: z.string().nullable(), keptAt: at },
        uses: z.array(z.object({ at, what: z.string(), by: z.string() })),
      }),
    ),
  }),
  appointments: z.array(z.object({ code: z.string(), day, minute: z.number().int(), status: z.string() })),
  requests: z.array(
    z.object({
      ...{ number: z.number().int(), kind: z.string(), about: z.array(z.string()), words: z.string() },
      ...{ filedAt: at, dueAt: at },
      answer: z
        .object({
          ...{ at, outcome: z.string(), words: z.string() },
          decisions: z.array(z.object({ about: z.string(), outcome: z.string(), reason: z.string() })),
        })
        .nullable(),
    }),
  ),
  looks: z.array(z.object({ at, dossier: z.string(), kind: z.string(), by: z.string() })),
});
export type PersonalData = z.infer<typeof personalData>;

/** The shape as JSON Schema, which goes with every file. */
export const personalDataSchema = () => z.toJSONSchema(personalData);
