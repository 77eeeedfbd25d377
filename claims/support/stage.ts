import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { newDevice } from '#kernel/server/device.ts';
import { hubTheme, type NewCueContent, type Order, type Settings } from '#stage';
import {
	addStation,
	editRundown,
	makeShow,
	NewCue,
	openRoom,
	order,
	rundownOf,
	settingsOf,
	setUp
} from '#stage/server';
import { by } from './hub.ts';

export const words = (fr: string) => ({ source: 'fr', fr }) as const;
export type Segment = Readonly<{ title: string; cues?: readonly NewCueContent[] }>;
type Made = Readonly<{ show: string; slug: string; stations: readonly string[]; segments: string[]; cues: string[] }>;

const HOUR = 3_600_000;

/**
 * A published show of two invented stations, with its rundown; `cues` are the ids of all cues in order, and a result names its poll by the place
 * of that cue. `settleIn` of hub.ts comes before.
 */
export async function stageShow(
	slug: string,
	segments: readonly Segment[],
	{
		startsAt = new Date(Date.now() + 60_000),
		title = `Émission ${slug}`,
		...settings
	}: Partial<Settings> & {
		startsAt?: Date;
		title?: string;
	} = {}
): Promise<Made> {
	const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
	const told = { title: words(title), summary: words('Une émission inventée pour vérifier.'), body: null };
	const seance = await transaction(async (tx) => {
		const offering = await writeOffering(tx, {
			...{ slug, ...blank, ...told },
			...{ kind: 'show', area: 'stage', organization: 'hub' }
		});
		await publishOffering(tx, offering, by);
		const when = { startsAt, endsAt: new Date(startsAt.getTime() + HOUR), timeZone: 'Europe/Brussels', place: null };
		const online = { mode: 'online', onlineUrl: null, capacity: null, waiting: true, offerMinutes: null } as const;
		return schedule(tx, offering, { ...when, ...online }, by);
	});
	const stations = [`${slug}-est`, `${slug}-ouest`];
	return transaction(async (tx) => {
		const ids: string[] = [];
		for (const [place, station] of stations.entries())
			ids.push(await addStation(tx, stationOf(station, place ? 'Canal Ouest' : 'Canal Est', place * 4000)));
		const show = await makeShow(tx, seance.id, ids, by);
		await setUp(tx, show, { ...(await settingsOf(show, tx)), ...settings }, by, null);
		for (const { title: name } of segments)
			await editRundown(tx, show, { do: 'addSegment', segment: { title: words(name), seconds: 60, note: null } }, null);
		const rundown = await rundownOf(show, tx);
		for (const [place, { cues = [] }] of segments.entries())
			for (const cue of cues) {
				const content = NewCue.parse(cue.kind === 'result' ? await ofPoll(tx, show, cue) : cue);
				await editRundown(tx, show, { do: 'addCue', segment: rundown[place]?.id ?? '', content }, null);
			}
		return { show, slug, stations, segments: rundown.map(({ id }) => id), cues: await cuesOf(tx, show) };
	});
}

const cuesOf = async (tx: Tx, show: string): Promise<string[]> =>
	(await rundownOf(show, tx)).flatMap((segment) => segment.cues.map(({ id }) => id));

const ofPoll = async <C extends { poll: string }>(tx: Tx, show: string, cue: C): Promise<C> => ({
	...cue,
	poll: (await cuesOf(tx, show))[Number(cue.poll)] ?? ''
});

const stationOf = (slug: string, name: string, delayMs: number) =>
	({ slug, name, organization: null, theme: hubTheme, locale: 'fr', delayMs }) as const;

/** Opens the room of a show on air. @returns its id, and how the control room and a viewer with a device of her own speak in it. */
export async function openStage(show: string) {
	const room = await openRoom(show, 'air');
	return {
		room,
		direct: (given: Order) => order(room, given, { device: null, viewer: null, locale: 'fr', as: 'director' }),
		viewer(station?: string, device = newDevice()) {
			const giver = { device, viewer: null, locale: 'fr', as: 'viewer', ...(station ? { station } : {}) } as const;
			return (given: Order) => order(room, given, giver);
		}
	};
}

/** What somebody writes, as an order. */
export const written = (what: 'say' | 'ask', name: string, text: string) =>
	({ do: what, id: newId(), name, text }) as const;
