import { sql } from 'kysely';
import { addSource } from '#agenda/server';
import { batchOf, bring } from '#exchange/server';
import { transaction } from '#kernel/server/db.ts';
import { addClosedPeriod, addStep, writeWay } from '#learning/server';
import { affiliate, keepSector, placeImporter } from '#network/server';
import { addNewsletter } from '#notice/server';
import { by, formOf, open, register } from '../hub.ts';
import { sendForm } from '../pages.ts';
import { cohort } from './learning.ts';
import { type Arrange, count, one, row, somebody, type World, word, words } from './world.ts';

/** What the sentence before an import is taken back says of how long one can. */
const UNDO_DAYS = 30;

/** An organisation of its own, made by its form, with so many people, each in two roles. */
async function organization({ url, coordinator }: World, people: number): Promise<string> {
	const told = { name: `Atelier ${word()} (fictif)`, kind: 'company', sentence_fr: 'Inventé.', locality: 'Mons' };
	const page = await sendForm(url, coordinator, '/desk/organizations/new', new URLSearchParams(told));
	const id = page.split('/').at(-1) ?? '';
	for (let turn = 0; turn < people; turn++) {
		const person = await somebody('Ida Place (fictif)');
		for (const role of [words('Membre'), words('Trésorière')])
			await transaction((tx) => affiliate(tx, { person, organization: id, role, since: null }, by));
	}
	return id;
}

/** A table of two places that was read. */
const broughtTable = (): Promise<string> => {
	const table = ['nom;commune', `Lieu ${word()};Mons`, `Lieu ${word()};Mons`].join('\n');
	return bring(placeImporter, { name: 'lieux.csv', bytes: new TextEncoder().encode(table) }, null);
};

/** The same, imported by its forms. */
async function importedTable({ url, coordinator }: World): Promise<string> {
	const id = await broughtTable();
	const { mapping } = await batchOf(id);
	const columns = mapping.map((column, place) => [`column_${place}`, column ?? '']);
	await sendForm(url, coordinator, `/desk/import/${id}?/check`, new URLSearchParams(columns));
	await sendForm(url, coordinator, `/desk/import/${id}?/apply`, new URLSearchParams());
	return id;
}

/** What is taken away in the network and in what the hub sends. */
const network: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/newsletter/[id]/#drop': async ({ coordinator }) => {
		const given = { subject: words('À jeter'), until: '2030-01-01', blocks: [] };
		const id = await transaction((tx) => addNewsletter(tx, given));
		return { page: `/desk/newsletter/${id}`, as: coordinator, act: 'drop', figures: [] };
	},
	'(coulisses)/desk/newsletter/subscribers/#remove': async ({ coordinator }) => {
		const email = await one(sql`select email from notice.subscriber where stopped_at is null order by email limit 1`);
		const page = `/desk/newsletter/subscribers?q=${encodeURIComponent(email)}`;
		return { page, as: coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/organizations/[id]/#remove': async (world) => {
		const page = `/desk/organizations/${await organization(world, 1)}`;
		return { page, as: world.coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/organizations/[id]/merge/#default': async (world) => {
		const [goes, stays] = [await organization(world, 3), await organization(world, 1)];
		const people = await count(
			sql`select count(distinct person) from network.affiliation where organization = ${goes}`
		);
		const page = `/desk/organizations/${goes}/merge?with=${stays}`;
		return { page, as: world.coordinator, act: '', fill: { stays }, figures: [people] };
	},
	'(coulisses)/desk/organizations/mergers/#undo': async (world) => {
		const [goes, stays] = [await organization(world, 3), await organization(world, 1)];
		const parts = await count(sql`select count(*) from network.affiliation where organization = ${goes}`);
		const merging = new URLSearchParams({ other: stays, stays });
		await sendForm(world.url, world.coordinator, `/desk/organizations/${goes}/merge`, merging);
		const merger = await one(sql`select id from network.merger where gone = ${goes}`);
		const page = '/desk/organizations/mergers';
		return { page, as: world.coordinator, act: 'undo', only: row('merger', merger), figures: [parts] };
	},
	'(coulisses)/desk/people/[id]/merge/#default': async ({ url, admin }) => {
		const name = `Zoé ${word()}`;
		for (const slug of [word(), word()]) await register(url, await open(slug), formOf(name));
		const goes = await one(sql`select id from identity.person where email = ${formOf(name).email}`);
		const stays = await somebody('Zoé Simple (fictif)');
		const bookings = await count(sql`select count(*) from participation.booking where party = ${goes}`);
		const page = `/desk/people/${goes}/merge?with=${stays}`;
		return { page, as: admin, act: '', fill: { stays }, figures: [bookings] };
	},
	'(coulisses)/desk/sectors/#remove': async ({ coordinator }) => {
		const slug = word();
		await transaction((tx) => keepSector(tx, { slug, label: words('Inventé') }, by));
		return { page: '/desk/sectors', as: coordinator, act: 'remove', only: row('sector', slug), figures: [] };
	}
};

/** What is taken away in Coulisses, but in the agenda, in classes, in programmes with people in them, and on air. */
export const desk: Readonly<Record<string, Arrange>> = {
	...network,
	'(coulisses)/desk/calendars/#forget': async ({ coordinator }) => {
		const url = `https://agenda.exemple.invalid/${word()}.ics`;
		const its = { organization: 'hub', locale: 'fr', kind: 'talk', area: 'agenda', place: null } as const;
		const id = await transaction((tx) => addSource(tx, { ...its, url, sectors: [], published: false }));
		return { page: '/desk/calendars', as: coordinator, act: 'forget', only: row('id', id), figures: [] };
	},
	'(coulisses)/desk/import/[id]/#away': async ({ coordinator }) => {
		const id = await broughtTable();
		const rows = await count(sql`select total from exchange.batch where id = ${id}`);
		return { page: `/desk/import/${id}`, as: coordinator, act: 'away', figures: [rows] };
	},
	'(coulisses)/desk/import/[id]/#undo': async (world) => {
		const id = await importedTable(world);
		const written = await count(sql`select counts ->> 'written' from exchange.batch where id = ${id}`);
		return { page: `/desk/import/${id}`, as: world.coordinator, act: 'undo', figures: [written, UNDO_DAYS] };
	},
	'(coulisses)/desk/programmes/[programme]/#remove': async ({ coordinator }) => {
		const { id } = await cohort();
		const programme = await one(sql`select programme from learning.cohort where id = ${id}`);
		return { page: `/desk/programmes/${programme}`, as: coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/programmes/closed/#remove': async ({ coordinator }) => {
		const period = { name: words('Pont inventé'), fromDay: '2030-05-01', toDay: '2030-05-03' };
		const id = await transaction((tx) => addClosedPeriod(tx, period));
		return { page: '/desk/programmes/closed', as: coordinator, act: 'remove', only: row('period', id), figures: [] };
	},
	'(coulisses)/desk/ways/[id]/#remove': async ({ coordinator }) => {
		const told = { title: words('Parcours inventé'), summary: words('Inventé.'), organization: 'hub', fictional: true };
		const offerings = [await one(sql`select id from agenda.offering where published_at is not null limit 1`)];
		const way = await transaction(async (tx) => {
			const id = await writeWay(tx, told);
			await addStep(tx, id, { title: words('Premier pas'), offerings, needs: [] }, by);
			return id;
		});
		return { page: `/desk/ways/${way}`, as: coordinator, act: 'remove', figures: [] };
	}
};
