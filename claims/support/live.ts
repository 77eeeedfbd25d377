import { join } from 'node:path';
import { connect, disconnect } from '#kernel/server/db.ts';
import { newDevice } from '#kernel/server/device.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { joinDatabase, type Options, type Program, startProgram } from '../../tests/support/program.ts';
import { settleIn } from './hub.ts';
import { type Listener, listenTo } from './listener.ts';
import { signedIn } from './pages.ts';

export type LiveHub = Readonly<{
	program: Program;
	url: string;
	/** Somebody of the team at the control room of a room. */
	direct(room: string): Promise<Listener>;
	/** The Cookie header of the team's admin. */
	staff: string;
}>;

/** Runs an act with the real program and its demonstration, `db` of this process being on the same database and its secret known. */
export async function withLiveHub<T>(options: Options, act: (hub: LiveHub) => Promise<T>): Promise<T> {
	const program = await startProgram({ crowd: true, ...options, env: { LOG_LEVEL: 'warn', ...options.env } });
	const { connection, release } = await joinDatabase(program);
	connect(connection);
	openSecret(undefined, program.data);
	openStorage(join(program.data, 'files'));
	try {
		await settleIn();
		return await act(await hubOf(program));
	} finally {
		await disconnect();
		await release();
		await program.stop();
	}
}

/** What one needs of a program that runs the demonstration. */
export async function hubOf(program: Program): Promise<LiveHub> {
	const { url } = program;
	const staff = (await signedIn(url, 'admin')).map(({ name, value }) => `${name}=${value}`).join('; ');
	const direct = (room: string) => listenTo({ url, room, as: 'director', cookie: staff });
	return { program, url, staff, direct };
}

/** The Cookie headers of so many devices, each with a ballot of its own. */
export const devices = (count: number): string[] => Array.from({ length: count }, () => `valley_guest=${newDevice()}`);

/** Asks something of a room that must not be refused. */
export async function must(listener: Listener, order: Parameters<Listener['ask']>[0]): Promise<void> {
	const answer = await listener.ask(order);
	if (!answer.ok) throw new Error(`« ${order.do} » was refused: ${answer.code} ${answer.message}`);
}
