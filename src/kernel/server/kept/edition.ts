import { AsyncLocalStorage } from 'node:async_hooks';
import { openPool } from '../db.ts';

/** Another number whenever what people see may be another: numbers of one program grow, and say nothing between programs. */
export type Edition = number;

let known = { edition: 0, told: '' };
let statement = statementOf([]);
let running: Promise<Edition> | undefined;
let next: Promise<Edition> | undefined;
const asked = new AsyncLocalStorage<Edition>();
const forgetting = new Set<() => void>();

/** Names the queries (of one value) that tell of what changes without a fact: a reader of the log changes a page a moment after the fact. */
export function watchTelling(queries: readonly string[]): void {
	statement = statementOf(queries);
}

/** Calls `forget` whenever a new edition is seen, before anybody learns of it. */
export function onEdition(forget: () => void): void {
	forgetting.add(forget);
}

/** The edition that this request began with; one that has none yet asks. */
export const editionNow = async (): Promise<Edition> => asked.getStore() ?? askEdition();

/** Does `act` for a request that has asked: all that it keeps or finds kept is of that edition or a later one. */
export const inEdition = <T>(edition: Edition, act: () => T): T => asked.run(edition, act);

/**
 * Reads how many facts are committed, in a statement that begins after this call: whatever was acknowledged before it is in what it answers. Those who ask
 * while one is on its way share the one after it.
 */
function askEdition(): Promise<Edition> {
	if (!running) return begin();
	next ??= running.then(begin, begin);
	return next;
}

function begin(): Promise<Edition> {
	next = undefined;
	running = read().finally(() => {
		if (!next) running = undefined;
	});
	return running;
}

/**
 * Positions have no gap, so the last one and the number of facts that wait for theirs make the number of all that are committed, and a fact that gets its position
 * changes nothing.
 */
function statementOf(queries: readonly string[]): string {
	const facts = `coalesce((select max(position) from kernel.activity_order), 0) + (select count(*) from kernel.activity_pending)`;
	return `select concat_ws(' ', ${[facts, ...queries.map((query) => `(${query})`)].join(', ')}) as told`;
}

async function read(): Promise<Edition> {
	const { rows } = await openPool().query({ name: 'edition', text: statement });
	const { told } = rows[0] as { told: string };
	if (told !== known.told) {
		known = { edition: known.edition + 1, told };
		for (const forget of forgetting) forget();
	}
	return known.edition;
}

/** Makes the next one another edition whatever the log says: for who empties the hub. */
export function endEdition(): void {
	known = { ...known, told: '' };
}
