/** A person as the identity provider vouches for him. */
export interface Citizen {
  id: number;
  name: string;
  personalId: string | null;
  birthOn: string | null;
  address: string;
  phone: string | null;
  email: string | null;
  /** Level of identification: 2 vouches for the personal id. */
  assurance: 1 | 2;
}

/** An organisation that files: a firm, a household business, a cooperative. */
export interface ClientOrganisation {
  id: number;
  name: string;
  /** Enterprise or tax code. */
  code: string;
  address: string;
  phone: string | null;
  email: string | null;
}

/**
 * Who is at the portal with a session: a person, acting for himself or for an organisation; or someone who showed the
 * code of one dossier and the one-time code sent to its applicant, and opens that dossier alone.
 */
export type Visitor =
  | { kind: 'citizen'; wardId: number; citizen: Citizen; actingFor: ClientOrganisation | null }
  | { kind: 'guest'; wardId: number; dossierId: number };

/** One deed of someone at the portal: who acts and when. Made once per request, as `Act` is for officers. */
export interface VisitorAct {
  visitor: Visitor;
  now: Date;
  requestId: string;
}
