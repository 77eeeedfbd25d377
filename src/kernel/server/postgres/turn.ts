import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE = 120_000;

/**
 * Runs an act while no other program of this machine runs one under the same key; a killed program's turn is free.
 * Throws when the others keep their turn for two minutes. The file is used only where the kernel has no such names (macOS).
 */
export async function inTurn<T>(turn: Turn, act: () => Promise<T>, waiting = () => {}): Promise<T> {
	const leave = await wait(() => take(turn), waiting);
	try {
		return await act();
	} finally {
		await leave();
	}
}

type Turn = { readonly key: string; readonly turnFile: string };
type Leave = () => Promise<void>;

async function wait(attempt: () => Promise<Leave | undefined>, waiting: () => void): Promise<Leave> {
	const until = Date.now() + PATIENCE;
	for (let told = false; Date.now() < until; told = true) {
		const leave = await attempt();
		if (leave) return leave;
		if (!told) waiting();
		await delay(25);
	}
	throw new Error('Another program has been starting or stopping this PostgreSQL for two minutes.');
}

function take({ key, turnFile }: Turn): Promise<Leave | undefined> {
	if (process.platform === 'linux') return takeName(`\0cv-${key}`);
	if (process.platform === 'win32') return takeName(`\\\\.\\pipe\\cv-${key}`);
	return Promise.resolve(takeFile(turnFile));
}

/** A socket without a file (Linux) or a pipe (Windows): the name is free as soon as its owner is dead. */
function takeName(name: string): Promise<Leave | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.destroy());
		server.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)
		);
		server.listen({ path: name, exclusive: true }, () => {
			server.unref();
			resolve(() => new Promise((closed) => server.close(() => closed())));
		});
	});
}

/** A file that names its owner; a dead owner's file is set aside. */
export function takeFile(file: string): Leave | undefined {
	const mine = `${file}.${process.pid}`;
	writeFileSync(mine, String(process.pid));
	try {
		linkSync(mine, file); // appears whole or not at all
		return async () => rmSync(file, { force: true });
	} catch {
		setAside(file, mine);
		return undefined;
	} finally {
		rmSync(mine, { force: true });
	}
}

function setAside(file: string, aside: string): void {
	try {
		const owner = readFileSync(file, 'utf8');
		if (alive(Number(owner))) return;
		renameSync(file, aside);
		// Between reading and renaming, somebody quicker may have set the dead file aside and put their own.
		if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, file);
	} catch {
		// The file went away meanwhile: the next attempt decides.
	}
}

function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
