import { accountOfPerson } from '#kernel/identity/server/accounts.ts';
import { configure } from '#kernel/identity/server/better-auth.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { openSession } from '#kernel/identity/server/sessions.ts';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { join as joinCrew } from '#stage/server';
import { freePort, joinDatabase, type Program, startProgram } from '../../tests/support/program.ts';
import { settleIn } from './hub.ts';
import { type Listener, listenTo } from './listener.ts';
import { overlaySecret } from './overlay-key.ts';
import { madeShow } from './show.ts';

export type AirHub = Readonly<{
	url: string;
	/** The path of the overlay page of its show. */
	overlay: string;
	/** Somebody at the control room, who says every other second that she is there. */
	direct(): Promise<Listener>;
	/** Ends the program as a power cut would. */
	kill(): Promise<void>;
	/** Starts it again on the same folder and port. */
	again(): Promise<void>;
}>;

const WATCH_EVERY_MS = 2000;

/** Runs an act with a hub that has nothing but a show on air. */
export async function withAirHub<T>(act: (hub: AirHub) => Promise<T>): Promise<T> {
	const options = { port: await freePort(), args: [], crowd: true, env: { LOG_LEVEL: 'error' } };
	const first = await startProgram(options);
	let program: Program = first;
	const watching: ReturnType<typeof setInterval>[] = [];
	try {
		const { url } = program;
		const { cookie, room, overlay } = await prepare(first);
		return await act({
			url,
			overlay,
			async direct() {
				const director = await listenTo({ url, room, as: 'director', cookie });
				watching.push(setInterval(() => director.tell({ do: 'watch' }), WATCH_EVERY_MS));
				return director;
			},
			kill: () => program.kill(),
			async again() {
				program = await startProgram({ ...options, beside: first });
			}
		});
	} finally {
		for (const one of watching) clearInterval(one);
		await program.stop();
		await first.stop();
	}
}

/** A show whose room is on air, and the cookies of the one who directs it: of the crew, and nothing else in the hub. */
async function prepare(program: Program): Promise<{ cookie: string; room: string; overlay: string }> {
	const { connection, release } = await joinDatabase(program);
	connect(connection);
	openSecret(undefined, program.data);
	configure(program.url);
	try {
		await settleIn();
		const { id, room, stations } = await madeShow({ name: 'on-air', cues: {} });
		const [station = ''] = stations;
		const person = await transaction(async (tx) => {
			const name = 'Ada Antenne (fictive)';
			const made = await findOrMakePerson(tx, {
				name,
				email: 'ada@example.org',
				locale: 'fr',
				birthYear: null,
				fictional: true
			});
			await accountOfPerson(tx, made);
			await joinCrew(tx, id, { person: made, post: 'director', station: null });
			return made;
		});
		const { cookies } = await openSession(person, { headers: new Headers(), bearer: '127.0.0.1' });
		const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
		const overlay = `/overlay/${id}?station=${station}&key=${await overlaySecret(id, station)}`;
		return { cookie, room, overlay };
	} finally {
		await disconnect();
		await release();
	}
}
