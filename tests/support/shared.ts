import { cpSync } from 'node:fs';
import { type Connection, cloneDatabase, MIGRATED } from './server.ts';

/** The server that all steps of a run clone their databases from. */
export type SharedServer = Readonly<{
	administrator: Connection;
	/** What the loaded demonstration keeps in its data folder, when it was loaded. */
	demonstration?: string;
}>;

/** The name of the template with the loaded demonstration. */
export const DEMONSTRATION = 'demonstration';

/** The server of the run that this process is a part of (scripts/test.ts), if it is of any. */
export function sharedServer(): SharedServer | undefined {
	const told = process.env.TEST_SERVER;
	return told ? (JSON.parse(told) as SharedServer) : undefined;
}

/** A database of its own on the shared server, empty or with the demonstration, whose files are laid into a data folder. */
export async function cloneShared(
	{ administrator, demonstration }: SharedServer,
	loaded: boolean,
	data: string
): Promise<Connection> {
	if (!loaded) return cloneDatabase(administrator, MIGRATED);
	if (!demonstration) throw new Error('the shared server has no demonstration');
	cpSync(demonstration, data, { recursive: true });
	return cloneDatabase(administrator, DEMONSTRATION);
}
