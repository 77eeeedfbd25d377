import { addNews, allPages, changePage } from '#editorial/server';
import { consent } from '#kernel/identity/server/consents.ts';
import type { Tx } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import type { People } from './activities.ts';
import { type Drawn, pictureFrom } from './gallery.ts';
import type { Demonstration } from './shapes.ts';

const by = { actor: null, source: 'demo' } as const;
const DAY_MS = 86_400_000;

/** The page that says what the demonstration is, invented news told from today, an invented funded project, and who agreed to the newsletter. */
export async function tellEditorial(
	tx: Tx,
	{ editorial }: Demonstration,
	people: People,
	pictures: Drawn
): Promise<void> {
	const { about, news, operation, readers } = editorial;
	const page = (await allPages({ q: '', state: '' }, 'fr', tx)).find(({ kind }) => kind === 'about');
	if (page) await changePage(tx, page.id, { slug: 'about', words: about, statement: null, published: true }, by);
	for (const { daysAgo, drawing, ...told } of news) {
		const picture = drawing && (await pictureFrom(tx, drawing, pictures));
		const publishedAt = new Date(Date.now() - daysAgo * DAY_MS);
		await addNews(tx, { ...told, picture, organization: null, authorShown: false, publishedAt }, by, true);
	}
	await addOperation(tx, { ...operation, starts: null, ends: null });
	for (const { id } of people.filter(({ slug }) => readers.includes(slug)))
		await consent(tx, { person: id, purpose: 'newsletter', wordingVersion: '2026-11-25', source: 'demo' });
}
