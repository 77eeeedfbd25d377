import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ref } from '#kernel/facts.ts';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { transaction } from '#kernel/server/db.ts';
import { addEndpoint, secretsOf } from '#programs/server';
import { endsWithUs } from '../../../tests/support/interrupted.ts';
import { keyOf } from './keys.ts';
import { bySelf, organization, person } from './world.ts';

const PATIENCE_MS = 30_000;

/** The recipes of the documentation, by their file's name: a block of code whose first line names it. */
function recipes(): Map<string, string> {
	const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
	const blocks = [...page.matchAll(/```\w+\n(?:#|\/\/) ([\w.-]+)\n([\s\S]*?)```/g)];
	return new Map(blocks.map(([, name = '', code = '']) => [name, code]));
}

/** Runs both as they are written: one publishes an offer, the other hears of it from the hub itself. @returns what is wrong */
export async function recipeFaults(url: string): Promise<string[]> {
	const written = recipes();
	// beside the project's own packages, as in a project that has installed the library
	const folder = mkdtempSync(join(import.meta.dirname, 'recipes-'));
	try {
		for (const [name, code] of written) writeFileSync(join(folder, name), code);
		if (!written.has('publish.sh') || !written.has('receiver.mjs')) return ['docs/api.md has not its two recipes'];
		return await run(url, folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function run(url: string, folder: string): Promise<string[]> {
	const scope = await organization('la-halle');
	const clara = await person('Clara', 'partner', scope);
	const { secret: key } = await keyOf(clara, scope);
	const port = await freePort();
	allowPrivateAddresses(true);
	const endpoint = {
		name: 'Recette',
		url: `http://127.0.0.1:${port}/`,
		kinds: ['proposals'],
		scope: ref('organization', scope)
	};
	const id = await transaction((tx) => addEndpoint(tx, endpoint, clara, bySelf(clara)));
	const [secret = ''] = await secretsOf(id, clara.id);
	const receiver = endsWithUs(
		spawn(process.execPath, [join(folder, 'receiver.mjs')], {
			env: { ...process.env, SECRET: secret, KEY: key, PORT: String(port) }
		})
	);
	let said = '';
	for (const stream of [receiver.stdout, receiver.stderr]) stream.on('data', (text: Buffer) => (said += text));
	try {
		const env = { ...process.env, HUB: url, KEY: key, ORGANIZATION: scope };
		const { stdout } = await promisify(execFile)('sh', [join(folder, 'publish.sh')], { env });
		if (!stdout.includes('"state":"open"')) return [`the first recipe says ${stdout.slice(0, 300)}`];
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end && !said.includes('partnering.published'); )
			await new Promise((done) => setTimeout(done, 50));
		return said.includes('partnering.published') && said.includes('Un studio libre')
			? []
			: [`the second recipe says ${said.slice(0, 300)}`];
	} finally {
		receiver.kill();
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((done) => server.once('listening', done));
	const { port } = server.address() as { port: number };
	await new Promise((done) => server.close(done));
	return port;
}
