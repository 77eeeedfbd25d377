import { sql } from 'kysely';
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
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeHub, undoHub } from '#kernel/server/hub.ts';
import { changeWay, publishWay, wayById, withdrawWay, writeWay } from '#learning/server';
import { by, open } from '../hub.ts';
import { later, words } from './agenda.ts';
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

/** The title of a way, which is drafted and published again. */
export async function way(): Promise<Noun> {
	const name = 'parcours';
	const told = (number: number) => ({
		...{ title: words(wordOf(name, number)), summary: words('Résumé.'), organization: 'hub', fictional: true }
	});
	const { slug: step } = await open('etape', later());
	const { id, slug } = await transaction(async (tx) => {
		const made = await writeWay(tx, told(0));
		await sql`insert into learning.way_step (id, way, rank, offerings)
			select ${newId()}, ${made}, 0, array[id] from agenda.offering where slug = ${step}`.execute(tx);
		await publishWay(tx, made, by);
		return wayById(made, tx);
	});
	return {
		name,
		pages: { '/learning/ways': 'without', [`/learning/ways/${slug}`]: 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeWay(tx, id, told(number), by)),
			hide: within((tx) => withdrawWay(tx, id, 'unpublish', by)),
			show: within((tx) => publishWay(tx, id, by))
		}
	};
}
