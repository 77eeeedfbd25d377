import type { State } from '../game/state.ts';
import { Play } from '../play.ts';
import type { Bundle } from '../story/bundle.ts';
import { dieOf, type Manner, nextOf, type PolicyName } from './policies.ts';

/** How a run of a bot ended: at an ending; with nothing to choose and no ending; not within the most choices; with an error. */
type Ended = 'ended' | 'dry' | 'long' | 'error';
export type Walked = Readonly<{ play: Play; how: Ended; error?: string }>;
export type Walk = Manner &
	Readonly<{
		policy: PolicyName;
		/** Of the run, and of the bot's own dice. */
		seed: number;
		/** Of the bot's dice, when it is another. */
		dice?: number;
		/** At most so many choices. */
		most?: number;
		/** Goes on from this play instead of from the beginning. */
		from?: Play;
		/** Is told each choice before it is taken. */
		on?: (play: Play, entry: string) => void;
	}>;

const MOST = 800;

/** Plays a run to its end as a policy plays it. */
export function walk(bundle: Bundle, { policy, seed, dice = seed, most = MOST, from, on, ...manner }: Walk): Walked {
	let play = from;
	try {
		play ??= Play.open(bundle, seed);
		const { log } = play;
		const die = dieOf(dice, () => log.length);
		for (const end = log.length + most; log.length < end && play.offered.length; ) {
			const entry = nextOf(policy, play, die, manner);
			on?.(play, entry);
			play.choose(entry);
		}
		if (play.state.ended !== null) return { play, how: 'ended' };
		return { play, how: play.offered.length ? 'long' : 'dry' };
	} catch (error) {
		if (!play) throw error;
		return { play, how: 'error', error: error instanceof Error ? error.message : String(error) };
	}
}

/** What a run is worth in cents: its cash, half a year of what comes in, less what is owed. */
export const worthOf = ({ cash, income, debts }: State): number =>
	cash + 26 * income - debts.reduce((sum, { amount }) => sum + amount, 0);
