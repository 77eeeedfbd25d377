import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { postcodesIn } from '#stage';
import { stationActs } from '#stage/acts.ts';
import { postcodes, replacePostcodes } from '#stage/server';
import { fieldOf, problem } from '#web/form.server.ts';
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
		const form = await event.request.formData();
		const list = fieldOf(form, 'list');
		const { locale } = event.locals;
		let read: ReturnType<typeof postcodesIn>;
		try {
			read = postcodesIn(await fileOf(form.get('file'), list));
			await transaction((tx) => replacePostcodes(tx, read.rows));
		} catch (error) {
			return problem(error, { list }, locale);
		}
		const skipped = read.skipped.slice(0, SKIPPED_TOLD).join(',');
		redirect(303, href(`/desk/stations/postcodes?done=${read.rows.length}&skipped=${skipped}`, locale));
	}
};

/** The file if one came, else what was pasted. */
async function fileOf(given: FormDataEntryValue | null, pasted: string): Promise<string> {
	if (!(given instanceof File) || !given.size) return pasted;
	if (given.size > LARGEST) throw refused('stations_postcodes_large', { megabytes: LARGEST / 1024 / 1024 }, 422);
	const bytes = await given.arrayBuffer();
	const text = new TextDecoder().decode(bytes);
	// what Excel saves as plain CSV in Belgium
	return text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}
