import {
	addNews,
	addPage,
	arrangeMenu,
	changeNews,
	changePage,
	restoreNews,
	restorePage,
	trashNews,
	trashPage,
	undoNews,
	undoPage
} from '#editorial/server';
import { newHub } from '#kernel/hub.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeHub, undoHub } from '#kernel/server/hub.ts';
import { by } from '../hub.ts';
import { words } from './agenda.ts';
import { type Noun, reads, within, wordOf } from './noun.ts';

/** The title of a piece of news. */
export async function news(): Promise<Noun> {
	const name = 'nouvelle';
	const publishedAt = new Date(Date.now() - 60_000);
	const told = (number: number) => ({
		...{ slug: 'nouvelle', title: words(wordOf(name, number)), summary: words('Résumé.'), body: words('Texte.') },
		...{ picture: null, sectors: [], organization: null, authorShown: false, publishedAt }
	});
	const id = await transaction((tx) => addNews(tx, told(0), by));
	return {
		name,
		pages: { '/news': 'without', '/news/nouvelle': 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeNews(tx, id, told(number), by)),
			undo: within((tx) => undoNews(tx, id, by)),
			hide: within((tx) => trashNews(tx, id, by)),
			show: within((tx) => restoreNews(tx, id, by))
		}
	};
}

/** The title of a page, which stands in the foot of every other. */
export async function page(everywhere: readonly string[]): Promise<Noun> {
	const name = 'page';
	const told = (number: number) => ({
		...{ slug: 'pied', words: { title: words(wordOf(name, number)), body: words('Texte.') } },
		...{ statement: null, published: true }
	});
	const id = await transaction(async (tx) => {
		const made = await addPage(tx, told(0), by);
		await arrangeMenu(tx, [{ id: made, top: null, foot: 1 }], by);
		return made;
	});
	return {
		name,
		pages: { ...Object.fromEntries(everywhere.map((path) => [path, 'without'])), '/pages/pied': 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changePage(tx, id, told(number), by)),
			undo: within((tx) => undoPage(tx, id, by)),
			hide: within((tx) => trashPage(tx, id, by)),
			show: within((tx) => restorePage(tx, id, by))
		}
	};
}

/** What the hub is called, on every page. */
export async function hub(everywhere: readonly string[]): Promise<Noun> {
	const name = 'vallee';
	const told = (number: number) => ({ ...newHub, name: wordOf(name, number) });
	const write = within((tx, number: number) => changeHub(tx, told(number), null));
	await write(0);
	return {
		name,
		pages: Object.fromEntries(everywhere.map((path) => [path, 'same'])),
		read: reads(name),
		acts: { rewrite: write, undo: within((tx) => undoHub(tx, null)) }
	};
}
