import { sql } from 'kysely';
import { bookedOccurrence } from '#agenda/server';
import { parseAddress } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { NewWay, type RequirementTree } from '#learning';
import { addStep, publishWay, setGoal, writeWay } from '#learning/server';
import { shift, soon } from '../door.ts';
import { by } from '../hub.ts';
import type { Cookie } from '../pages.ts';
import { codeOnScreen, enrol, telephone } from './attendee.ts';

type Pages = { who: 'visitor' | 'coordinator' | Cookie[]; paths: string[] }[];

/** Makes what the pages of attendance and ways need, and names them, full and empty. The hub has its organisation and rooms already. */
export async function completionPages({ url, cookies }: { url: string; cookies: Cookie[] }): Promise<Pages> {
	const [full, empty, begun] = [await soon(slug('pleine')), await soon(slug('vide')), await soon(slug('commencee'))];
	const name = 'Anastasia Vandenbroucke-Lemaire de la Très Longue Rue';
	const booking = await enrol(url, full, name);
	for (const one of [name, 'Zoé']) await enrol(url, begun, one);
	await shift(begun, -60);
	const [holder, present] = [telephone(url), telephone(url)];
	await holder.open(booking);
	await present.open(booking);
	await present.say(await codeOnScreen(url, cookies, full), full);
	const tablet = telephone(url);
	await tablet.open(`/fr${await kioskLink(url, cookies, full.id)}`);
	const kiosk = `/present/kiosk/${full.id}`;
	const ways = [await wayOf([full.id, begun.id]), await wayOf([empty.id])];
	const door = (id: string, ...parts: string[]) => parts.map((part) => `/desk/door/${id}/${part}`);
	const desk = ways.map(({ id }) => `/desk/ways/${id}`);
	return [
		{
			who: 'visitor',
			paths: ['/learning/ways', ...ways.map((way) => `/learning/ways/${way.slug}`), '/present']
		},
		{ who: tablet.cookies(), paths: [kiosk, `${kiosk}?q=ana`] },
		{ who: holder.cookies(), paths: ['/present', `/present/${full.id}`] },
		{
			who: 'coordinator',
			paths: [
				'/learning/ways',
				`/learning/ways/${ways[0]?.slug}`,
				'/desk/ways',
				'/desk/ways?state=trash',
				'/desk/ways/new',
				...desk
			]
		},
		{
			who: 'coordinator',
			paths: [...door(full.id, 'list', 'code'), ...door(empty.id, 'list'), ...door(begun.id, 'list')]
		},
		{ who: 'coordinator', paths: await goalPages([begun.id, empty.id]) }
	];
}

const slug = (text: string): string => `${text}-${newId().slice(-6)}`;

/** The pages of the goals of two activities: one with every kind of condition, also one that the form cannot write, and one that nobody has set. */
async function goalPages([one = '', other = '']: readonly string[]): Promise<string[]> {
	const offeringOf = async (id: string) => (await bookedOccurrence(id)).offering.id;
	const [full, empty] = [await offeringOf(one), await offeringOf(other)];
	const at = { kind: 'offering', id: full } as const;
	const evidence = { is: 'evidence', kind: 'portfolio' } as const;
	const tree: RequirementTree = {
		is: 'atLeast',
		n: 2,
		of: [
			{ is: 'presence', share: 0.8, of: [at], excused: 'left_out' },
			{ is: 'attended', at: { kind: 'occurrence', id: one } },
			{ is: 'assessment', key: 'projet', least: 10, outOf: 20, title: { source: 'fr', fr: 'Projet' } },
			{ is: 'oneOf', of: [evidence, { is: 'all', of: [evidence, { is: 'attended', at }] }] }
		]
	};
	const title = { source: 'fr', fr: 'Une activité à réussir' } as const;
	await transaction((tx) => setGoal(tx, { kind: 'offering', subject: full, title, tree }, by));
	const pages = (id: string) => ['', '/standings', '/points'].map((part) => `/desk/activities/${id}/goal${part}`);
	return [...pages(full), ...pages(empty)];
}

/** A published way of one step for each séance's activity; the second comes after the first. */
async function wayOf(occurrences: readonly string[]): Promise<{ id: string; slug: string }> {
	const { rows } = await sql<{ id: string; offering: string }>`
		select id, offering from agenda.occurrence where id = any(${[...occurrences]}::uuid[])`.execute(db);
	const words = (fr: string) => ({ source: 'fr', fr }) as const;
	const given = NewWay.parse({
		title: words('Un parcours'),
		summary: words('Pour commencer.'),
		organization: 'hub',
		fictional: true
	});
	const id = await transaction(async (tx) => {
		const way = await writeWay(tx, given);
		const needs: string[] = [];
		for (const { offering } of rows)
			needs.push(await addStep(tx, way, { title: null, offerings: [offering], needs }, by));
		await publishWay(tx, way, by);
		return way;
	});
	const made = await sql<{ slug: string }>`select slug from learning.way where id = ${id}`.execute(db);
	return { id, slug: made.rows[0]?.slug ?? '' };
}

/** The link that makes a device the kiosk of a séance, as the team finds it on the list. */
async function kioskLink(url: string, cookies: readonly Cookie[], id: string): Promise<string> {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const page = await (await fetch(`${url}/fr/coulisses/accueil/${id}/liste`, { headers: { cookie } })).text();
	const [address = ''] = /https?:[^"]*\/borne\/[^"]*/.exec(page) ?? [];
	return parseAddress(new URL(address).pathname)?.path ?? '';
}
