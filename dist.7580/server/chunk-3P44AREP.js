import {
  chargeFiled,
  isSigned,
  itemsFor,
  listUsable,
  lockOwnItems,
  markReusable,
  noteUsed,
  partOf,
  signText,
  signingKey
} from "./chunk-2Z3IYLCC.js";
import {
  adoptUploads,
  discardUploads,
  listUploads
} from "./chunk-JRLX3424.js";
import {
  applicantOf,
  beginPdf,
  checkForm,
  countTry,
  dataReplacementsOf,
  declaration,
  derivedKey,
  describeAnswers,
  drawPdf,
  fileOnline,
  findDossier,
  findFormVersion,
  findProcedure,
  findProcedureVersion,
  formatTime,
  generalForm,
  matchDataReplacement,
  quantityOf,
  toLocalDay
} from "./chunk-TIANCPBA.js";
import {
  Problem
} from "./chunk-T2QWUXPH.js";

// src/features/drafts/find-answers.ts
async function findAnswers(db, wardId, dossierId) {
  const row = await db.selectFrom("dossier_answers as filed").innerJoin(
    "dossiers",
    (on) => on.onRef("dossiers.ward_id", "=", "filed.ward_id").onRef("dossiers.id", "=", "filed.dossier_id")
  ).select(["filed.procedure_code", "form_version", "answers", "procedure_version"]).where("filed.ward_id", "=", wardId).where("filed.dossier_id", "=", dossierId).executeTakeFirst();
  if (!row) return null;
  const { procedure_code: code, form_version: version } = row;
  const form = version === null ? generalForm(await findProcedureVersion(db, code, row.procedure_version)) : await findFormVersion(db, code, version);
  return { form, answers: row.answers };
}

// src/features/drafts/declaration-file.ts
async function declarationFile({ database, settings }, ward, dossier) {
  const filed = await findAnswers(database.db, dossier.wardId, dossier.id);
  if (filed === null)
    throw new Problem("not_found", "H\u1ED3 s\u01A1 n\xE0y kh\xF4ng khai tr\u1EF1c tuy\u1EBFn n\xEAn kh\xF4ng c\xF3 t\u1EDD khai \u0111i\u1EC7n t\u1EED.");
  const { code, procedureCode, procedureVersion, submittedAt } = dossier.state;
  const { name } = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const { publicUrl } = settings;
  const source = { ward, code, procedureName: name, publicUrl, filedAt: submittedAt, ...filed };
  const bytes = await drawPdf(declaration(source));
  return { name: `to-khai-${code}.pdf`, mediaType: "application/pdf", bytes };
}

// src/features/drafts/find-receipt.ts
async function findReceipt(db, { wardId, id, state, steps }) {
  const filed = await db.selectFrom("dossier_answers").select(["digest", "procedure_code"]).where("ward_id", "=", wardId).where("dossier_id", "=", id).executeTakeFirst();
  const first = steps[0].step;
  if (!filed || first.step !== "submit") return null;
  return {
    code: state.code,
    procedureCode: filed.procedure_code,
    submittedAt: state.submittedAt,
    answerDueAt: first.payload.answerDueAt ? new Date(first.payload.answerDueAt) : null,
    papers: first.payload.documents.filter(({ file }) => file !== null).length,
    digest: filed.digest
  };
}

// src/features/drafts/receipt.ts
import { createHash } from "node:crypto";
function receiptText(receipt) {
  return [
    "motcua bien nhan 1",
    receipt.code,
    receipt.procedureCode,
    receipt.submittedAt.toISOString(),
    receipt.answerDueAt?.toISOString() ?? "-",
    receipt.papers,
    receipt.digest
  ].join("\n");
}
function signReceipt(secret, receipt) {
  return signText(receiptKey(secret), receiptText(receipt));
}
function isReceiptSigned(secret, receipt, signature) {
  return isSigned(receiptKey(secret), receiptText(receipt), signature);
}
function receiptKey(secret) {
  return signingKey(secret, "online receipt");
}
function digestOf(answers, papers) {
  const text = JSON.stringify([canonical(answers), papers.map(({ name, file }) => [name, file])]);
  return createHash("sha256").update(text).digest("hex");
}
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return entries.map(([name, each]) => [name, canonical(each)]);
}

// src/features/drafts/declared-parts.ts
var declaredParts = async (ground, ward, dossier) => {
  const { db } = ground.database;
  const filed = await findAnswers(db, dossier.wardId, dossier.id);
  if (filed === null) return [];
  const { form, answers } = filed;
  const receipt = await findReceipt(db, dossier);
  const data = {
    form: { procedureCode: form.procedureCode, version: form.version, title: form.title },
    answers,
    described: describeAnswers(form, answers),
    receipt: receipt && {
      text: receiptText(receipt),
      signature: signReceipt(ground.settings.secret, receipt)
    }
  };
  const printed = await declarationFile(ground, ward, dossier);
  return [
    partOf({ path: "to-khai/to-khai.pdf", role: "declaration", ...printed }),
    partOf({
      path: "to-khai/cau-tra-loi.json",
      role: "answers",
      mediaType: "application/json",
      bytes: Buffer.from(`${JSON.stringify(data, null, 1)}
`)
    })
  ];
};

// src/features/drafts/attachments.ts
var OTHER_PAPERS = 0;
function uploadOwner({ wardId, id }) {
  return { wardId, key: `draft:${id}` };
}
async function attachedTo(db, draft) {
  return (await listUploads(db, uploadOwner(draft))).map(attached);
}
function attached(upload) {
  return { ...upload, no: /^\d{1,3}$/.test(upload.part) ? Number(upload.part) : OTHER_PAPERS };
}

// src/features/drafts/begin.ts
import { randomUUID } from "node:crypto";
var KEPT_DAYS = 30;
var MOST_BEGUN = 60;
function expiryOf(now) {
  return new Date(now.getTime() + KEPT_DAYS * 864e5);
}
async function beginDraft(tx, visitor, draft, caller) {
  const { now } = caller;
  await countTry(tx, `draft:${caller.address}`, MOST_BEGUN, 60, now);
  const id = randomUUID();
  await tx.insertInto("drafts").values({
    ward_id: draft.wardId,
    id,
    procedure_code: draft.procedureCode,
    form_version: draft.formVersion,
    ...ownerColumns(visitor),
    answers: JSON.stringify(draft.answers),
    created_at: now,
    saved_at: now,
    expires_at: expiryOf(now)
  }).execute();
  return id;
}
function ownerColumns(visitor) {
  if (visitor?.kind !== "citizen") return {};
  return { citizen_id: visitor.citizen.id, client_organisation_id: visitor.actingFor?.id ?? null };
}
async function claimDraft(tx, key, visitor) {
  await tx.updateTable("drafts").set(ownerColumns(visitor)).where("ward_id", "=", key.wardId).where("id", "=", key.id).where("citizen_id", "is", null).execute();
}

// src/features/drafts/schema.ts
import { z } from "zod";
var draftChoices = z.object({
  termNo: z.number().int().positive().nullable().default(null),
  returnBy: z.enum(["centre", "post", "online"]).default("online"),
  /** Where the post brings it. */
  returnAddress: z.string().max(300).default(""),
  noticeBy: z.enum(["", "mail", "sms", "zalo", "none"]).default(""),
  /** Why a required paper is not attached, by its number in the procedure. */
  missing: z.record(z.string(), z.string().max(300)).default({}),
  /** Items of the vault that are used again, by the number of the paper. */
  fromVault: z.record(z.string(), z.number().int().positive()).default({})
});

// src/features/drafts/store.ts
var UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
var NOT_FOUND = "Kh\xF4ng c\xF3 b\u1EA3n nh\xE1p n\xE0y, ho\u1EB7c n\xF3 thu\u1ED9c v\u1EC1 ng\u01B0\u1EDDi kh\xE1c, ho\u1EB7c \u0111\xE3 h\u1EBFt h\u1EA1n l\u01B0u.";
async function findDraft(db, key, visitor, now) {
  if (!UUID.test(key.id)) throw new Problem("not_found", NOT_FOUND);
  const row = await rowOf(db, key).executeTakeFirst();
  return mustBeOpen(row && toDraft(row), visitor, now);
}
async function lockDraft(tx, key, visitor, now) {
  if (!UUID.test(key.id)) throw new Problem("not_found", NOT_FOUND);
  const row = await rowOf(tx, key).forUpdate().executeTakeFirst();
  return mustBeOpen(row && toDraft(row), visitor, now);
}
function mustBeOpen(draft, visitor, now) {
  const isGone = draft?.dossierId === null && draft.expiresAt <= now;
  if (!draft || isGone || !isOpenTo(draft, visitor)) throw new Problem("not_found", NOT_FOUND);
  return draft;
}
function isOpenTo({ citizenId, organisationId }, visitor) {
  if (citizenId === null) return true;
  if (visitor?.kind !== "citizen") return false;
  if (organisationId !== null) return visitor.actingFor?.id === organisationId;
  return visitor.actingFor === null && visitor.citizen.id === citizenId;
}
async function listDrafts(db, visitor, now) {
  if (visitor.kind !== "citizen") return [];
  const { actingFor, citizen } = visitor;
  const own = db.selectFrom("drafts").selectAll().where("ward_id", "=", visitor.wardId).where("filed_at", "is", null).where("expires_at", ">", now);
  const rows = await (actingFor === null ? own.where("citizen_id", "=", citizen.id).where("client_organisation_id", "is", null) : own.where("client_organisation_id", "=", actingFor.id)).orderBy("saved_at", "desc").limit(50).execute();
  return rows.map(toDraft);
}
function rowOf(db, { wardId, id }) {
  return db.selectFrom("drafts").selectAll().where("ward_id", "=", wardId).where("id", "=", id);
}
function toDraft(row) {
  return {
    wardId: row.ward_id,
    id: row.id,
    procedureCode: row.procedure_code,
    formVersion: row.form_version,
    citizenId: row.citizen_id,
    organisationId: row.client_organisation_id,
    answers: row.answers,
    choices: draftChoices.parse(row.choices),
    savedAt: row.saved_at,
    expiresAt: row.expires_at,
    dossierId: row.dossier_id
  };
}

// src/features/drafts/save.ts
var MOST_BYTES = 5e5;
async function saveDraft(tx, key, visitor, change, now) {
  const draft = await lockDraft(tx, key, visitor, now);
  mustBeUnfiled(draft);
  if (change.over !== void 0 && change.over !== draft.savedAt.toISOString())
    throw new Problem("changed_meanwhile", "B\u1EA3n nh\xE1p v\u1EEBa \u0111\u01B0\u1EE3c l\u01B0u \u1EDF trang kh\xE1c.");
  const answers = { ...draft.answers, ...change.answers };
  const choices = { ...draft.choices, ...change.choices };
  const text = JSON.stringify(answers);
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new Problem("file_too_large", "B\u1EA3n nh\xE1p \u0111\xE3 qu\xE1 d\xE0i \u0111\u1EC3 l\u01B0u. H\xE3y r\xFAt g\u1ECDn c\xE1c \xF4 ghi d\xE0i.");
  await tx.updateTable("drafts").set({ answers: text, choices: JSON.stringify(choices), saved_at: now, expires_at: expiryOf(now) }).where("ward_id", "=", key.wardId).where("id", "=", key.id).execute();
  return { ...draft, answers: JSON.parse(text), choices, savedAt: now, expiresAt: expiryOf(now) };
}
function mustBeUnfiled(draft) {
  if (draft.dossierId !== null)
    throw new Problem("step_not_open", "H\u1ED3 s\u01A1 n\xE0y \u0111\xE3 n\u1ED9p r\u1ED3i n\xEAn kh\xF4ng s\u1EEDa \u0111\u01B0\u1EE3c b\u1EA3n nh\xE1p n\u1EEFa.");
  return draft;
}

// src/features/drafts/discard.ts
var MOST = 500;
async function discardDraft(ground, key, visitor, now) {
  await ground.database.transact(async (tx) => {
    mustBeUnfiled(await lockDraft(tx, key, visitor, now));
    await tx.deleteFrom("drafts").where("ward_id", "=", key.wardId).where("id", "=", key.id).execute();
  });
  await discardUploads(ground, uploadOwner(key));
}
async function sweepDrafts(ground, now) {
  const swept = await ground.database.transact(
    (tx) => tx.deleteFrom("drafts").where(
      ({ eb, refTuple, selectFrom }) => eb(
        refTuple("ward_id", "id"),
        "in",
        selectFrom("drafts").select(["ward_id", "id"]).where("filed_at", "is", null).where("expires_at", "<=", now).limit(MOST).$asTuple("ward_id", "id")
      )
    ).returning(["ward_id", "id"]).execute()
  );
  for (const { ward_id: wardId, id } of swept) await discardUploads(ground, uploadOwner({ wardId, id }));
  return swept.length;
}

// src/features/drafts/applicant.ts
function knownOf(visitor, earlier) {
  if (visitor?.kind !== "citizen") return {};
  const { citizen, actingFor } = visitor;
  return {
    ...{ "applicant.name": citizen.name, "applicant.personalId": citizen.personalId ?? "" },
    "applicant.birthOn": citizen.birthOn ?? "",
    "applicant.phone": citizen.phone ?? earlier?.phone ?? "",
    "applicant.email": citizen.email ?? earlier?.email ?? "",
    "applicant.address": citizen.address || (earlier?.address ?? ""),
    ...actingFor && {
      ...{ "organisation.name": actingFor.name, "organisation.code": actingFor.code },
      ...{ "organisation.address": actingFor.address, "organisation.phone": actingFor.phone ?? "" },
      "organisation.email": actingFor.email ?? ""
    }
  };
}
function applicantColumns(form, answers, visitor) {
  const typed = applicantOf(form, answers);
  if (visitor.kind !== "citizen") throw new Error("Only a person with an account files.");
  const { citizen, actingFor } = visitor;
  const isVouched = citizen.assurance === 2;
  const self = { name: citizen.name, personalId: citizen.personalId ?? "" };
  const contact = {
    ...{ applicantPhone: typed.phone || (citizen.phone ?? ""), request: typed.summary },
    ...{ applicantEmail: typed.email || (citizen.email ?? ""), applicantAddress: typed.address }
  };
  const representative = {
    representativeName: isVouched ? self.name : typed.representativeName || self.name,
    representativePersonalId: isVouched ? self.personalId : typed.representativePersonalId,
    representativeBasis: typed.representativeBasis || "Ng\u01B0\u1EDDi c\u1EE7a t\u1ED5 ch\u1EE9c, theo t\xE0i kho\u1EA3n"
  };
  if (actingFor)
    return {
      ...{ ...contact, ...representative, applicantKind: "organisation", applicantName: actingFor.name },
      ...{ applicantPersonalId: actingFor.code, applicantBirthOn: "" },
      applicantAddress: actingFor.address || typed.address
    };
  const isForOther = typed.representativeName !== "" || typed.kind === "organisation";
  const own = {
    applicantName: isVouched && !isForOther ? self.name : typed.name,
    applicantPersonalId: isVouched && !isForOther ? self.personalId : typed.personalId,
    applicantBirthOn: isVouched && !isForOther ? citizen.birthOn ?? typed.birthOn : typed.birthOn
  };
  return { ...contact, ...own, ...isForOther && representative, applicantKind: typed.kind };
}

// src/features/drafts/form-of.ts
async function formOf(db, draft, procedure) {
  if (draft.formVersion === null) return generalForm(procedure);
  return findFormVersion(db, draft.procedureCode, draft.formVersion);
}

// src/features/drafts/papers.ts
var DECLARATION = /^(tờ khai|đơn |giấy đề nghị|bản khai|phiếu (khai|đề nghị|yêu cầu))/i;
function paperNeeds(procedure, replacements, hasForm) {
  let declared = false;
  return procedure.documents.map((paper) => {
    const isDeclared = hasForm && !declared && DECLARATION.test(paper.name);
    declared ||= isDeclared;
    const replaced = matchDataReplacement(paper.name, replacements);
    const isAsked = paper.required && paper.when === null && paper.form !== "presented";
    return { paper, isNeeded: isAsked && replaced === null && !isDeclared, replaced, isDeclared };
  });
}
function missingPapers(needs, attached2, choices, usable) {
  const faults = {};
  for (const { paper, isNeeded } of needs) {
    const key = String(paper.no);
    const isAttached = attached2.some(({ no }) => no === paper.no);
    const chosen = isAttached ? void 0 : choices.fromVault[key];
    const isUsable = itemsFor(usable, paper.name).some(({ id }) => id === chosen);
    if (chosen !== void 0 && !isUsable)
      faults[`tep.${paper.no}`] = `B\u1EA3n trong kho c\u1EE7a "${paper.name}" kh\xF4ng c\xF2n d\xF9ng \u0111\u01B0\u1EE3c. H\xE3y ch\u1ECDn l\u1EA1i.`;
    else if (isNeeded && !isAttached && !isUsable && (choices.missing[key] ?? "") === "")
      faults[`tep.${paper.no}`] = `\u0110\xEDnh k\xE8m "${paper.name}", ho\u1EB7c ghi l\xFD do ch\u01B0a c\xF3.`;
  }
  return faults;
}
function filedDocuments(needs, attached2, choices, { usable, now }) {
  const documents = [];
  const plain = { quantity: 1, reusable: false, scanExemptReason: null };
  for (const { paper, replaced, isDeclared } of needs) {
    const files = attached2.filter(({ no }) => no === paper.no);
    const chosen = choices.fromVault[String(paper.no)];
    const item = itemsFor(usable, paper.name).find(({ id }) => id === chosen);
    for (const [at, { sha256 }] of files.entries())
      documents.push({
        ...plain,
        name: files.length === 1 ? paper.name : `${paper.name} (t\u1EC7p ${at + 1})`,
        source: "electronic",
        reusable: replaced !== null,
        file: sha256
      });
    if (files.length > 0) continue;
    if (item !== void 0)
      documents.push({
        ...{ ...plain, name: paper.name, source: "reused", file: item.file },
        ...{ reusable: true, reusableFrom: "vault", vaultItemId: item.id }
      });
    else if (isDeclared)
      documents.push({
        ...{ ...plain, name: paper.name, source: "electronic", file: null },
        scanExemptReason: "Khai tr\xEAn bi\u1EC3u m\u1EABu \u0111i\u1EC7n t\u1EED"
      });
    else if (replaced !== null)
      documents.push({ ...plain, name: paper.name, source: "database", reusable: true, file: null });
  }
  for (const { name, sha256 } of attached2.filter(({ no }) => no === 0))
    documents.push({ ...plain, name: `Gi\u1EA5y t\u1EDD kh\xE1c: ${name}`, source: "electronic", file: sha256 });
  const today = toLocalDay(now);
  return documents.map((document, at) => ({
    ...document.source === "reused" ? document : markReusable(document, usable, today),
    no: at + 1
  }));
}

// src/features/drafts/file-draft.ts
function hasFaults(faults) {
  return Object.values(faults).some((each) => Object.keys(each).length > 0);
}
async function fileDraft(tx, act, key) {
  const { visitor, now } = act;
  if (visitor.kind !== "citizen")
    throw new Problem("not_allowed", "N\u1ED9p h\u1ED3 s\u01A1 c\u1EA7n t\xE0i kho\u1EA3n \u0111\u1ECBnh danh. H\xE3y \u0111\u0103ng nh\u1EADp r\u1ED3i n\u1ED9p.");
  const draft = await lockDraft(tx, key, visitor, now);
  if (draft.dossierId !== null) return findFiled(tx, draft);
  await lockOwnItems(tx, visitor, Object.values(draft.choices.fromVault));
  const checked = await checkDraft(tx, draft, { visitor, now });
  if (hasFaults(checked.faults)) throw incomplete();
  const { form, answers, needs, usable } = checked;
  const { choices } = draft;
  const applicant = applicantColumns(form, answers, visitor);
  const adopted = (await adoptUploads(tx, uploadOwner(draft))).map(attached);
  if (Object.keys(missingPapers(needs, adopted, choices, usable)).length > 0) throw incomplete();
  const documents = filedDocuments(needs, adopted, choices, { usable, now });
  const filed = await fileOnline(tx, act, {
    form: {
      ...applicant,
      ...{ clientKey: draft.id, procedureCode: draft.procedureCode, termNo: choices.termNo },
      ...{ returnBy: choices.returnBy, returnAddress: choices.returnAddress },
      noticeBy: choices.noticeBy,
      request: requestOf(applicant.request ?? "", choices)
    },
    documents
  });
  await noteFromVault(tx, act, { dossierId: filed.dossierId, clientKey: draft.id, documents, usable });
  const quantity = quantityOf(form, answers);
  if (quantity !== null) {
    const dossier = await findDossier(tx, { wardId: draft.wardId, dossierId: filed.dossierId });
    await chargeFiled(tx, dossier, { quantity, at: now, clientKey: derivedKey(draft.id, "charge") });
  }
  await tx.insertInto("dossier_answers").values({
    ward_id: draft.wardId,
    dossier_id: filed.dossierId,
    procedure_code: draft.procedureCode,
    form_version: draft.formVersion,
    answers: JSON.stringify(answers),
    digest: digestOf(answers, documents)
  }).execute();
  await tx.updateTable("drafts").set({
    ...{ dossier_id: filed.dossierId, filed_at: now, citizen_id: visitor.citizen.id },
    client_organisation_id: visitor.actingFor?.id ?? null
  }).where("ward_id", "=", draft.wardId).where("id", "=", draft.id).execute();
  return filed;
}
async function noteFromVault(tx, act, filed) {
  const { visitor, now } = act;
  const { dossierId, clientKey, documents, usable } = filed;
  const used = documents.flatMap(({ no, vaultItemId }) => {
    const item = usable.find(({ id }) => id === vaultItemId);
    return item ? [{ item, basis: "portal", documentNo: no }] : [];
  });
  if (visitor.kind !== "citizen" || used.length === 0) return;
  const dossier = await findDossier(tx, { wardId: visitor.wardId, dossierId });
  await noteUsed(tx, dossier, { used, by: { citizenId: visitor.citizen.id }, clientKey, now });
}
function incomplete() {
  return new Problem("invalid", "H\u1ED3 s\u01A1 ch\u01B0a \u0111\u1EE7 \u0111\u1EC3 n\u1ED9p. H\xE3y xem l\u1EA1i c\xE1c m\u1EE5c c\xF2n thi\u1EBFu.");
}
async function findFiled(tx, draft) {
  const dossierId = draft.dossierId;
  const { state } = await findDossier(tx, { wardId: draft.wardId, dossierId });
  return { dossierId, code: state.code };
}
async function checkDraft(tx, draft, { visitor, now }) {
  const today = toLocalDay(now);
  const { choices } = draft;
  const procedure = await findProcedure(tx, draft.procedureCode, today);
  const form = await formOf(tx, draft, procedure);
  const { answers, errors } = checkForm(form, draft.answers, { today });
  const needs = paperNeeds(
    procedure,
    await dataReplacementsOf(tx, procedure.code, today),
    draft.formVersion !== null
  );
  const given = await attachedTo(tx, draft);
  const usable = visitor === null ? [] : await listUsable(tx, visitor, now);
  const faults = {
    form: errors,
    papers: missingPapers(needs, given, draft.choices, usable),
    delivery: {
      ...termFaults(procedure.terms, draft.choices.termNo),
      ...choices.returnBy === "post" && choices.returnAddress === "" && { returnAddress: "Ghi \u0111\u1ECBa ch\u1EC9 \u0111\u1EC3 b\u01B0u ch\xEDnh giao k\u1EBFt qu\u1EA3." }
    }
  };
  return {
    ...{ procedure, form, answers, faults, needs, usable, attached: given }
  };
}
function requestOf(summary, { missing }) {
  const reasons = Object.entries(missing).filter(([, why]) => why !== "").map(([no, why]) => `Ch\u01B0a k\xE8m gi\u1EA5y t\u1EDD s\u1ED1 ${no}: ${why}`);
  return [summary, ...reasons].filter(Boolean).join(". ").slice(0, 1e3);
}
function termFaults(terms, chosen) {
  const counted = terms.filter(({ term }) => term !== null);
  if (counted.length < 2 || counted.some(({ no }) => no === chosen)) return {};
  return { termNo: "Ch\u1ECDn tr\u01B0\u1EDDng h\u1EE3p c\u1EE7a b\u1EA1n." };
}

// src/features/drafts/receipt-pdf.ts
import QRCode from "qrcode";
var MARGIN = 60;
async function drawReceipt(printed) {
  const { receipt, ward } = printed;
  const { pdf, bytes } = beginPdf({
    ...{ size: "A4", margin: MARGIN, lang: "vi-VN", displayTitle: true },
    info: {
      Title: `Bi\xEAn nh\u1EADn h\u1ED3 s\u01A1 tr\u1EF1c tuy\u1EBFn ${receipt.code}`,
      Author: ward.name,
      CreationDate: receipt.submittedAt
    }
  });
  const qr = await QRCode.toBuffer(printed.checkUrl, { margin: 1, width: 300 });
  pdf.font("bold").fontSize(12).text(`\u1EE6Y BAN NH\xC2N D\xC2N ${ward.name.toUpperCase()}`, { align: "center" });
  pdf.text("TRUNG T\xC2M PH\u1EE4C V\u1EE4 H\xC0NH CH\xCDNH C\xD4NG", { align: "center" }).moveDown(1.5);
  pdf.fontSize(16).text("BI\xCAN NH\u1EACN H\u1ED2 S\u01A0 N\u1ED8P TR\u1EF0C TUY\u1EBEN", { align: "center" }).moveDown(1);
  for (const [label, value] of rowsOf(printed)) {
    pdf.font("bold").fontSize(12).text(`${label}: `, { continued: true });
    pdf.font("regular").text(value).moveDown(0.4);
  }
  pdf.moveDown(0.6);
  pdf.font("italic").text(
    "Bi\xEAn nh\u1EADn n\xE0y x\xE1c nh\u1EADn h\u1ED3 s\u01A1 \u0111\xE3 \u0111\u1EBFn Trung t\xE2m; ch\u01B0a ph\u1EA3i gi\u1EA5y ti\u1EBFp nh\u1EADn h\u1ED3 s\u01A1 v\xE0 h\u1EB9n tr\u1EA3 k\u1EBFt qu\u1EA3. Trung t\xE2m tr\u1EA3 l\u1EDDi ti\u1EBFp nh\u1EADn, y\xEAu c\u1EA7u b\u1ED5 sung ho\u1EB7c t\u1EEB ch\u1ED1i trong th\u1EDDi h\u1EA1n ghi \u1EDF tr\xEAn."
  );
  pdf.moveDown(1).image(qr, MARGIN, pdf.y, { width: 110 });
  pdf.font("regular").fontSize(10).text(`Ki\u1EC3m tra bi\xEAn nh\u1EADn: qu\xE9t m\xE3, ho\u1EB7c m\u1EDF ${printed.checkUrl}`, MARGIN + 125, pdf.y - 105, {
    width: pdf.page.width - MARGIN * 2 - 125
  });
  pdf.moveDown(0.5).text(`Ch\u1EEF k\xFD c\u1EE7a h\u1EC7 th\u1ED1ng (Ed25519): ${printed.signature}`, { width: 340 });
  pdf.end();
  return bytes;
}
function rowsOf({ receipt, procedureName, ward }) {
  return [
    ["M\xE3 h\u1ED3 s\u01A1", receipt.code],
    ["Th\u1EE7 t\u1EE5c", `${procedureName} (${receipt.procedureCode})`],
    ["N\u01A1i nh\u1EADn", `Trung t\xE2m Ph\u1EE5c v\u1EE5 h\xE0nh ch\xEDnh c\xF4ng ${ward.name}, ${ward.city}`],
    ["\u0110\u1EBFn l\xFAc", formatTime(receipt.submittedAt)],
    [
      "Tr\u1EA3 l\u1EDDi ch\u1EADm nh\u1EA5t",
      receipt.answerDueAt ? formatTime(receipt.answerDueAt) : "theo quy ch\u1EBF c\u1EE7a Trung t\xE2m"
    ],
    ["S\u1ED1 t\u1EC7p gi\u1EA5y t\u1EDD k\xE8m theo", String(receipt.papers)],
    ["M\xE3 b\u0103m n\u1ED9i dung (SHA-256)", receipt.digest]
  ];
}

export {
  knownOf,
  OTHER_PAPERS,
  uploadOwner,
  attachedTo,
  beginDraft,
  claimDraft,
  findAnswers,
  declarationFile,
  findReceipt,
  receiptText,
  signReceipt,
  isReceiptSigned,
  receiptKey,
  declaredParts,
  findDraft,
  listDrafts,
  saveDraft,
  mustBeUnfiled,
  discardDraft,
  sweepDrafts,
  formOf,
  paperNeeds,
  hasFaults,
  fileDraft,
  findFiled,
  checkDraft,
  drawReceipt
};
//# sourceMappingURL=chunk-3P44AREP.js.map
