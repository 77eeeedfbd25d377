/** What is added to a story moves no die of what was there: with an event, a card, a hypothesis or a deed more, the same seed gives everything else the same luck. */
import { type Bundle, hashOf, Play, type State } from '#journey';
import { walk } from '#journey/server';
import { anyFolder, storyOf } from './support/journey/story.ts';

const small = process.argv.includes('--small');
const SEEDS = small ? 40 : 500;
type Game = Bundle['game'];

const { bundle, folder } = await storyOf(false, anyFolder(small));
const { game } = bundle;

/** What is added, always before what was there, and how its own traces are taken out of a state again. */
const additions: Readonly<Record<string, Readonly<{ game: Game; without: (state: State) => unknown }>>> = {
	'an event that always comes': {
		game: { ...game, events: [{ id: 'added', chance: 1000, again: true }, ...game.events] },
		without: (state) => ({ ...state, happened: state.happened.filter((one) => !one.endsWith(' added')) })
	},
	'an event that comes now and then': {
		game: { ...game, events: [{ id: 'added', chance: 400 }, ...game.events] },
		without: (state) => ({ ...state, happened: state.happened.filter((one) => !one.endsWith(' added')) })
	},
	'a card': {
		game: { ...game, cards: [{ id: 'added', kind: 'rest', minutes: 5 }, ...game.cards] },
		without: (state) => state
	},
	'a hypothesis': {
		game: {
			...game,
			hypotheses: [{ id: 'added', block: 'costs', variants: ['yes', 'no'], weight: 0 }, ...game.hypotheses]
		},
		without: ({ beliefs: { added: _, ...beliefs }, ...state }) => ({ ...state, beliefs })
	},
	'a deed with dice': {
		game: { ...game, deeds: { added: { chance: [{ weight: 1 }, { weight: 1 }] }, ...game.deeds } },
		without: (state) => state
	}
};

let runs = 0;
let weeks = 0;
const moved: string[] = [];
for (const [what, { game: larger, without }] of Object.entries(additions)) {
	const next: Bundle = { ...bundle, game: larger, hash: hashOf({ ...bundle, game: larger, hash: '' }) };
	for (let seed = 0; seed < SEEDS; seed++, runs++) {
		const before = walk(bundle, { policy: seed % 2 ? 'random' : 'burnout', seed, keen: true }).play;
		const after = Play.open(next, seed, before.log);
		weeks += before.state.week;
		if (hashOf(without(after.state)) !== hashOf(before.state)) moved.push(`${what}, seed ${seed}`);
	}
}
for (const one of moved.slice(0, 10)) console.log(`! other luck: ${one}`);
console.log(
	`stable-dice: ${folder}, ${Object.keys(additions).length} additions × ${SEEDS} seeds, ${weeks} weeks played: ${runs - moved.length} of ${runs} runs have the same luck`
);
process.exitCode = moved.length ? 1 : 0;
