export { NewsSchema, PageSchema } from '../schema.ts';
export { allNews, newsSorts } from './desk.ts';
export { newsAtom } from './feed.ts';
export { arrangeHome, home } from './home.ts';
export { arrangeMenu, menu } from './menu.ts';
export {
	addNews,
	changeNews,
	latestNews,
	newsByIds,
	newsBySlug,
	newsCount,
	newsForm,
	newsSince,
	restoreNews,
	trashNews,
	undoNews
} from './news.ts';
export {
	addPage,
	allPages,
	changePage,
	pageBySlug,
	pageForm,
	publishedPages,
	restorePage,
	trashPage,
	undoPage
} from './pages.ts';
export { findNews, findPages } from './search.ts';
