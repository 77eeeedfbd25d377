import { refused } from '#kernel/errors.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import { postcodesIn } from '#stage';
import { stationActs } from '#stage/acts.ts';
import { postcodes, replacePostcodes } from '#stage/server';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LARGEST = 2 * 1024 * 1024;
const SKIPPED_TOLD = 20;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, stationActs.edit);
	const rows = await postcodes();
	return { list: rows.map(({ code, commune }) => `${code};${commune}`).join('\n'), count: rows.length };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, stationActs.edit);
		const form = await formWithFiles(event.request, 3);
		const list = fieldOf(form, 'list');
		return attempt(event, '', { list }, async () => {
			const { rows, skipped } = postcodesIn(await fileOf(form.get('file'), list));
			const told = `done=${rows.length}&skipped=${skipped.slice(0, SKIPPED_TOLD).join(',')}`;
			return change(event, { list }, (tx) => replacePostcodes(tx, rows), `/desk/stations/postcodes?${told}`);
		});
	}
};

/** The file if one came, else what was pasted. */
async function fileOf(given: FormDataEntryValue | null, pasted: string): Promise<string> {
	if (!(given instanceof File) || !given.size) return pasted;
	if (given.size > LARGEST) throw refused('stations_postcodes_large', { megabytes: LARGEST / 1024 / 1024 }, 422);
	const bytes = await bytesOf(given);
	const text = new TextDecoder().decode(bytes);
	// what Excel saves as plain CSV in Belgium
	return text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}
