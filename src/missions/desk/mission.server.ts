import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { sectors } from '#network/server';
import { attempt, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewMission } from '../mission.schema.ts';
import { cancelMission, changeMission, type Mission, moveMission, writeMission } from '../server/index.ts';
import { type MissionMove, missionAfter, missionMoves } from '../states.ts';
import { type Entered, pressing } from './entered.server.ts';

/** What the form of a mission offers to choose from. @param kept the project that it is booked on already, which may be closed */
export async function missionChoices(locale: RequestEvent['locals']['locale'], kept: string | null = null) {
	const [known, funded, { timeZone }] = await Promise.all([sectors(), operations(), hub()]);
	return {
		key: newId(),
		homeZone: timeZone,
		zones: Intl.supportedValuesOf('timeZone'),
		sectors: known.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })),
		operations: funded
			.filter(({ code, closedAt }) => !closedAt || code === kept)
			.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` }))
	};
}

const plain = ['locality', 'timeZone', 'starts', 'ends', 'applyUntil', 'contactName', 'contactPhone'] as const;
const beside = {
	...{ missions_places_taken: 'places', missions_operation_unknown: 'operation', network_sector_unknown: 'sectors' }
};

/** Keeps what the form says, and leads to the mission. @param before the id of the one that is written anew */
export async function saveMission(event: RequestEvent, viewer: Viewer, before: string | null) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = { ...typedTexts(form), sectors: ticked(form, 'sectors') };
	const field = (name: string) => fieldOf(form, name).trim();
	const given = NewMission.safeParse({
		...Object.fromEntries(plain.map((name) => [name, field(name)])),
		...{ title: wordsField(form, 'title', locale), summary: wordsField(form, 'summary', locale) },
		...{ body: wordsField(form, 'body', locale), covered: wordsField(form, 'covered', locale) },
		documents: wordsField(form, 'documents', locale),
		...{ places: Number(field('places') || Number.NaN), sectors: typed.sectors, operation: field('operation') || null }
	});
	return changeGiven(
		event,
		typed,
		given,
		async (tx, its) => {
			if (!before) return writeMission(tx, its, { id: keyIn(form) });
			await changeMission(tx, before, its, byOf(viewer));
			return before;
		},
		(id) => `/desk/missions/${id}?done=saved`,
		beside
	);
}

/** The ways on from where a mission is. */
export const movesOf = ({ state }: Mission): MissionMove[] =>
	missionMoves.filter((move) => missionAfter(state, move) !== null);

const move = (done: string, which: Exclude<MissionMove, 'cancel'>) =>
	pressing('', done, (tx, { id, by }) => moveMission(tx, id, which, by));

export const announce = move('announced', 'announce');
export const close = move('closed', 'close');
export const reopen = move('announced', 'reopen');
export const travel = pressing('', 'travelled', async (tx, { id, by, mission }, form, event) => {
	await moveMission(tx, id, 'travel', by);
	requireSure(event, doing(m.missions_move_travel(), [m.missions_travel_says({ count: mission.taken })]), form);
});
export const report = pressing('', 'reported', async (tx, { id, by }, form, event) => {
	await moveMission(tx, id, 'report', by);
	requireSure(event, doing(m.missions_move_report(), [m.missions_report_says()]), form);
});

/** Calls a mission off: its reason is asked beside the field, and the act with its figures. */
export async function cancel(event: RequestEvent, { mission, id, by, locale }: Entered) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const reason = fieldOf(form, 'reason').trim().slice(0, 1000);
	if (!reason) return attempt(event, 'reason', typed, () => Promise.reject(refused('missions_text_missing', {}, 422)));
	const says = mission.publishedAt
		? [m.missions_cancel_says({ count: mission.taken + mission.asking }, { locale })]
		: [];
	return changeGiven(
		event,
		typed,
		{ success: true, data: reason },
		async (tx) => {
			await cancelMission(tx, id, reason, by);
			requireSure(event, doing(m.missions_move_cancel(), says), form);
		},
		`/desk/missions/${id}?done=cancelled`
	);
}
