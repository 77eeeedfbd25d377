import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, sentFile, typedTexts, wordsField } from '#web/form.server.ts';
import { addMedia, changeMedia, filmBounds, mediaOfOrganization, readyMedia, removeMedia } from '../server/index.ts';
import { NewMedia } from '../trail.schema.ts';
import { type AtTrail, type Event, headOf, pressing } from './team.server.ts';

const MEGABYTES = filmBounds.megabytes + 1;

/** The pictures, sounds and films of whose trail it is. */
export async function mediaShown(at: AtTrail) {
	const media = await mediaOfOrganization(at.trail.organization);
	return {
		...{ trail: headOf(at), key: newId() },
		media: media.map(
			({
				id,
				kind,
				fileName,
				file,
				width,
				height,
				bytes,
				seconds,
				owner,
				licence,
				licenceUntil,
				alt,
				used,
				tiles,
				takenFrom
			}) => ({
				...{
					id,
					kind,
					fileName,
					file,
					bytes,
					seconds,
					owner,
					licence,
					licenceUntil,
					alt,
					used,
					zoom: tiles !== null,
					from: takenFrom && new URL(takenFrom).hostname,
					width: width ?? 0,
					height: height ?? 0
				}
			})
		)
	};
}

/** What a form says of whose a file is. */
export function rightsIn(form: FormData, locale: Locale) {
	const field = (name: string) => fieldOf(form, name).trim();
	return {
		...{ owner: field('owner'), licence: field('licence') || null, licenceUntil: field('licenceUntil') || null },
		alt: wordsField(form, 'alt', locale)
	};
}

/** Keeps a file that was sent, with its rights. */
export async function saveNewMedia(event: Event, { trail, working, page }: AtTrail) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = typedTexts(form);
	return attempt(event, 'file', typed, async () => {
		const sent = await sentFile(form, 'file');
		if (!sent) throw refused('city_file_missing', {}, 422);
		const ready = await readyMedia(sent);
		const own = { ...working, id: keyIn(form) };
		return changeGiven(
			event,
			typed,
			NewMedia.safeParse(rightsIn(form, event.locals.locale)),
			(tx, its) => addMedia(tx, trail.organization, ready, its, own),
			(id) => `${page}/media?done=saved#media-${id}`,
			'file'
		);
	});
}

/** Says anew whose a file is. */
export async function saveRights(event: Event, { trail, working, page }: AtTrail) {
	const form = await event.request.formData();
	const id = fieldOf(form, 'media');
	return changeGiven(
		event,
		typedTexts(form),
		NewMedia.safeParse(rightsIn(form, event.locals.locale)),
		(tx, its) => changeMedia(tx, trail.organization, id, its, working),
		`${page}/media?done=saved#media-${id}`
	);
}

export const remove = pressing(
	'removed',
	async (tx, { trail, working }, form, event) => {
		const { fileName } = await removeMedia(tx, trail.organization, fieldOf(form, 'media'), working);
		requireSure(event, removing(fileName), form);
	},
	'/media'
);
