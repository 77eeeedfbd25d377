import { sql } from 'kysely';
import { publishedProgrammes } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { askTestimony } from '#journey/server';
import { makeCanvas, shareCanvas } from '#learning/server';
import { formOf, open, register } from '../hub.ts';
import { sendForm } from '../pages.ts';
import type { Arranged } from './pressing.ts';
import { type Arrange, count, one, type World } from './world.ts';

const PDF = new Blob(['%PDF-1.7\nfictif\n'], { type: 'application/pdf' });
const founderId = () => one(sql`select id from identity.person where email = 'aicha.canal@exemple.invalid'`);

/** A canvas of the founder's own. */
async function canvas({ url, founder }: World, action: string, fields: Record<string, string>): Promise<string> {
	const owner = ref('person', await founderId());
	const id = await transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'À défaire', owner }));
	await sendForm(url, founder, `/canvas/${id}?/${action}`, new URLSearchParams(fields));
	return `/canvas/${id}`;
}

/** An application that was begun, with a document. */
async function application({ url, director }: World): Promise<string> {
	const { rows } = await sql<{ programme: string; cohort: string }>`
		select p.slug as programme, c.slug as cohort from learning.programme p join learning.cohort c on c.programme = p.id
		where c.from_day > current_date limit 1`.execute(db);
	const to = `/learning/programmes/${rows[0]?.programme}/${rows[0]?.cohort}/apply`;
	const page = await sendForm(url, director, to, new URLSearchParams({ key: newId() }));
	const form = new FormData();
	form.set('kind', 'cv');
	form.set('file', PDF, 'fictif.pdf');
	await sendForm(url, director, `${page}?/add`, form);
	return page;
}

/** What persons take away of their own. */
export const persons: Readonly<Record<string, Arrange>> = {
	'(public)/canvas/[id]/#remove': async (world) => {
		const page = await canvas(world, 'version', { name: 'Avant la pause' });
		return { page, as: world.founder, act: 'remove', figures: [] };
	},
	'(public)/canvas/[id]/#unshare': async (world) => {
		const page = await canvas(world, 'version', { name: 'Partagé' });
		await transaction((tx) => shareCanvas(tx, page.split('/').at(-1) ?? ''));
		return { page, as: world.founder, act: 'unshare', figures: [] };
	},
	'(public)/festival/[slug]/selection/#forget': async ({ url, founder }) => {
		const [festival] = await publishedProgrammes();
		const slug = await one(sql`select slug from agenda.offering where id = ${festival?.offering}`);
		const items = await sql<{ id: string }>`
			select id from agenda.item where offering = ${festival?.offering} and deleted_at is null order by starts_at limit 2`.execute(
			db
		);
		for (const { id } of items.rows)
			await sendForm(url, founder, `/festival/${slug}?/choose`, new URLSearchParams({ item: id, chosen: '1' }));
		return { page: `/festival/${slug}/selection`, as: founder, act: 'forget', figures: [items.rows.length] };
	},
	'(person)/me/programmes/application/[application]/#remove': async (world) => ({
		...{ page: await application(world), as: world.director, act: 'remove', figures: [] }
	}),
	'(person)/me/programmes/application/[application]/#withdraw': async (world) => {
		const page = await application(world);
		const figures = [await count(sql`select count(*) from learning.document where application = ${page.split('/').at(-1)}`)];
		return { page, as: world.director, act: 'withdraw', figures };
	},
	'(person)/me/journey/competences/#remove': async ({ founder }) => {
		const given = { about: 'Ce que j’ai fait.', competences: [await one(sql`select competences[1] from journey.testimony`)] };
		await transaction(async (tx) => askTestimony(tx, await founderId(), given as never));
		return { page: '/me/journey/competences', as: founder, act: 'remove', figures: [] };
	},
	'(person)/me/journey/#forget': async ({ founder }): Promise<Arranged> => {
		const run = await one(sql`select id from journey.run where person = ${await founderId()} order by last_at limit 1`);
		const choices = await count(sql`select cardinality(log) from journey.run where id = ${run}`);
		return { page: `/me/journey/${run}`, as: founder, act: 'forget', figures: [choices] };
	},
	'(public)/booking/[token]/#decline': async ({ url }) => {
		const seance = await open('offert');
		const { booking } = await register(url, seance, formOf('Paule Offerte'));
		await sql`update participation.seat set state = 'offered', offered_until = now() + interval '1 hour'
			where booking = (select id from participation.booking where subject = ${seance.id})`.execute(db);
		const page = booking.replace(/^.*\/([^/]+)$/, '/booking/$1');
		return { page, as: [], act: 'decline', unseen: true, figures: [1] };
	}
};
