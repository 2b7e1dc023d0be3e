/** Where the archive stands among the officers' pages. */
export const PATH = '/can-bo/luu-tru';
