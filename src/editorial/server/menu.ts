import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { hear } from '#kernel/server/bus.ts';
import { beside, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { onEdition } from '#kernel/server/kept/edition.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { type PageKind, pagePath, type StandingKind } from '../page.ts';
import { standingText } from './standing.ts';
import { within } from './tables.ts';

export type MenuLink = Readonly<{ path: string; label: string }>;
/** The menu is one thing for the log, which knows things by an id. */
const MENU = ref('menu', '00000000-0000-7000-8000-000000000002');

type Place = Readonly<{ kind: PageKind; slug: string; title: Words | null; top: number | null; foot: number | null }>;

/** Every page of the hub shows the menu, and it changes once a month: kept in memory, read again when any program changed it. */
let known: Promise<Place[]> | undefined;
/** What was known before: a page that says that the database is away has its menu, too. */
let earlier: Promise<Place[]> | undefined;
hear('setting', () => {
	forgetMenu();
	read().catch(() => undefined);
});
onEdition(forgetMenu);

function forgetMenu(): void {
	earlier = known ?? earlier;
	known = undefined;
}

/** The pages in the top menu and in the foot, in the order that the team gave them. */
export async function menu(locale: Locale): Promise<{ top: MenuLink[]; foot: MenuLink[] }> {
	const [places, its] = await Promise.all([read(), hub()]);
	const link = (place: Place): MenuLink => ({
		path: pagePath(place),
		label: place.title ? say(place.title, locale).text : standingText(place.kind as StandingKind, its, locale).title
	});
	const links = (where: 'top' | 'foot') =>
		places
			.filter((place) => place[where] !== null)
			.toSorted((a, b) => (a[where] ?? 0) - (b[where] ?? 0))
			.map(link);
	return { top: links('top'), foot: links('foot') };
}

/** Says which pages stand in which menu: 1 is first, null is not there. */
export async function arrangeMenu(
	tx: Tx,
	places: readonly Readonly<{ id: string; top: number | null; foot: number | null }>[],
	by: By
): Promise<void> {
	let moved = 0n;
	for (const { id, top, foot } of places) {
		const { numUpdatedRows } = await within(tx)
			.updateTable('editorial.page')
			.set({ topPlace: top, footPlace: foot })
			.where('id', '=', id)
			.where((row) => row.or([row('topPlace', 'is distinct from', top), row('footPlace', 'is distinct from', foot)]))
			.executeTakeFirst();
		moved += numUpdatedRows;
	}
	if (!moved) return;
	await record(tx, { ...by, verb: 'editorial.menu_arranged', object: MENU, detail: {} });
	await tellMenu(tx);
}

/** Tells every program, after the commit, that the menu is another one. Rare, so the cost of NOTIFY does not matter here. */
export async function tellMenu(tx: Tx): Promise<void> {
	await sql`select pg_notify('setting', 'menu')`.execute(tx);
	forgetMenu();
}

function read(): Promise<Place[]> {
	known ??= rows().catch((error) => {
		known = undefined;
		if (earlier) return earlier;
		throw error;
	});
	return known;
}

const rows = (): Promise<Place[]> =>
	within(beside)
		.selectFrom('editorial.page')
		.select(['kind', 'slug', 'title', 'topPlace as top', 'footPlace as foot'])
		.where('publishedAt', 'is not', null)
		.where('trashedAt', 'is', null)
		.where((row) => row.or([row('topPlace', 'is not', null), row('footPlace', 'is not', null)]))
		.execute();
