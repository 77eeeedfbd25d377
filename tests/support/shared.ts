import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, cloneDatabase, MIGRATED, makeTemplate, startServer } from './server.ts';

/** The server that all steps of a run clone their databases from. */
export type SharedServer = Readonly<{
	administrator: Connection;
	/** What the loaded demonstration keeps in its data folder, when it was loaded. */
	demonstration?: string;
}>;

const DEMONSTRATION = 'demonstration';

/** The server of the run that this process is a part of (scripts/test.ts), if it is of any. */
export function sharedServer(): SharedServer | undefined {
	const told = process.env.TEST_SERVER;
	return told ? (JSON.parse(told) as SharedServer) : undefined;
}

/**
 * Starts a server for a whole run, with what its databases are cloned from: the schema and, when asked for, the demonstration, which takes ten seconds
 * to load.
 * @returns the environment by which the steps find it.
 */
export async function shareServer(
	folder: string,
	wants: { demonstration: boolean }
): Promise<{ env: Record<string, string>; close: () => Promise<void> }> {
	const { administrator, close } = await startServer('embedded');
	try {
		const demonstration = wants.demonstration ? join(folder, 'demonstration') : undefined;
		if (demonstration) await makeTemplate(administrator, DEMONSTRATION, (url) => load(url, demonstration));
		const shared: SharedServer = { administrator, ...(demonstration ? { demonstration } : {}) };
		return { env: { TEST_SERVER: JSON.stringify(shared) }, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function load(url: string, data: string): Promise<void> {
	const env = { ...process.env, DATABASE_URL: url, DATA_DIR: data };
	const child = spawn(process.execPath, ['bin/valley.ts', 'demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text));
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error(`the demonstration was not loaded:\n${said}`);
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
