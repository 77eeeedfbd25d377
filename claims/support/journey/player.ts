import { type Bundle, Play, type SyncBody } from '#journey';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { sessionOf } from '../learning/session.ts';

/** What a program answers to what was sent. */
export type Answer = Readonly<{ status: number; body: Record<string, unknown> }>;

/** Somebody who plays on a running program, over HTTP as the page does. */
export type Player = Readonly<{
	person: string;
	email: string;
	name: string;
	run: string;
	seed: number;
	cookie: string;
	send: (body: unknown) => Promise<Answer>;
}>;

/** Somebody new, signed in. */
export async function newPlayer(url: string, slug: string, turn: number): Promise<Player> {
	const [name, email] = [`Joueuse ${turn}`, `joueuse-${turn}@example.org`];
	const person = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	const cookie = (await sessionOf(url, person)).map(({ name, value }) => `${name}=${value}`).join('; ');
	return {
		person,
		email,
		name,
		run: newId(),
		seed: 1000 + turn,
		cookie,
		send: (body) => post(url, slug, cookie, body)
	};
}

/** Sends something to where runs are sent; a text goes as it is. */
export async function post(url: string, slug: string, cookie: string, body: unknown): Promise<Answer> {
	const answer = await fetch(`${url}/journey/${slug}/sync`, {
		method: 'POST',
		headers: { cookie, origin: url, accept: 'application/json', 'content-type': 'application/json' },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
	const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
	return { status: answer.status, body: said };
}

/** What an honest client sends: of a log that it has played, what the server does not have yet. */
export function honest(
	bundle: Bundle,
	{ run, seed }: Pick<Player, 'run' | 'seed'>,
	log: readonly string[],
	base = 0
): SyncBody {
	const before = Play.open(bundle, seed, log.slice(0, base)).hash();
	const after = Play.open(bundle, seed, log).hash();
	return { run, seed, hash: bundle.hash, key: newId(), base, before, entries: log.slice(base), after };
}

/** A run as a page sends it choice by choice, played before, so that only the server is measured; it is sent as any run, each time under a key of its own. */
export function choiceByChoice(bundle: Bundle, seed: number, most: number): Omit<SyncBody, 'run' | 'key'>[] {
	const play = Play.open(bundle, seed);
	return wander(bundle, seed, most, Math.random).map((entry, base) => {
		const before = play.hash();
		play.choose(entry);
		return { seed, hash: bundle.hash, base, before, entries: [entry], after: play.hash() };
	});
}

/** Plays by dice to the end, or so many choices; challenges are never taken in. */
export function wander(bundle: Bundle, seed: number, most: number, draw: () => number): string[] {
	const play = Play.open(bundle, seed);
	while (play.log.length < most && play.offered.length)
		play.choose(play.offered[Math.floor(draw() * play.offered.length)] ?? '');
	return [...play.log];
}
