import { type Bundle, Play } from '#journey';
import { drawsFrom } from '../draws.ts';

/** Where a run came to: as it was played, and saved and loaded before every choice. */
export type Print = Readonly<{ seed: number; choices: number; played: string; reloaded: string }>;

const MOST = 150;

/** Plays runs by dice that are the same everywhere, each twice. The same function in Node and in a browser. */
export function printsOf(bundle: Bundle, seeds: readonly number[]): Print[] {
	return seeds.map((seed) => {
		const played = wander(bundle, seed, (play) => play);
		const reloaded = wander(bundle, seed, (play) => Play.resume(bundle, JSON.parse(JSON.stringify(play.save()))));
		return { seed, choices: played.log.length, played: played.hash(), reloaded: reloaded.hash() };
	});
}

function wander(bundle: Bundle, seed: number, before: (play: Play) => Play): Play {
	const die = diceOf(seed);
	let play = Play.open(bundle, seed);
	while (play.log.length < MOST && play.offered.length) {
		play = before(play);
		const doors = play.choices.filter(({ quests }) => quests);
		// on to the next chapter wherever there is one, so that runs are long
		const ids = doors.length ? doors.map(({ id }) => id) : play.offered;
		const id = ids[die(ids.length)] ?? '';
		const quests = doors.length ? bundle.quests.toSorted().filter(() => die(2)) : [];
		play.choose([id, ...quests].join('+'));
	}
	return play;
}

/** Whole numbers below another. */
function diceOf(seed: number): (below: number) => number {
	const draw = drawsFrom(seed);
	return (below) => Math.floor(draw() * below);
}

declare global {
	interface Window {
		printsOf?: typeof printsOf;
	}
}
if (typeof window !== 'undefined') window.printsOf = printsOf;
