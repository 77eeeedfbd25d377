import { type ChildProcess, fork } from 'node:child_process';
import type pg from 'pg';
import { href } from '#kernel/address.ts';
import { endsWithUs } from '../../../tests/support/interrupted.ts';
import { type Answer, type Ask, type Door, emailOf, type Nearest } from './asking.ts';
import { instantOf, localOf } from './clock.ts';

/** The core, in two processes by turns. */
export async function processes(connection: pg.PoolConfig, data: string): Promise<Door & { close: () => void }> {
	const [one, other] = [await booker(connection, data), await booker(connection, data)];
	let turn = 0;
	return {
		name: 'two processes',
		moments: true,
		book: (ask) => (turn++ % 2 ? other : one).book(ask),
		close: () => {
			one.child.disconnect();
			other.child.disconnect();
		}
	};
}

async function booker(connection: pg.PoolConfig, data: string) {
	const child = endsWithUs(fork('claims/support/one-desk/booker.ts')) as ChildProcess;
	const waiting = new Map<number, (answer: Answer) => void>();
	let turn = 0;
	child.on('message', ({ turn, answer }: { turn: number; answer: Answer }) => waiting.get(turn)?.(answer));
	const told = (turn: number, message: object) =>
		new Promise<Answer>((done, failed) => {
			waiting.set(turn, done);
			child.once('exit', () => failed(new Error('a process that books has ended')));
			child.send(message);
		});
	child.setMaxListeners(0);
	await told(-1, { connection, data });
	return { child, book: (ask: Ask) => told(turn, { turn: turn++, ask }) };
}

/** The form of a space's page, sent to the programs by turns as a browser without JavaScript does. */
export function pages(urls: readonly string[]): Door {
	let turn = 0;
	const book = async ({ space, from, until, who }: Ask): Promise<Answer> => {
		const url = urls[turn++ % urls.length] ?? '';
		const [start, end] = [localOf(from), localOf(until)];
		const times = { day: start.slice(0, 10), from: start.slice(11), until: end.slice(11) };
		const person = { quantity: '1', name: who, email: emailOf(who), people: '', purpose: '', key: crypto.randomUUID() };
		const answer = await fetch(`${url}${href(`/spaces/${space.slug}`, 'fr')}?/book`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: url, accept: 'text/html' },
			body: new URLSearchParams({ ...times, ...person })
		});
		const page = await answer.text();
		if (answer.status === 303) return { code: null, nearest: [] };
		return { code: codeOf(answer.status, page), nearest: namedIn(page) };
	};
	return { name: `the form of ${urls.length === 1 ? 'one program' : 'two programs'}`, moments: false, book };
}

const codeOf = (status: number, page: string): string =>
	status === 409 && page.includes('déjà pris') ? 'spaces_taken' : `answer ${status} ${saidIn(page)}`;

/** The first sentence that says what is wrong. */
const saidIn = (page: string): string => /role="alert"[\s\S]*?<p[^>]*>([^<]+)/.exec(page)?.[1]?.trim() ?? '';

/** What the buttons of a refusal send. */
const namedIn = (page: string): Nearest[] =>
	[...page.matchAll(/value="([a-z0-9-]+) (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) (\d{2}:\d{2})"/g)].map(
		([, slug = '', day, from, until]) => ({
			slug,
			from: instantOf(`${day}T${from}`),
			until: instantOf(`${day}T${until}`)
		})
	);
