export * from './home.ts';
export * from './news.ts';
export * from './page.ts';
