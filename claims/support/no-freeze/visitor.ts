import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endsWithUs } from '../../../tests/support/interrupted.ts';

/** In milliseconds: how long each of her pages took, and how long the program's event loop stood still at most in each half second that ended then. */
export type Beside = Readonly<{ pages: number[]; stood: { ms: number; at: number }[]; wrong: string[] }>;

/** Somebody who reads the home page all the time, in a process of her own: what this one sends must not keep her waiting. @returns how to end her */
export function visitor(url: string): () => Promise<Beside> {
	const child = endsWithUs(fork(fileURLToPath(import.meta.url), [url]));
	const told = once(child, 'message').then(([beside]) => beside as Beside);
	return async () => {
		child.send('enough');
		return told.finally(() => child.kill());
	};
}

const REST_MS = 40;
export const LOOK_MS = 500;

async function read(url: string): Promise<void> {
	const beside: Beside = { pages: [], stood: [], wrong: [] };
	let going = true;
	process.once('message', () => {
		going = false;
	});
	const repeat = async (restMs: number, act: () => Promise<unknown>): Promise<void> => {
		for (; going; await pause(restMs)) await act().catch((error) => beside.wrong.push(String(error)));
	};
	await homePage(url, beside); // during her first one it is her own process that starts
	beside.pages.length = 0;
	await Promise.all([
		repeat(REST_MS, () => homePage(url, beside)),
		repeat(LOOK_MS, async () => beside.stood.push({ ms: await stoodMs(url), at: Date.now() }))
	]);
	process.send?.(beside);
}

async function homePage(url: string, { pages, wrong }: Beside): Promise<void> {
	const began = performance.now();
	const answer = await fetch(`${url}/fr`);
	await answer.arrayBuffer();
	pages.push(performance.now() - began);
	if (answer.status !== 200) wrong.push(`the home page was answered with ${answer.status}`);
}

/** How long the event loop stood still at most since one asked last, as the program itself measures it (`monitorEventLoopDelay`). */
export async function stoodMs(url: string): Promise<number> {
	const text = await (await fetch(`${url}/metrics`)).text();
	return 1000 * Number(/^valley_nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1] ?? Number.NaN);
}

if (import.meta.main && process.send) await read(process.argv[2] ?? '');
