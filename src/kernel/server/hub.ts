import { sql } from 'kysely';
import { ref } from '../facts.ts';
import { Hub, newHub } from '../hub.ts';
import type { RoleName } from '../identity/index.ts';
import { same } from '../same.ts';
import type { Words } from '../words.ts';
import { record } from './activity/record.ts';
import { hear } from './bus.ts';
import { beside, type Tx } from './db.ts';
import { onEdition } from './kept/edition.ts';
import { keepRevision, type Revision, revisionsOf, takeRevision } from './revisions.ts';
import type { KernelTables } from './tables.ts';

/** The demonstration: whether this hub is one, whether its load came to the end, and who one can be in its bar. */
export type DemoSetting = {
	on: boolean;
	whole: boolean;
	/** `opens`: our own path of the page where she works, which she comes to from a public one. */
	bar: readonly { key: string; title: Words; person: { id: string; name: string } | null; opens?: string }[];
};

/** What the team has put aside of the guide for a new hub. */
export type WelcomeSetting = Readonly<{ dismissed: boolean }>;

/** Who may make an account, and the roles that count only in a session which has shown a second factor. */
export type AccessSetting = Readonly<{ registration: 'everybody' | 'invited'; factorRoles: readonly RoleName[] }>;

/** The settings are one object for the revisions and the log, which know objects by an id. */
export const SETTINGS = ref('setting', '00000000-0000-7000-8000-000000000001');

/** The sections that the team has put on or off, by their keys; of the others nobody has said anything (`sections.ts`). */
type SectionsSetting = Readonly<Record<string, boolean>>;

/** The parts of the home page in the order that the team gave them, each shown or not; whose they are says which there are. */
type HomeSetting = readonly Readonly<{ part: string; shown: boolean }>[];

type Known = {
	hub: Hub;
	demo: DemoSetting;
	welcome: WelcomeSetting;
	access: AccessSetting;
	sections: SectionsSetting;
	home: HomeSetting;
	named: boolean;
};

/** The settings are read on every page and change once a month: kept in memory, read again when any program changed them. */
let known: Promise<Known> | undefined;
hear('setting', forgetHub);
// another program's change is told a moment after its commit
onEdition(forgetHub);

export function forgetHub(): void {
	known = undefined;
}

/** This hub's name, words and zone. */
export const hub = async (): Promise<Hub> => (await settings()).hub;

/** Whether this is the demonstration: its persons are invented and anyone may be each of them. */
export const isDemo = async (): Promise<boolean> => (await settings()).demo.on;

export const demo = async (): Promise<DemoSetting> => (await settings()).demo;

/** Whether the team has said who this hub is. */
export const isNamed = async (): Promise<boolean> => (await settings()).named;

export const welcome = async (): Promise<WelcomeSetting> => (await settings()).welcome;

export const sectionsChosen = async (): Promise<SectionsSetting> => (await settings()).sections;

export const homeSetting = async (): Promise<HomeSetting> => (await settings()).home;

export const access = async (): Promise<AccessSetting> => (await settings()).access;

/** The hub as it stands, held until the end of the transaction: of two who change it at once the second changes what the first has made. */
export async function holdHub(tx: Tx): Promise<Pick<Known, 'hub' | 'named' | 'home'>> {
	// there may be no row to lock yet
	await sql`select pg_advisory_xact_lock(hashtext('kernel.hub'))`.execute(tx);
	return read(tx);
}

/** Changes what makes the hub this hub; what it was is kept, so that the change can be taken back. The same again changes nothing. */
export async function changeHub(tx: Tx, given: Hub, changedBy: string | null): Promise<void> {
	const [before, after] = [await holdHub(tx), Hub.parse(given)];
	if (before.named && same(before.hub, after)) return;
	await keepRevision(tx, SETTINGS, before.hub, changedBy === null ? null : ref('person', changedBy));
	await keepSetting(tx, 'hub', after);
	await tellSettings(tx, changedBy);
}

/** Changes who may make an account and who needs a second factor. The same again changes nothing. @returns whether it is another. */
export async function changeAccess(tx: Tx, given: AccessSetting, changedBy: string): Promise<boolean> {
	await holdHub(tx);
	if (same((await read(tx)).access, given)) return false;
	await keepSetting(tx, 'access', given);
	await tellSettings(tx, changedBy);
	return true;
}

/** Takes the latest change back. @throws kernel_nothing_to_undo */
export async function undoHub(tx: Tx, undoneBy: string | null): Promise<void> {
	await holdHub(tx);
	const before = await takeRevision(tx, SETTINGS);
	await keepSetting(tx, 'hub', Hub.parse(before));
	await tellSettings(tx, undoneBy);
}

/** When the settings were last changed and by whom, if that can be taken back. */
export const lastChangeOfHub = async (): Promise<Revision | undefined> => (await revisionsOf(SETTINGS, 1))[0];

/** Tells that what makes this hub this hub is another. */
export const tellSettings = (tx: Tx, person: string | null): Promise<string> =>
	record(tx, {
		verb: 'kernel.settings_changed',
		actor: person ? ref('person', person) : null,
		object: SETTINGS,
		source: 'desk',
		detail: {}
	});

/** Keeps a setting; other programs hear of it after the commit. Whoever changes what people see of one tells it. */
export async function keepSetting<K extends Exclude<keyof Known, 'named'>>(
	tx: Tx,
	key: K,
	value: Known[K]
): Promise<void> {
	await tx
		.withTables<KernelTables>()
		.insertInto('kernel.setting')
		.values({ key, value: JSON.stringify(value) })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet({ value: JSON.stringify(value), changedAt: new Date() })
		)
		.execute();
	// rare, so the cost of NOTIFY inside a transaction does not matter here
	await tx.selectNoFrom((build) => build.fn('pg_notify', [build.val('setting'), build.val(key)]).as('told')).execute();
	forgetHub();
}

function settings(): Promise<Known> {
	known ??= read().catch((error) => {
		known = undefined;
		throw error;
	});
	return known;
}

async function read(on: Tx | typeof beside = beside): Promise<Known> {
	const rows = await on.withTables<KernelTables>().selectFrom('kernel.setting').select(['key', 'value']).execute();
	const values = new Map(rows.map(({ key, value }) => [key, value as unknown]));
	return {
		hub: values.has('hub') ? Hub.parse(values.get('hub')) : newHub,
		demo: (values.get('demo') as DemoSetting | undefined) ?? { on: false, whole: false, bar: [] },
		welcome: (values.get('welcome') as WelcomeSetting | undefined) ?? { dismissed: false },
		access: (values.get('access') as AccessSetting | undefined) ?? { registration: 'everybody', factorRoles: [] },
		sections: (values.get('sections') as SectionsSetting | undefined) ?? {},
		home: (values.get('home') as HomeSetting | undefined) ?? [],
		named: values.has('hub')
	};
}
