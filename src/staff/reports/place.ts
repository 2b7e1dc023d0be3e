/** Where reports live. */
export const REPORTS = '/can-bo/bao-cao';
/** Where the official document of a report goes on its way. */
export const DOCUMENTS = '/can-bo/van-ban';
