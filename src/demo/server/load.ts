import { sql } from 'kysely';
import { tellFigures } from '#impact/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { RoleName } from '#kernel/identity/index.ts';
import { sayGender } from '#kernel/identity/server/genders.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { happenedAt, record } from '#kernel/server/activity/record.ts';
import { seal } from '#kernel/server/activity/seal.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { type DemoSetting, keepSetting, SETTINGS } from '#kernel/server/hub.ts';
import { NewOrganization, NewPlace } from '#network';
import { addOrganization, addPlace } from '#network/server';
import { type People, tellActivities } from './activities.ts';
import { tellBonds } from './bonds.ts';
import { ago } from './calendar.ts';
import { tellClasses } from './classes.ts';
import { tellContacts } from './contacts.ts';
import { tellDirectory } from './directory.ts';
import { tellEditorial } from './editorial.ts';
import { drawAll, tellGallery } from './gallery.ts';
import { tellGoals } from './goals.ts';
import { tellGroups } from './groups.ts';
import { tellGuide } from './guide.ts';
import { tellHouse } from './house.ts';
import { tellImpact } from './impact.ts';
import { tellJourney } from './journey.ts';
import { tellMissions } from './missions.ts';
import { tellNewsletter } from './newsletter.ts';
import { tellPartnering } from './partnering.ts';
import { tellProgrammes } from './programmes.ts';
import { tellPrograms } from './programs.ts';
import { tellSensing } from './sensing.ts';
import type { Demonstration } from './shapes.ts';
import { addSpaces, tellSpaces } from './spaces.ts';
import { tellStage } from './stage.ts';
import { tellVenture } from './venture.ts';
import { tellWays } from './ways.ts';
import { tellWorkshops } from './workshops.ts';

const YEAR = 360;
const by = { actor: null, source: 'demo' } as const;

/** Where the persons of the bar « Je suis… » belong; the team belongs to the whole hub. */
const homes: Record<string, string> = {
	teacher: 'ecole-du-canal',
	founder: 'studio-ondine',
	adviser: 'maison-des-projets',
	director: 'tele-terril'
};

/**
 * Loads a demonstration into an empty database: the hub, its real partners with their sources, and invented persons, activities and
 * a year of facts. The setting says that it is whole only at the end, so a load that was cut off is seen and done again.
 */
export async function loadDemonstration(
	told: Demonstration,
	report: (line: string) => void,
	folder = 'hubs/mons'
): Promise<void> {
	const drawn = await drawAll(told);
	const { people, organizations } = await transaction(async (tx) => {
		await keepSetting(tx, 'hub', told.hub);
		await keepSetting(tx, 'demo', { on: true, whole: false, bar: [] });
		await record(tx, { verb: 'kernel.opened', object: ref('hub', newId()), source: 'demo', detail: { demo: true } });
		const organizations = await addNetwork(tx, told);
		const made = await happenedAt(ago(YEAR), () => addPeople(tx, told, organizations));
		await tellDirectory(tx, told, organizations, made, drawn);
		await tellContacts(tx, told, organizations, made);
		await tellGallery(tx, told, organizations, made, drawn);
		await tellEditorial(tx, told, made, drawn);
		return { people: made, organizations };
	});
	report(`${told.organizations.length} partners with their sources, ${people.length} invented persons`);
	const { occurrences, bookings } = await tellActivities(told, people);
	report(
		`${told.fiction.activities.length} invented activities, ${occurrences} séances over a year, ${bookings} registrations`
	);
	// what comes now asks for what was told just now, which the database would take for nothing until it next looks by itself
	await sql`analyze`.execute(db);
	await tellClasses(told, people);
	report(`${told.spaces.spaces.length} invented spaces, booked ${await tellSpaces(told, people)} times`);
	await tellHouse(told, { people, organizations });
	report(`${told.house.plans.length} invented plans, with the statements of ${told.house.months} months`);
	report(`${await tellBonds(told, organizations)} invented partners with a convention`);
	report(`${await tellVenture(told, { people, organizations })} invented files of projects and companies`);
	report(`${await tellPartnering(told, { people, organizations })} invented offers and requests`);
	await tellPrograms(organizations.get('tele-terril'));
	report(`${await tellMissions(told, { people, organizations })} invented missions abroad`);
	report(`${await tellGroups(told, { people, organizations })} invented groups of several countries`);
	report(`${await tellSensing(told, { people, organizations })} invented sensors`);
	// stops react to them
	report(`${await tellGuide(told, { people, organizations })} trails of the guide`);
	const onAir = await tellStage(told, people, organizations);
	report(`${told.shows.shows.length} invented shows`);
	await tellWorkshops(told, people);
	report('an invented workshop with its teams');
	const cohort = await tellProgrammes(told, people);
	report('an invented programme with a cohort, candidates and challenges');
	report(`${await tellWays(told)} invented ways`);
	report(`${await tellGoals(told, people, cohort)} goals with some results`);
	report(`${await tellJourney(told, people, folder)} invented players of the journey`);
	report(`${await tellImpact(told, { people, organizations })} invented declarations for two operations`);
	await tellNewsletter(told);
	const bar = barOf(told, people, onAir && `/desk/shows/${onAir}/regie`);
	await transaction(async (tx) => {
		await keepSetting(tx, 'demo', { on: true, whole: true, bar });
		await record(tx, { ...by, verb: 'kernel.settings_changed', object: SETTINGS, detail: {} });
	});
	await tellFigures();
	await sequence();
	await seal();
}

async function addNetwork(tx: Tx, told: Demonstration): Promise<Map<string, string>> {
	const { organizations, places, fiction } = told;
	const ids = new Map<string, string>();
	const longAgo = { ...by, at: ago(YEAR) };
	for (const [turn, { id: slug, ...rest }] of [...organizations, ...fiction.organizations].entries()) {
		const given = NewOrganization.parse({ ...rest, slug });
		ids.set(slug, await happenedAt(ago(YEAR - 9 * turn), () => addOrganization(tx, given, by)));
	}
	for (const { id: slug, website: _, sources: __, ...rest } of places)
		await addPlace(tx, NewPlace.parse({ ...rest, slug, organization: null }), longAgo);
	for (const { id: slug, ...rest } of fiction.places)
		await addPlace(
			tx,
			NewPlace.parse({ ...rest, slug, kind: 'room', sentence: null, lat: null, lon: null, fictional: true }),
			longAgo
		);
	await addSpaces(tx, told);
	return ids;
}

async function addPeople(tx: Tx, { fiction }: Demonstration, organizations: Map<string, string>): Promise<People> {
	const people: { slug: string; id: string; name: string; email: string; locale: People[number]['locale'] }[] = [];
	for (const { id: slug, name, email, locale, gender } of fiction.persons) {
		const id = await findOrMakePerson(tx, { name, email, locale, fictional: true });
		await sayGender(tx, id, gender ?? null);
		people.push({ slug, id, name, email, locale });
	}
	for (const { key, person } of fiction.bar) {
		const found = people.find(({ slug }) => slug === person);
		if (!found || key === 'visitor') continue;
		const home = organizations.get(homes[key] ?? '');
		const scope = home ? ref('organization', home) : null;
		await grant(tx, { person: found.id, role: key satisfies RoleName, scope, by: null, source: 'demo' });
	}
	return people;
}

const barOf = ({ fiction }: Demonstration, people: People, controlRoom: string | null): DemoSetting['bar'] =>
	fiction.bar.map(({ key, person, title }) => {
		const found = people.find(({ slug }) => slug === person);
		const place = key === 'teacher' ? '/learning/classes' : key === 'director' ? controlRoom : null;
		return {
			key,
			title,
			person: found ? { id: found.id, name: found.name } : null,
			...(place ? { opens: place } : {})
		};
	});
