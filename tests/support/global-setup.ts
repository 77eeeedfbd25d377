import type { TestProject } from 'vitest/node';
import { serverOf } from './scratch.ts';
import { type Connection, chosenEngine } from './server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		administrator: Connection;
	}
}

/** One server for the whole run; every test file clones a database of its own from it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await serverOf(chosenEngine());
	project.provide('administrator', server.administrator);
	return server.close;
}
