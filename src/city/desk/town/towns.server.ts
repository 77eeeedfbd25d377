import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { words } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { attemptTo, change, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { addTown, pauseTown, readTown, townSource, townSources } from '../../server/index.ts';
import { NewTown } from '../../town.schema.ts';

const PAGE = '/desk/guide/town';

/** The addresses that give places, with what became of each. */
export async function townsShown(locale: Locale) {
	const sources = await townSources();
	return {
		key: newId(),
		sources: sources.map(({ id, name, url, attribution, licence, everyHours, places, gone, problem, ...its }) => ({
			...{ id, name, url, attribution, licence, every: everyHours, places, gone, readAt: its.readAt },
			...{ paused: its.pausedAt !== null, lost: problem?.code === 'city_town_lost' },
			problem: problem && words(problem.code, problem.params, locale)
		}))
	};
}

/** Keeps an address, which is read at the next full hour or when somebody presses. */
export async function saveTown(event: RequestEvent) {
	const form = await event.request.formData();
	const names = ['name', 'url', 'attribution', 'licence'] as const;
	const columns = ['columnId', 'columnName', 'columnAddress', 'columnLat', 'columnLon'] as const;
	const given = NewTown.safeParse({
		...Object.fromEntries([...names, ...columns].map((name) => [name, fieldOf(form, name).trim()])),
		every: Number(fieldOf(form, 'every'))
	});
	const write = (...[tx, its]: Parameters<typeof addTown>) => addTown(tx, its, keyIn(form));
	return changeGiven(event, typedTexts(form), given, write, `${PAGE}?done=saved`, 'url');
}

/** Reads one now. */
export async function readNow(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const { id } = await townSource(fieldOf(form, 'source'));
	const read = async () => {
		await limit('outside', viewer.id, 3);
		await readTown(id, { believe: fieldOf(form, 'believe') === 'yes' });
	};
	return attemptTo(event, typedTexts(form), read, `${PAGE}?done=read`);
}

/** Pauses one, or reads it again. */
export async function pauseOrGoOn(event: RequestEvent) {
	const form = await event.request.formData();
	const paused = fieldOf(form, 'paused') === 'yes';
	return change(event, typedTexts(form), (tx) => pauseTown(tx, fieldOf(form, 'source'), paused), `${PAGE}?done=saved`);
}
