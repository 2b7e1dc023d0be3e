export { foldVietnamese } from './search-text.ts';
