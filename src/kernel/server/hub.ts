import { Hub, newHub } from '../hub.ts';
import type { Words } from '../words.ts';
import { hear } from './bus.ts';
import { db, type Tx } from './db.ts';
import type { KernelTables } from './tables.ts';

/** The demonstration: whether this hub is one, whether its load came to the end, and who one can be in its bar. */
export type DemoSetting = {
	on: boolean;
	whole: boolean;
	bar: readonly { key: string; title: Words; person: { id: string; name: string } | null }[];
};

type Known = { hub: Hub; demo: DemoSetting };

/** The settings are read on every page and change once a month: kept in memory, read again when any program changed them. */
let known: Promise<Known> | undefined;
hear('setting', forgetHub);

export function forgetHub(): void {
	known = undefined;
}

/** This hub's name, words and zone. */
export const hub = async (): Promise<Hub> => (await settings()).hub;

/** Whether this is the demonstration: its persons are invented and anyone may be each of them. */
export const isDemo = async (): Promise<boolean> => (await settings()).demo.on;

export const demo = async (): Promise<DemoSetting> => (await settings()).demo;

/** Keeps a setting; other programs hear of it after the commit. */
export async function keepSetting<K extends keyof Known>(tx: Tx, key: K, value: Known[K]): Promise<void> {
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

async function read(): Promise<Known> {
	const rows = await db.withTables<KernelTables>().selectFrom('kernel.setting').select(['key', 'value']).execute();
	const values = new Map(rows.map(({ key, value }) => [key, value as unknown]));
	return {
		hub: values.has('hub') ? Hub.parse(values.get('hub')) : newHub,
		demo: (values.get('demo') as DemoSetting | undefined) ?? { on: false, whole: false, bar: [] }
	};
}
