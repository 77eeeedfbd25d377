export * from './news.ts';
export * from './page.ts';
