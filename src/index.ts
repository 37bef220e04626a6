export { readArticle } from './article/article.ts';
export { check } from './check/check.ts';
export { NewsctlError } from './errors.ts';
export { loadNewsroom } from './newsroom/newsroom.ts';
export { analyse } from './quotes/analyse.ts';
export { defineRule } from './rules/rule.ts';
