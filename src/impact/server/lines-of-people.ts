import type { countedPresences } from '#agenda/server';
import type { Line } from '../figures/material.ts';
import { line, type Making } from './making.ts';

type Seances = Awaited<ReturnType<typeof countedPresences>>;

/** Who was there: a participation each, a pupil where a class had booked, somebody trained where it was a training. */
export function presenceLines(
	{ sheets }: Pick<Seances, 'sheets'>,
	classes: ReadonlySet<string>,
	making: Making
): (one: Seances['presences'][number]) => Line[] {
	const byOccurrence = Map.groupBy(sheets, ({ occurrence }) => occurrence);
	return ({ seat, booking, holder, gone, birthYear, again, occurrence, area, operation, at }) => {
		const signed = (byOccurrence.get(occurrence) ?? []).map(({ id, hash, uploadedAt }) =>
			making.signed('attendance_sheet', id, uploadedAt, hash, { stands: [occurrence] })
		);
		const pieces = [making.piece('presence', seat, at, { seat, occurrence, at }, { stands: [booking] }), ...signed];
		const day = making.day(at);
		const there = line('presence', `seat:${seat}`, day, pieces, { operation });
		if (classes.has(booking)) return [there, line('pupil', `seat:${seat}`, day, pieces, { operation })];
		if (area !== 'learning' || again) return [there];
		const who = holder ? `person:${holder}` : gone ? `gone:${gone}` : `seat:${seat}`;
		const word = ageBand(birthYear === null ? null : Number(day.slice(0, 4)) - birthYear);
		return [there, line('trained', who, day, pieces, { operation, word })];
	};
}

/** By the year of birth alone: nobody is asked for more. */
function ageBand(age: number | null): string {
	if (age === null) return 'unknown';
	if (age < 18) return 'to_17';
	if (age < 25) return 'to_24';
	if (age < 35) return 'to_34';
	return age < 55 ? 'to_54' : 'from_55';
}
