// src/platform/signing/cms/asn1.ts
import * as asn1js from "asn1js";
import { AlgorithmIdentifier, Certificate } from "pkijs";
var own = (bytes) => Uint8Array.from(bytes);
var octets = (bytes) => new asn1js.OctetString({ valueHex: own(bytes).buffer });
var derOf = (object) => new Uint8Array(object.toSchema().toBER());
var readCertificate = (bytes) => Certificate.fromBER(own(bytes));
var algorithm = (oid) => new AlgorithmIdentifier({ algorithmId: oid, algorithmParams: new asn1js.Null() });
var bareAlgorithm = (oid) => new AlgorithmIdentifier({ algorithmId: oid });
var COMMON_NAME = "2.5.4.3";
var ORGANISATION = "2.5.4.10";
function namesIn({ typesAndValues }) {
  const part = (wanted) => {
    const found = typesAndValues.find(({ type }) => type === wanted)?.value.valueBlock.value;
    return typeof found === "string" ? found.slice(0, 200) : "";
  };
  const organisation = part(ORGANISATION);
  return { name: part(COMMON_NAME) || organisation || "kh\xF4ng t\xEAn", organisation };
}

// src/platform/verification/verdict.ts
var RANK = ["valid", "valid_but", "unknown", "invalid"];
var WORDS = {
  valid: "H\u1EE3p l\u1EC7",
  valid_but: "H\u1EE3p l\u1EC7 nh\u01B0ng",
  unknown: "Kh\xF4ng x\xE1c \u0111\u1ECBnh",
  invalid: "Kh\xF4ng h\u1EE3p l\u1EC7",
  unsigned: "Kh\xF4ng c\xF3 ch\u1EEF k\xFD",
  unreadable: "Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c t\u1EC7p"
};
function wordsFor(standing, reason) {
  const words = WORDS[standing];
  if (reason === void 0 || standing === "valid") return words;
  return standing === "valid_but" ? `${words} ${reason}` : `${words}: ${reason}`;
}
var Findings = class {
  standing = "valid";
  #reasons = [];
  add(standing, reason) {
    this.#reasons.push([standing, reason]);
    if (RANK.indexOf(standing) > RANK.indexOf(this.standing)) this.standing = standing;
  }
  get reasons() {
    return this.#reasons.toSorted(([one], [other]) => RANK.indexOf(other) - RANK.indexOf(one)).map(([, reason]) => reason);
  }
};

// src/platform/signing/cms/oids.ts
var OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timeStampToken: "1.2.840.113549.1.9.16.2.14",
  timeStampContent: "1.2.840.113549.1.9.16.1.4",
  sha1: "1.3.14.3.2.26",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
  rsa: "1.2.840.113549.1.1.1",
  rsaPss: "1.2.840.113549.1.1.10",
  rsaSha256: "1.2.840.113549.1.1.11",
  rsaSha384: "1.2.840.113549.1.1.12",
  rsaSha512: "1.2.840.113549.1.1.13",
  ecdsaSha256: "1.2.840.10045.4.3.2",
  ecdsaSha384: "1.2.840.10045.4.3.3",
  ecdsaSha512: "1.2.840.10045.4.3.4",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  subjectKeyId: "2.5.29.14",
  authorityKeyId: "2.5.29.35",
  crlDistribution: "2.5.29.31",
  authorityAccess: "1.3.6.1.5.5.7.1.1",
  ocspAccess: "1.3.6.1.5.5.7.48.1",
  ocspBasic: "1.3.6.1.5.5.7.48.1.1",
  ocspNonce: "1.3.6.1.5.5.7.48.1.2",
  ocspNoCheck: "1.3.6.1.5.5.7.48.1.5",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  ocspSigning: "1.3.6.1.5.5.7.3.9"
};

export {
  own,
  octets,
  derOf,
  readCertificate,
  algorithm,
  bareAlgorithm,
  namesIn,
  OID,
  RANK,
  wordsFor,
  Findings
};
//# sourceMappingURL=chunk-HTAC5FOP.js.map
