import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, Certificate, type PkiObject, type RelativeDistinguishedNames } from 'pkijs';

/** Bytes in memory of their own: the libraries take no view of a larger buffer. */
export const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

export const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: own(bytes).buffer });

export const derOf = (object: PkiObject): Uint8Array => new Uint8Array(object.toSchema().toBER());

export const readCertificate = (bytes: Uint8Array): Certificate => Certificate.fromBER(own(bytes));

export const algorithm = (oid: string): AlgorithmIdentifier =>
  new AlgorithmIdentifier({ algorithmId: oid, algorithmParams: new asn1js.Null() });

/** ECDSA's identifiers have no parameters (RFC 5758). */
export const bareAlgorithm = (oid: string): AlgorithmIdentifier =>
  new AlgorithmIdentifier({ algorithmId: oid });

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

/** Who a distinguished name names, as people read it; the organisation's name where it has no other. */
export function namesIn({ typesAndValues }: RelativeDistinguishedNames): {
  name: string;
  organisation: string;
} {
  const part = (wanted: string) => {
    const found = typesAndValues.find(({ type }) => type === wanted)?.value.valueBlock.value;
    return typeof found === 'string' ? found.slice(0, 200) : '';
  };
  const organisation = part(ORGANISATION);
  return { name: part(COMMON_NAME) || organisation || 'không tên', organisation };
}
