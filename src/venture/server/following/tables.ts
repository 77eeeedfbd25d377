import type { ColumnType } from 'kysely';
import type { FollowMonths, StopReason, TurnoverClass } from '../../following/follow-up.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

type Tables = {
	'venture.followUp': {
		id: string;
		file: string;
		months: FollowMonths;
		endedOn: string;
		askedOn: string;
		askedAt: Moment;
		remindedAt: Later<Date>;
		closesOn: string;
		answeredAt: Later<Date>;
		answeredBy: Later<string>;
		active: Later<boolean>;
		turnover: Later<TurnoverClass>;
		moved: Later<string>;
		stopped: Later<StopReason>;
	};
	'venture.followUpAsked': { id: string; followUp: string; holder: string };
	'venture.spared': { person: string; at: Moment };
};

export const within = (on: On) => on.withTables<Tables>();
