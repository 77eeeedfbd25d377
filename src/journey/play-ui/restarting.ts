import { m } from '#messages';
import type { Question } from '#web/asking.ts';
import type { Beginning } from './beginning.ts';
import type { Shown } from './shown.ts';

/** What is asked before a run is begun anew: with an account it stays, without one it is lost. */
export const restarting = ({ seq, values: { week } }: Shown, { person }: Pick<Beginning, 'person'>): Question => ({
	title: m.journey_play_restart_ask(),
	says: [
		m.journey_play_restart_choices({ count: seq }),
		...(week ? [m.journey_play_restart_weeks({ count: week })] : []),
		person === null ? m.journey_play_restart_lost() : m.journey_play_restart_kept()
	],
	yes: m.journey_play_restart_yes(),
	kept: person !== null
});
