export { addPicture } from './add-picture.ts';
export { ARTICLE_STATE_LABELS, ARTICLE_STEP_LABELS, KIND_LABELS } from './labels.ts';
export { listPublishedBetween } from './published-between.ts';
export { renderArticle } from './render.ts';
export { ARTICLE_STATES, type Article, type ArticlePicture } from './schema.ts';
export {
  countPublished,
  findArticle,
  findPublicPicture,
  findPublished,
  listArticleSteps,
  listArticles,
  listArticleVersions,
  listDowntime,
  listNews,
  listPictures,
  type OwnArticle,
} from './store.ts';
export { takeArticleStep } from './take-article-step.ts';
export { whyNotStep, whyNotWrite } from './workflow.ts';
export { writeArticle } from './write-article.ts';
