export interface Template {
  subject: string;
  body: string;
  /** For a message to a phone. */
  short: string;
}
