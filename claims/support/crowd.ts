import { setTimeout as pause } from 'node:timers/promises';
import { type Form, formOf, registrationPage, type Seance } from './hub.ts';

export type Booked = Readonly<{ form: Form; seance: Seance; page: string }>;

export type Crowd = Readonly<{
	/** What was acknowledged: answered with 303 to the page of the booking. */
	booked: readonly Booked[];
	/** How often each status was answered; `none` when the connection broke. */
	answers: ReadonlyMap<string, number>;
	/** Answers that were neither a booking nor a polite 503. */
	rude: readonly string[];
	/** Waits until so many more are acknowledged. */
	more(count: number): Promise<void>;
	/** Lets everybody come to the end of what they began. */
	stop(): Promise<void>;
}>;

type Task = { urls: () => readonly string[]; seances: readonly Seance[]; people: number; pauseMs: number };

const PATIENCE_MS = 60_000;

/**
 * People who register by the form, without JavaScript, one after the other, through any of the programs; whoever gets no booking
 * sends the same form again, as a browser does.
 */
export function crowd({ urls, seances, people, pauseMs }: Task): Crowd {
	const booked: Booked[] = [];
	const answers = new Map<string, number>();
	const rude: string[] = [];
	let stopped = false;

	const person = async (who: number): Promise<void> => {
		for (let nth = 0; !stopped; nth++) {
			const form = formOf(`Person ${who} form ${nth}`);
			const seance = seances[(who + nth) % seances.length] as Seance;
			booked.push({ form, seance, page: await insist(form, seance) });
			await pause(pauseMs);
		}
	};
	const insist = async (form: Form, seance: Seance): Promise<string> => {
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(40)) {
			const list = urls();
			const { status, location, page } = await send(list[Math.floor(Math.random() * list.length)] ?? '', seance, form);
			answers.set(status, (answers.get(status) ?? 0) + 1);
			if (location) return location;
			if (status !== 'none' && !(status === '503' && polite(page)))
				rude.push(`a registration was answered with ${status}`);
		}
		throw new Error(`a registration was not taken for ${PATIENCE_MS / 1000} s`);
	};
	const everybody = Promise.all(Array.from({ length: people }, (_, who) => person(who)));
	everybody.catch(() => undefined); // told by whoever waits
	return {
		booked,
		answers,
		rude,
		more: async (count) => {
			const goal = booked.length + count;
			while (booked.length < goal) await Promise.race([everybody, pause(20)]);
		},
		stop: async () => {
			stopped = true;
			await everybody;
		}
	};
}

/** In words, in the reader's language, and not a bare page of the server's. */
const polite = (page: string): boolean => page.includes('<html lang="fr"') && page.includes('id="main"');

type Sent = { status: string; location: string | null; page: string };

async function send(url: string, seance: Seance, form: Form): Promise<Sent> {
	const sent = { method: 'POST', redirect: 'manual', headers: { origin: url, accept: 'text/html' } } as const;
	try {
		const answer = await fetch(url + registrationPage(seance), {
			...sent,
			body: new URLSearchParams(form),
			signal: AbortSignal.timeout(30_000)
		});
		const location = answer.status === 303 ? answer.headers.get('location') : null;
		const page = await answer.text().catch(() => null);
		// killed in the middle of an answer
		if (page === null && !location) return { status: 'none', location, page: '' };
		return { status: String(answer.status), location, page: page ?? '' };
	} catch {
		return { status: 'none', location: null, page: '' };
	}
}
