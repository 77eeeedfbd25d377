import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import { open, type Seance, settled } from '../hub.ts';

const LEAD_MS = 2500;
/** Séances begin one after the other and end so long after, so that pages are drawn while a moment passes. */
const APART_MS = 130;
const LASTS_MS = 700;
const AFTER_MS = 150;
/** The pauses of a reader: what is asked all the time is all that a machine does. */
const REST_MS = 12;

type Brief = Seance & Readonly<{ startsAt: Date; endsAt: Date }>;
export type Moments = Readonly<{ asked: number; wrong: string[] }>;

/** Séances that begin and end within seconds, at no full minute, read all the while: whoever asks after a moment sees that it has passed, before it nobody does. */
export async function watchMoments(programs: readonly string[], count: number): Promise<Moments> {
	const wrong: string[] = [];
	let asked = 0;
	const seances = await begin(count);
	const end = (seances.at(-1)?.endsAt.getTime() ?? 0) + AFTER_MS;
	await settled();
	await pause((seances[0]?.startsAt.getTime() ?? 0) - Date.now() - APART_MS);
	const look = async (program: string, seance: Brief, state: typeof readOwn): Promise<void> => {
		const from = Date.now();
		const what = await state(program, seance);
		asked++;
		const may = states.slice(states.indexOf(stateAt(seance, from)), states.indexOf(stateAt(seance, Date.now())) + 1);
		if (!may.includes(what)) wrong.push(`${program} ${seance.slug}: ${what} instead of ${may.join(' or ')}`);
	};
	const reader = async (program: string, turn: number): Promise<void> => {
		for (let step = turn; Date.now() < end; step++) {
			await look(program, seances[step % seances.length] as Brief, step % 3 ? readOwn : readList);
			await pause(REST_MS);
		}
		// also on a machine that had no time while they were on
		for (const seance of seances) await look(program, seance, turn % 2 ? readOwn : readList);
	};
	await Promise.all(programs.flatMap((program, index) => [reader(program, index), reader(program, index + 1)]));
	return { asked, wrong };
}

async function begin(count: number): Promise<Brief[]> {
	const made: Brief[] = [];
	const first = Date.now() + LEAD_MS;
	for (let index = 0; index < count; index++) {
		const startsAt = new Date(first + index * APART_MS + 7);
		const endsAt = new Date(startsAt.getTime() + LASTS_MS);
		made.push({ ...(await open(`breve-${index}`, { startsAt, endsAt })), startsAt, endsAt });
	}
	return made;
}

/** In their order: an answer that took long may tell of any that has passed meanwhile. */
const states = ['to come', 'begun', 'over'] as const;
type State = (typeof states)[number];

const stateAt = ({ startsAt, endsAt }: Brief, now: number): State =>
	now < startsAt.getTime() ? 'to come' : now < endsAt.getTime() ? 'begun' : 'over';

/** Its own page has the form until it begins, and no registration to announce once it is over. */
async function readOwn(program: string, { slug, id }: Brief): Promise<State> {
	const page = await (await fetch(program + href(`/agenda/${slug}/${id}`, 'fr'))).text();
	if (page.includes('name="key"')) return 'to come';
	return page.includes('En cours') ? 'begun' : 'over';
}

/** The agenda says that it has begun, and loses it when it is over. */
async function readList(program: string, { slug }: Brief): Promise<State> {
	const page = await (await fetch(program + href('/agenda', 'fr'))).text();
	const [, row] = new RegExp(`/agenda/${slug}"[^]*?data-standing="(\\w+)"`).exec(page) ?? [];
	if (row === undefined) return 'over';
	return row === 'started' ? 'begun' : 'to come';
}
