import { join } from 'node:path';
import { connect, disconnect } from '#kernel/server/db.ts';
import { withProgram } from './program.ts';
import { makeTemplate, startServer } from './server.ts';
import { settled } from './settled.ts';
import { DEMONSTRATION, type SharedServer } from './shared.ts';

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

/** The program loads it, and comes to the end of its log: every clone would hear a year of facts anew, which takes more than a second of two processors. */
const load = (url: string, data: string): Promise<void> =>
	withProgram({ data, env: { DATABASE_URL: url } }, async () => {
		connect({ connectionString: url });
		await settled().finally(disconnect);
	});
