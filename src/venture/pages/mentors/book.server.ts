import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { sectors } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { NewMentoring } from '../../index.ts';
import { bookMentoring, heldFiles, hoursOfMentor, mentorFor } from '../../server/index.ts';

/** A mentor with her free times, and what somebody who has signed in can book them for. @throws 404 */
export async function mentorShown(id: string, viewer: Viewer | null) {
	const mentor = await mentorFor(viewer, id);
	const [hours, files, known] = await Promise.all([hoursOfMentor(id), viewer ? heldFiles(viewer) : [], sectors()]);
	return {
		mentor,
		sectors: known.filter(({ slug }) => mentor.sectors.includes(slug)),
		hours: hours.filter(({ free }) => free.length),
		files: files.map(({ id: file, name }) => ({ id: file, name })),
		mine: mentor.person === viewer?.id,
		key: newId()
	};
}

/** Books the time that the form says. */
export async function book(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	// a time is chosen with the hours that it is of
	const [hours = '', from = ''] = fieldOf(form, 'slot').split(' ');
	const file = fieldOf(form, 'file') || null;
	const given = NewMentoring.safeParse({
		...{ id: keyIn(form), hours, from: new Date(from), topic: fieldOf(form, 'topic'), file },
		project: file ? null : fieldOf(form, 'project')
	});
	const write = (tx: Tx, its: NewMentoring) => bookMentoring(tx, its, viewer, bySelf(viewer));
	return changeGiven(event, typed, given, write, '/me/mentoring?done=asked', { mentors_slot_missing: 'hours' });
}
