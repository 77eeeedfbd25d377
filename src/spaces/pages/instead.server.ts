import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Space, Stretch } from '../index.ts';
import { alternatives, Taken } from '../server/index.ts';
import type { Typed } from '../server/times.ts';

/** What one can have instead, as buttons say it: `take` is what they send. */
export type Instead = readonly Readonly<{ take: string; label: string }>[];

const fieldOfCode: Readonly<Record<string, string>> = {
	...{ spaces_time_missing: 'from', spaces_taken: 'from', spaces_closed: 'from', spaces_past: 'from' },
	...{ spaces_soon: 'from', spaces_far: 'day', spaces_step: 'from' },
	...{ machines_out_then: 'from', machines_minor_alone: 'adult' },
	...{ spaces_short: 'until', spaces_long: 'until', spaces_ends_first: 'until' }
};

/** The field beside which a refusal of a time stands; any other stands where it was found. */
export const beside = (code: string, otherwise = ''): string => fieldOfCode[code] ?? otherwise;

const TAKE = /^([a-z0-9-]+) (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) (\d{2}:\d{2})$/;

/** What was chosen instead of what the form says; null when nothing was. */
export function takeOf(form: FormData): { slug: string; time: Typed } | null {
	const [, slug, day, from, until] = TAKE.exec(fieldOf(form, 'take')) ?? [];
	return slug && day && from && until ? { slug, time: { day, from, until } } : null;
}

type Asked<T> = Readonly<{
	typed: T;
	space: Space;
	request: Readonly<{ startsAt: Date; endsAt: Date; quantity: number }>;
}>;
type Refused<T> = ActionFailure<{ typed: T; problems: Record<string, string>; instead: Instead | null }>;

/** Runs an act that takes a time. Where somebody else has it, or it is closed then, the refusal comes with what is nearest. */
export async function orInstead<T extends object, Made>(
	event: Pick<RequestEvent, 'locals' | 'setHeaders'>,
	{ typed, space, request: { startsAt, endsAt, quantity } }: Asked<T>,
	act: () => Promise<Made>
): Promise<Made | Refused<T>> {
	let nearest: Instead | null = null;
	const refusedOr = await attempt(event, beside, typed, async () => {
		try {
			return await act();
		} catch (error) {
			const elsewhere = error instanceof Taken || (error instanceof Refusal && error.code === 'spaces_closed');
			if (elsewhere) nearest = await instead(space, { from: startsAt, until: endsAt }, quantity, event.locals.locale);
			throw error;
		}
	});
	return nearest && isFailure(refusedOr)
		? fail(refusedOr.status, {
				...(refusedOr.data as { typed: T; problems: Record<string, string> }),
				instead: nearest
			})
		: (refusedOr as Made | Refused<T>);
}

const isFailure = (made: unknown): made is ActionFailure<object> =>
	typeof made === 'object' && made !== null && 'status' in made && 'data' in made;

/** What is nearest to a time that cannot be had: other times of the same space, and others like it at the same time. */
async function instead(space: Space, wanted: Stretch, quantity: number, locale: Locale): Promise<Instead> {
	const { timeZone } = await hub();
	const { times, others } = await alternatives(space, wanted, undefined, undefined, quantity);
	const when = ({ from, until }: Stretch) => span(from, until, locale, timeZone);
	return [
		...times.map((time) => ({ take: takeTo(space.slug, time, timeZone), label: when(time) })),
		...others.map((one) => ({
			take: takeTo(one.slug, wanted, timeZone),
			label: `${say(one.name, locale).text} (${one.place.name}), ${when(wanted)}`
		}))
	];
}

function takeTo(slug: string, { from, until }: Stretch, timeZone: string): string {
	const [start, end] = [localOf(from, timeZone), localOf(until, timeZone)];
	return `${slug} ${start.slice(0, 10)} ${start.slice(11)} ${end.slice(11)}`;
}
