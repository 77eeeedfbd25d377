import { countedPresences } from '#agenda/server';
import { countedPlayers } from '#journey/server';
import { db } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { countedLearners, countedPupils } from '#learning/server';
import { countedHoldings } from '#venture/server';
import type { On } from '../tables.ts';
import type { Station, Step } from './ways.ts';

/**
 * All that the hub knows of who came by where, as it stands now: ids and days, no name. A pupil is one in all séances to which her class has come, and becomes the person who has claimed what she did. Of somebody
 * who is erased the place stays at which she is counted.
 */
export async function stepsTaken(on: On = db): Promise<Step[]> {
	const { timeZone } = await hub();
	const [{ presences }, { classes }, pupils] = await Promise.all([
		countedPresences(on),
		countedLearners(on),
		countedPupils(on)
	]);
	const [players, holdings] = await Promise.all([countedPlayers(on), countedHoldings(on)]);
	const [ofClasses, pupilAt] = [new Set(classes), new Map(pupils.map(({ seat, pupil }) => [seat, pupil]))];
	const step = (who: string, station: Station, at: Date): Step => ({ who, station, day: isoDate(at, timeZone) });
	const steps: Step[] = [];
	// of these there may be very many
	await gently(presences, ({ seat, booking, holder, gone, again, at }) => {
		const pupil = pupilAt.get(seat);
		const known = holder ? `person:${holder}` : gone ? `gone:${gone}` : pupil ? `pupil:${pupil}` : null;
		if (!known && again) return;
		steps.push(step(known ?? `seat:${seat}`, ofClasses.has(booking) ? 'class' : 'workshop', at));
	});
	return [
		...steps,
		...players.map(({ person, begunAt }) => step(`person:${person}`, 'game', begunAt)),
		...holdings.flatMap(({ person, projectAt, companyAt }) => [
			...(projectAt ? [step(`person:${person}`, 'project', projectAt)] : []),
			...(companyAt ? [step(`person:${person}`, 'company', companyAt)] : [])
		])
	];
}
