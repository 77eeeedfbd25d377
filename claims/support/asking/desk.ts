import { sql } from 'kysely';
import { addSource } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { addClosedPeriod } from '#learning/server';
import { affiliate, keepSector } from '#network/server';
import { addNewsletter } from '#notice/server';
import { addSilence } from '#stage/server';
import { by, formOf, open, register } from '../hub.ts';
import { sendForm } from '../pages.ts';
import { makeShowStates } from '../show-states.ts';
import { type Arrange, count, one, type World } from './world.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const person = (name: string) =>
	transaction((tx) => findOrMakePerson(tx, { name, email: `${newId()}@example.org`, locale: 'fr' }));
/** A form of a list is known by the hidden field that names its row. */
const row = (name: string, value: string) => `:has([name=${name}][value="${value}"])`;

/** An organisation of its own, made by its form. */
async function organization({ url, coordinator }: World): Promise<string> {
	const typed = {
		name: `Atelier ${newId().slice(-8)} (fictif)`,
		kind: 'company',
		sentence_fr: 'Inventé.',
		locality: 'Mons'
	};
	const page = await sendForm(url, coordinator, '/desk/organizations/new', new URLSearchParams(typed));
	return page.split('/').at(-1) ?? '';
}

async function withPeople(world: World, people: number): Promise<string> {
	const id = await organization(world);
	for (let turn = 0; turn < people; turn++) {
		const her = await person(`Ida Place ${turn} (fictif)`);
		await transaction((tx) => affiliate(tx, { person: her, organization: id, role: words('Membre'), since: null }, by));
	}
	return id;
}

let shows: Promise<readonly string[]> | undefined;
/** The pages of a show that is prepared, made once. */
const showPage = async ({ url, director }: World): Promise<string> => {
	shows ??= makeShowStates(url, director);
	await shows;
	return `/desk/shows/${await one(sql`select id from stage.show order by created_at desc limit 1`)}`;
};

/** What is taken away in Coulisses, but in the agenda and in programmes. */
export const desk: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/calendars/#forget': async ({ coordinator }) => {
		const slug = await one(sql`select slug from network.organization where slug = 'equipe-du-hub'`);
		const url = `https://agenda.exemple.invalid/oublie.ics`;
		const its = {
			organization: slug,
			url,
			locale: 'fr',
			kind: 'talk',
			area: 'agenda',
			sectors: [],
			place: null
		} as const;
		const id = await transaction((tx) => addSource(tx, { ...its, published: false }));
		return { page: '/desk/calendars', as: coordinator, act: 'forget', only: row('id', id), figures: [] };
	},
	'(coulisses)/desk/newsletter/[id]/#drop': async ({ coordinator }) => {
		const given = { subject: words('À jeter'), intro: null, until: '2030-01-01', items: [] };
		const id = await transaction((tx) => addNewsletter(tx, given));
		return { page: `/desk/newsletter/${id}`, as: coordinator, act: 'drop', figures: [] };
	},
	'(coulisses)/desk/newsletter/subscribers/#remove': async ({ coordinator }) => {
		const id = await one(sql`select id from notice.subscriber where confirmed_at is not null order by email limit 1`);
		return { page: '/desk/newsletter/subscribers', as: coordinator, act: 'remove', only: row('id', id), figures: [] };
	},
	'(coulisses)/desk/organizations/[id]/#remove': async (world) => {
		const id = await withPeople(world, 1);
		return { page: `/desk/organizations/${id}`, as: world.coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/organizations/[id]/merge/#default': async (world) => {
		const [goes, stays] = [await withPeople(world, 3), await organization(world)];
		const page = `/desk/organizations/${goes}/merge?with=${stays}`;
		return { page, as: world.coordinator, act: '', fill: { stays }, figures: [3] };
	},
	'(coulisses)/desk/people/[id]/merge/#default': async ({ url, admin }) => {
		const form = formOf(`Zoé Double ${newId().slice(-6)}`);
		for (const slug of ['double-un', 'double-deux']) await register(url, await open(slug), { ...form, key: newId() });
		const goes = await one(sql`select id from identity.person where email = ${form.email}`);
		const stays = await person('Zoé Simple (fictif)');
		const bookings = await count(sql`select count(*) from participation.booking where party = ${goes}`);
		const page = `/desk/people/${goes}/merge?with=${stays}`;
		return { page, as: admin, act: '', fill: { stays }, figures: [bookings] };
	},
	'(coulisses)/desk/programmes/[programme]/#remove': async ({ coordinator }) => {
		const programme = await one(sql`select programme from learning.course where deleted_at is null limit 1`);
		return { page: `/desk/programmes/${programme}`, as: coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/programmes/closed/#remove': async ({ coordinator }) => {
		const period = { name: words('Pont inventé'), fromDay: '2030-05-01', toDay: '2030-05-03' };
		const id = await transaction((tx) => addClosedPeriod(tx, period));
		const only = `:has([name=period][value="${id}"])`;
		return { page: '/desk/programmes/closed', as: coordinator, act: 'remove', only, figures: [] };
	},
	'(coulisses)/desk/sectors/#remove': async ({ coordinator }) => {
		const slug = `secteur-${newId().slice(-8)}`;
		await transaction((tx) => keepSector(tx, { slug, label: words('Inventé') }, by));
		return { page: '/desk/sectors', as: coordinator, act: 'remove', only: row('sector', slug), figures: [] };
	},
	'(coulisses)/desk/shows/[show]/codes/#forget': async (world) => {
		const page = `${await showPage(world)}/codes`;
		const cue = await one(sql`select cue from stage.ballot_code limit 1`);
		const codes = await count(sql`select count(*) from stage.ballot_code where cue = ${cue}`);
		return { page, as: world.director, act: 'forget', only: row('cue', cue), figures: [codes] };
	},
	'(coulisses)/desk/shows/[show]/#remove': async (world) => {
		const page = await showPage(world);
		const show = page.split('/').at(-1);
		const cues = await count(
			sql`select count(*) from stage.cue c join stage.segment s on s.id = c.segment where s.show = ${show}`
		);
		const crew = await count(sql`select count(distinct person) from stage.crew where show = ${show}`);
		return { page, as: world.director, act: 'remove', figures: [cues, crew] };
	},
	'(coulisses)/desk/trade/silences/#end': async ({ coordinator }) => {
		const startsAt = new Date(Date.now() - 3_600_000);
		const given = { startsAt, endsAt: new Date(Date.now() + 86_400_000), reason: 'Élections inventées' };
		const id = await transaction((tx) => addSilence(tx, given, by));
		return { page: '/desk/trade/silences', as: coordinator, act: 'end', only: row('silence', id), figures: [] };
	},
	'(coulisses)/desk/ways/[id]/#remove': async ({ coordinator }) => {
		const way = await one(sql`select way from learning.way_step limit 1`);
		return { page: `/desk/ways/${way}`, as: coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/import/[id]/#away': async ({ url, coordinator }) => {
		const form = new FormData();
		form.set('kind', 'places');
		form.set('file', new Blob(['nom;commune\nLieu inventé;Mons\nAutre lieu;Mons\n']), 'lieux.csv');
		const page = await sendForm(url, coordinator, '/desk/import', form);
		const rows = await count(sql`select total from exchange.batch where id = ${page.split('/').at(-1)}`);
		return { page, as: coordinator, act: 'away', figures: [rows] };
	}
};
