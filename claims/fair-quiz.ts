/** Viewers whose picture is 2 s late and viewers whose picture is 15 s late, equally quick, earn points within 5 %; a vote cannot claim another moment. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Answer, type PollState, pointsFor } from '#stage';
import { type Listener, listenTo } from './support/listener.ts';
import { devices, type LiveHub, must, withLiveHub } from './support/live.ts';
import { madeShow, polls } from './support/show.ts';

const small = process.argv.includes('--small');
const DELAYS_MS = small ? [500, 3000] : [2000, 15_000];
const VIEWERS = small ? 20 : 100;
const SECONDS = small ? 5 : 20;
const MOST_APART = 0.05;
/** What a measured delay may be wrong by (room/clock.ts), and what that is worth of the 500 points of all the time. */
const MOST_STOLEN = (1000 / (SECONDS * 1000)) * 500;

type Person = Readonly<{ listener: Listener; token: string; delayMs: number; reactionMs: number; cheats: boolean }>;
type Played = Person & Readonly<{ answer: Answer; openedAt: number }>;

const wrong: string[] = [];
const figure = await withLiveHub({}, play);
for (const sentence of wrong) console.log(sentence);
console.log(`fair-quiz: ${figure}${wrong.length ? `, ${wrong.length} things wrong` : ''}`);
process.exit(wrong.length ? 1 : 0);

async function play(hub: LiveHub): Promise<string> {
	const { room, cues } = await madeShow({ name: 'quiz', cues: { quiz: { ...polls.quiz, seconds: SECONDS } } });
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	const people = await Promise.all([
		...DELAYS_MS.flatMap((delayMs) => Array.from({ length: VIEWERS }, (_, nth) => join(hub, room, delayMs, nth))),
		...Array.from({ length: VIEWERS }, (_, nth) => join(hub, room, DELAYS_MS[0] ?? 0, nth, true))
	]);
	for (let turn = 0; turn < 3; turn++, await pause(500)) for (const one of people) tellClock(one);
	await must(director, { do: 'take', cue: cues.quiz });
	const played = await Promise.all(people.map((one) => answer(one, cues.quiz)));
	await must(director, { do: 'reveal', poll: cues.quiz });
	const revealed = (): PollState | undefined => director.staff().room.polls.find((one) => one.revealed);
	await director.until('the answer is revealed', () => revealed() !== undefined, 30_000);
	const points = await stored(cues.quiz);
	const late = played.filter(({ answer }) => !answer.ok).length;
	if (late) wrong.push(`${late} of ${played.length} votes came too late, although they were in time on their screens`);
	return compare(played, points);
}

/** Both groups have the same reactions: those of one distribution, each once (a log-normal one, half of them within two seconds). */
async function join({ url }: LiveHub, room: string, delayMs: number, nth: number, cheats = false): Promise<Person> {
	const [cookie = ''] = devices(1);
	const listener = await listenTo({ url, room, as: 'viewer', cookie });
	const reactionMs = Math.min(2000 * Math.exp(0.5 * normal((nth + 0.5) / VIEWERS)), SECONDS * 900);
	const hash = createHash('sha256').update(cookie.replace('valley_guest=', '')).digest('hex');
	return { listener, token: hash, delayMs, reactionMs, cheats };
}

function tellClock({ listener, delayMs }: Person): void {
	listener.tell({ do: 'clock', clock: Date.now() - delayMs });
}

/** Votes so long after the question came into her own picture; who cheats says that it was the moment when the question came. */
async function answer(person: Person, poll: string): Promise<Played> {
	const { listener, delayMs, reactionMs, cheats } = person;
	const known = () => listener.state().polls.find((one) => one.poll.id === poll);
	await listener.until('the question is there', () => known() !== undefined);
	const openedAt = known()?.openedAt ?? 0;
	await pause(openedAt + delayMs + reactionMs - Date.now());
	tellClock(person);
	const clock = cheats ? openedAt : Date.now() - delayMs;
	return { ...person, answer: await listener.ask({ do: 'vote', poll, choice: ['1'], clock }), openedAt };
}

async function stored(poll: string): Promise<Map<string, number>> {
	const { rows } = await sql<{ token: string; points: number }>`
		select encode(token, 'hex') as token, points from stage.ballot where poll = ${poll}`.execute(db);
	return new Map(rows.map(({ token, points }) => [token, points]));
}

function compare(played: readonly Played[], points: ReadonlyMap<string, number>): string {
	const mean = (people: readonly Played[]) =>
		people.reduce((sum, { token }) => sum + (points.get(token) ?? 0), 0) / people.length;
	const honest = played.filter(({ cheats }) => !cheats);
	const [early = 0, late = 0] = DELAYS_MS.map((delay) => mean(honest.filter(({ delayMs }) => delayMs === delay)));
	const cheating = mean(played.filter(({ cheats }) => cheats));
	const apart = Math.abs(early - late) / Math.max(early, late);
	if (!(apart <= MOST_APART)) wrong.push(`the groups earned ${early.toFixed(0)} and ${late.toFixed(0)} points`);
	if (cheating - early > MOST_STOLEN + 5)
		wrong.push(`who claims another moment earns ${cheating.toFixed(0)} points, honest ones ${early.toFixed(0)}`);
	const odd = honest.filter(({ token, answer, openedAt }) => points.get(token) !== own(answer, openedAt));
	if (odd.length) wrong.push(`${odd.length} screens show other points than are stored`);
	return `pictures ${DELAYS_MS.map((one) => one / 1000).join(' and ')} s late earn ${early.toFixed(0)} and ${late.toFixed(0)} points on average, ${(apart * 100).toFixed(1)} % apart; claiming a false moment gains ${Math.max(0, cheating - early).toFixed(0)}`;
}

/** What her own page makes of the room's answer. */
function own(answer: Answer, openedAt: number): number {
	return answer.ok ? pointsFor(true, (answer.at ?? 0) - openedAt, SECONDS) : 0;
}

/** The place of a share in the normal distribution, by bisection over its sum (Abramowitz and Stegun 26.2.17). */
function normal(share: number): number {
	let [low, high] = [-4, 4];
	for (let turn = 0; turn < 40; turn++) {
		const middle = (low + high) / 2;
		if (below(middle) < share) low = middle;
		else high = middle;
	}
	return low;
}

function below(x: number): number {
	const t = 1 / (1 + 0.2316419 * Math.abs(x));
	const tail =
		Math.exp((-x * x) / 2) *
		0.3989423 *
		t *
		(0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	return x > 0 ? 1 - tail : tail;
}
