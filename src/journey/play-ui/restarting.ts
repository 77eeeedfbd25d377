import { m } from '#messages';
import type { Question } from '#web/asking.ts';

type Played = Readonly<{ choices: number; week: number; /** Whether the run is kept with an account. */ owned: boolean }>;

/** What is asked before a run is begun anew. */
export const restarting = ({ choices, week, owned }: Played): Question => ({
	title: m.journey_play_restart_ask(),
	says: [
		m.journey_play_restart_choices({ count: choices }),
		...(week ? [m.journey_play_restart_weeks({ count: week })] : []),
		owned ? m.journey_play_restart_kept() : m.journey_play_restart_lost()
	],
	yes: m.journey_play_restart_yes(),
	kept: owned
});
