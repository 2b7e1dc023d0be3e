export const PATH = '/can-bo/quyen-du-lieu';
export const DESK = `${PATH}/moi`;
export const ONE = `${PATH}/:id{[0-9]+}`;
