import { sql } from 'kysely';
import { transaction } from '#kernel/server/db.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';

/** So long one may have to look at how a kit went and came: who has it next has found by then what is wrong with it. */
const MONTHS = 6;

/** Forgets in which condition kits went and came, with the photos, half a year after they were back. @returns how many photos. */
export const forgetConditions = (now = new Date()): Promise<number> =>
	transaction(async (tx) => {
		const old = sql`back_at < ${now}::timestamptz - make_interval(months => ${MONTHS}) and num_nonnulls(out_photo, back_photo, out_note, back_note) > 0`;
		const { rows } = await sql<{ photos: string[] }>`
			select array_remove(array[out_photo, back_photo], null) as photos from spaces.handover where ${old} order by id for update`.execute(
			tx
		);
		await sql`update spaces.handover set out_photo = null, back_photo = null, out_note = null, back_note = null where ${old}`.execute(
			tx
		);
		const photos = [...new Set(rows.flatMap((row) => row.photos))];
		for (const photo of photos) await forgetPicture(tx, photo);
		return photos.length;
	});
