import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { plainText } from '#kernel/richtext.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { locales } from '#kernel/words.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { erase, exportOf } from '../../erase.ts';
import { type GivenNews, type GivenPage, homeParts, standingKinds } from '../index.ts';
import {
	addNews,
	addPage,
	allNews,
	allPages,
	arrangeHome,
	arrangeMenu,
	changeNews,
	changePage,
	home,
	latestNews,
	menu,
	NewsSchema,
	newsAtom,
	newsBySlug,
	newsForm,
	PageSchema,
	pageBySlug,
	pageForm,
	restorePage,
	trashNews,
	trashPage,
	undoNews,
	undoPage
} from './index.ts';

const words = (fr: string, en?: string) => ({ source: 'fr', fr, ...(en ? { en } : {}) }) as const;
const page = (slug: string, more: Partial<GivenPage> = {}): GivenPage => ({
	slug,
	words: { title: words('Notre équipe', 'Our team'), body: words('Du **texte**.') },
	statement: null,
	published: true,
	...more
});
const news = (slug: string, publishedAt: Date | null, more: Partial<GivenNews> = {}): GivenNews => ({
	slug,
	title: words(`Titre ${slug}`),
	summary: words('Résumé <b>'),
	body: words('Corps'),
	picture: null,
	sectors: ['jeux'],
	organization: null,
	authorShown: false,
	publishedAt,
	...more
});
let person: string;
const by = () => ({ actor: ref('person', person), source: 'desk' }) as const;

beforeAll(async () => {
	await testDatabase();
	person = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr' }));
});

test('a new hub has its four pages, in four languages, at its foot', async () => {
	for (const locale of locales) {
		for (const kind of standingKinds) {
			const { title, body, changedAt } = await pageBySlug(kind, locale);
			expect(title.lang).toBe(locale);
			expect(plainText(body.text).length).toBeGreaterThan(100);
			expect(changedAt).toBeNull();
		}
		expect((await menu(locale)).foot.map(({ path }) => path)).toEqual([
			'/pages/about',
			'/pages/legal',
			'/pages/accessibility',
			'/privacy'
		]);
	}
	expect((await pageBySlug('accessibility', 'fr')).statement).toMatchObject({ conformance: 'partial' });
});

test('the team’s own words take the place of the program’s, and giving them up brings these back', async () => {
	const [privacy] = (await allPages({ q: 'vie privée', state: '' }, 'fr')).filter(({ kind }) => kind === 'privacy');
	const id = privacy?.id ?? '';
	await transaction((tx) => changePage(tx, id, page('other', { words: page('x').words }), by()));
	expect(await pageBySlug('privacy', 'en')).toMatchObject({ title: { text: 'Our team', lang: 'en' } });
	await transaction((tx) => changePage(tx, id, page('privacy', { words: null }), by()));
	expect((await pageForm(id)).own).toBe(false);
	await transaction((tx) => undoPage(tx, id, by()));
	expect((await pageForm(id)).own).toBe(true);
	await transaction((tx) => undoPage(tx, id, by()));
	await expect(transaction((tx) => undoPage(tx, id, by()))).rejects.toMatchObject({ code: 'kernel_nothing_to_undo' });
});

test('the parts of the home page are moved and hidden, each told once', async () => {
	const told = async () => {
		await sequence();
		return (await latestFacts(50)).filter(({ verb }) => verb === 'kernel.settings_changed').length;
	};
	const before = await told();
	expect((await home()).map(({ part }) => part)).toEqual(homeParts);
	await transaction((tx) => arrangeHome(tx, 'up', 'news', by()));
	await transaction((tx) => arrangeHome(tx, 'hide', 'pulse', by()));
	await transaction((tx) => arrangeHome(tx, 'hide', 'pulse', by()));
	expect((await home()).filter(({ shown }) => shown).map(({ part }) => part)).toEqual([
		...['news', 'agenda', 'story', 'network', 'talk']
	]);
	expect((await told()) - before).toBe(2);
});

test('a free page is published, put into a menu, trashed and taken out again', async () => {
	const id = await transaction((tx) => addPage(tx, page('equipe'), by()));
	await transaction((tx) => arrangeMenu(tx, [{ id, top: 1, foot: null }], by()));
	expect((await menu('en')).top).toEqual([{ path: '/pages/equipe', label: 'Our team' }]);
	await transaction((tx) => trashPage(tx, id, by()));
	expect((await menu('en')).top).toEqual([]);
	await expect(pageBySlug('equipe', 'fr')).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => restorePage(tx, id, by()));
	expect(await pageBySlug('equipe', 'fr')).toMatchObject({ kind: 'free' });
	await expect(transaction((tx) => addPage(tx, page('equipe'), by()))).rejects.toMatchObject({
		code: 'editorial_slug_taken'
	});
	const { id: legal } = await pageBySlug('legal', 'fr');
	await expect(transaction((tx) => trashPage(tx, legal, by()))).rejects.toMatchObject({ status: 404 });
});

test('news appears at its moment, newest first; a draft and what is planned do not', async () => {
	const past = (minutes: number) => new Date(Date.now() - minutes * 60_000);
	await transaction(async (tx) => {
		await addNews(tx, news('ancienne', past(60)), by());
		await addNews(tx, news('recente', past(1)), by());
		await addNews(tx, news('demain', past(-1440)), by());
		await addNews(tx, news('brouillon', null), by());
	});
	expect((await latestNews({ limit: 10 })).map(({ slug }) => slug)).toEqual(['recente', 'ancienne']);
	expect(await latestNews({ limit: 10, sector: 'design' })).toEqual([]);
	await expect(newsBySlug('demain', 'fr')).rejects.toMatchObject({ status: 404 });
	expect((await latestNews({ limit: 10, now: past(-2000) })).map(({ slug }) => slug)).toContain('demain');
	const atom = await newsAtom('fr');
	expect(atom).toContain('Titre recente');
	expect(atom).not.toContain('Titre demain');
	expect(atom).toContain('Résumé &#60;b&#62;');
	const list = { q: 'brouillon', sort: 'title', descending: false, limit: 10, offset: 0 } as const;
	expect((await allNews({ ...list, state: 'draft' })).total).toBe(1);
	expect((await allNews({ ...list, state: 'published' })).total).toBe(0);
});

test('a change is taken back, the trash takes it from the public, and the author is shown only if asked', async () => {
	const at = new Date(Date.now() - 1000);
	const id = await transaction((tx) => addNews(tx, news('un', at), by()));
	expect(await newsBySlug('un', 'fr')).toMatchObject({ author: null });
	await transaction((tx) => changeNews(tx, id, news('deux', at, { authorShown: true }), by()));
	expect(await newsBySlug('deux', 'fr')).toMatchObject({ author: 'Ada' });
	await transaction((tx) => undoNews(tx, id, by()));
	expect(await newsBySlug('un', 'fr')).toMatchObject({ publishedAt: at });
	await transaction((tx) => trashNews(tx, id, by()));
	await expect(newsBySlug('un', 'fr')).rejects.toMatchObject({ status: 404 });
	await sequence();
	const verbs = (await latestFacts(100)).filter(({ object }) => object.id === id).map(({ verb }) => verb);
	expect(verbs).toEqual(['trashed', 'rewritten', 'rewritten', 'published'].map((act) => `editorial.${act}`));
});

test('what a form gives is checked, each issue a key', () => {
	const keys = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
		result.error?.issues.map(({ message }) => message);
	expect(keys(NewsSchema.safeParse({ ...news('A b', null), title: null, body: words('x'.repeat(20_001)) }))).toEqual([
		'editorial_slug_wrong',
		'editorial_title_missing',
		'editorial_body_missing'
	]);
	expect(keys(PageSchema.safeParse({ ...page('a'), words: { title: words('t'), body: null } }))).toEqual([
		'editorial_body_missing'
	]);
});

test('a person’s news are listed for her, and know her no more when she is erased', async () => {
	expect((await exportOf(person)).editorial?.news?.length).toBeGreaterThan(0);
	await transaction((tx) => erase(tx, person));
	const { rows } = await sql`select 1 from editorial.news where author is not null or author_shown`.execute(db);
	expect(rows).toEqual([]);
});

test('two who change the same news at once both stay in its history, and the same again is no change', async () => {
	const id = await transaction((tx) => addNews(tx, news('deux-mains', null), by()));
	const change = (title: string) =>
		transaction((tx) => changeNews(tx, id, news('deux-mains', null, { title: words(title) }), by()));
	await Promise.all([change('Un'), change('Deux')]);
	const last = (await newsForm(id)).title.fr;
	await change(last ?? '');
	await transaction((tx) => undoNews(tx, id, by()));
	expect((await newsForm(id)).title.fr).toBe(last === 'Un' ? 'Deux' : 'Un');
	await transaction((tx) => undoNews(tx, id, by()));
	await expect(transaction((tx) => undoNews(tx, id, by()))).rejects.toMatchObject({ code: 'kernel_nothing_to_undo' });
	const free = await transaction((tx) => addPage(tx, page('deux-mains'), by()));
	await Promise.all(
		['Un', 'Deux'].map((title) =>
			transaction((tx) =>
				changePage(tx, free, page('deux-mains', { words: { title: words(title), body: words('x') } }), by())
			)
		)
	);
	await transaction((tx) => undoPage(tx, free, by()));
	expect((await pageForm(free)).words.title.fr).toMatch(/^(Un|Deux)$/);
});

test('the team finds news by its words, accents aside, and not by the names of its languages', async () => {
	await transaction((tx) => addNews(tx, news('ecrans', null, { title: words('L’été des écrans') }), by()));
	const found = async (q: string) =>
		(await allNews({ q, state: '', sort: 'title', descending: false, limit: 50, offset: 0 })).rows.map(
			({ slug }) => slug
		);
	expect(await found('ete ecran')).toEqual(['ecrans']);
	expect(await found('source')).toEqual([]);
});
