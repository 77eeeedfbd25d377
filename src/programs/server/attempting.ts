import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { PrivateAddress } from '#kernel/server/addresses.ts';
import { WITHDRAWN } from '#kernel/server/announcement.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { askOutside } from '#kernel/server/outside.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Pause } from '../endpoint.ts';
import { type Delivery, TEST } from './deliveries.ts';
import { all, asEndpoint, type Endpoint, secretsOf } from './endpoints.ts';
import { announcementsNow } from './gathering.ts';
import { writePaused } from './letters.ts';
import { standsInNow } from './owner.ts';
import type { Clock } from './sending.ts';
import { signed } from './signing.ts';
import { within } from './tables.ts';
import { forgetTold, keepTold } from './told.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long one waits after each attempt that failed: three days and some hours in all. */
const waits = [
	...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
] as const;

const PATIENCE_MS = 10_000;
const MOST_BYTES = 4096;
const EXCERPT = 500;
const GONE = 410;

/** What came of an attempt: what the receiver said, or why it said nothing. */
type Outcome = Readonly<{ status: number | null; failure: string | null; excerpt: string | null }>;

/** Sends one delivery once, if its person may still see what it is about, and keeps what came of it. A program that stops leaves it to be sent again. */
export async function attempt(delivery: Delivery, clock: Clock, stopping: AbortSignal): Promise<void> {
	const row = await all(db).where('e.id', '=', delivery.endpoint).executeTakeFirst();
	if (!row) return;
	const endpoint = asEndpoint(row);
	if (!(await mayHear(endpoint, delivery))) return settle(delivery, { state: 'unseen' });
	const at = clock();
	const began = performance.now();
	const outcome = await send(endpoint, delivery, { at, stopping });
	if (stopping.aborted && outcome.status === null) return;
	await keep(endpoint, delivery, { outcome, at, milliseconds: Math.round(performance.now() - began) });
}

/** Whether what it is about is still for her, or is not any more where that is what it tells: a right is asked when it is used. */
async function mayHear(endpoint: Endpoint, delivery: Delivery): Promise<boolean> {
	const { verb, kind, objectKind, object } = delivery;
	const reader = await standsInNow(endpoint);
	if (verb === TEST) return reader !== null;
	const announcement = (await announcementsNow()).find((one) => one.kind === kind);
	const path = announcement && reader && (await announcement.where(ref(objectKind, object), reader, db));
	if (verb !== WITHDRAWN) {
		if (path) await keepTold(delivery);
		return Boolean(path);
	}
	// it is there again, or nothing at all is told: the next time that it goes is told
	const gone = path === null && reader !== null;
	await (gone ? forgetTold(delivery) : keepTold(delivery));
	return gone;
}

type Sending = Readonly<{ at: Date; stopping: AbortSignal }>;

async function send(endpoint: Endpoint, delivery: Delivery, { at, stopping }: Sending): Promise<Outcome> {
	const body = bodyOf(delivery);
	const secrets = await secretsOf(endpoint.id, endpoint.person, at);
	if (!secrets.length) return failed('secret');
	const clock = AbortSignal.timeout(PATIENCE_MS);
	try {
		const answer = await askOutside(new URL(endpoint.url), {
			...{ method: 'POST', body, signal: AbortSignal.any([clock, stopping]) },
			headers: {
				...signed({ id: delivery.id, at, body }, secrets),
				...{ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
				'user-agent': 'CreativeValley (webhooks)'
			}
		});
		const excerpt = await beginningOf(answer).catch(() => '');
		answer.destroy();
		return { status: answer.statusCode ?? 0, failure: null, excerpt };
	} catch (error) {
		if (clock.aborted) return failed('slow');
		return failed(error instanceof PrivateAddress ? 'inside' : ((error as { code?: string }).code ?? 'network'));
	}
}

const failed = (failure: string): Outcome => ({ status: null, failure: failure.slice(0, 60), excerpt: null });

/** What is sent: ids, the verb, the time and an address where there is something to read, and nothing that must be guarded on the way. */
const bodyOf = ({ verb, happenedAt, objectKind, object, path }: Delivery): string =>
	JSON.stringify({
		type: verb,
		timestamp: happenedAt.toISOString(),
		data: { object: { kind: objectKind, id: object }, ...(path ? { url: `${publicUrl()}/api/v1${path}` } : {}) }
	});

/** The beginning of an answer as text, without what does not print; the rest is not read. */
async function beginningOf(answer: AsyncIterable<Buffer>): Promise<string> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of answer) {
		parts.push(part.subarray(0, MOST_BYTES - bytes));
		bytes += part.length;
		if (bytes >= MOST_BYTES) break;
	}
	const said = Buffer.concat(parts).toString('utf8');
	return said
		.replaceAll(/\p{C}+/gu, ' ')
		.trim()
		.slice(0, EXCERPT);
}

type Came = Readonly<{ outcome: Outcome; at: Date; milliseconds: number }>;

async function keep(endpoint: Endpoint, delivery: Delivery, { outcome, at, milliseconds }: Came): Promise<void> {
	const { status } = outcome;
	const arrived = status !== null && status >= 200 && status < 300;
	const wait = waits[delivery.tries];
	await transaction(async (tx) => {
		await within(tx)
			.insertInto('programs.attempt')
			.values({ ...{ id: newId(), delivery: delivery.id, at, milliseconds }, ...outcome })
			.execute();
		const tries = delivery.tries + 1;
		if (arrived) await change(tx, delivery.id, { state: 'delivered', tries });
		else if (status === GONE) await pause(tx, endpoint, 'gone', at);
		else if (wait !== undefined)
			await change(tx, delivery.id, { tries, nextAt: new Date(at.getTime() + wait), heldUntil: null });
		else {
			await change(tx, delivery.id, { state: 'given_up', tries });
			await pause(tx, endpoint, 'failing', at);
		}
	}).catch((error: { code?: string }) => {
		// it was closed meanwhile
		if (error.code !== '23503') throw error;
	});
}

/** Sends nothing there any more until its person says so, and tells her. */
async function pause(tx: Tx, { id, person, name }: Endpoint, why: Exclude<Pause, 'hand'>, at: Date): Promise<void> {
	const paused = await within(tx)
		.updateTable('programs.endpoint')
		.set({ pausedAt: at, pausedWhy: why })
		.where('id', '=', id)
		.where('pausedAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!paused) return;
	const by = { actor: null, source: 'job' } as const;
	await record(tx, { ...by, verb: 'programs.endpoint_paused', object: ref('endpoint', id), detail: { why } });
	await writePaused(tx, { id, person, name, why });
}

type Change = Partial<Pick<Delivery, 'state' | 'tries'> & { nextAt: Date; heldUntil: Date | null }>;

const change = (tx: Tx, id: string, to: Change) =>
	within(tx)
		.updateTable('programs.delivery')
		.set({ heldUntil: null, ...to })
		.where('id', '=', id)
		.execute();

const settle = async ({ id }: Delivery, to: Change): Promise<void> => {
	await transaction((tx) => change(tx, id, to));
};
