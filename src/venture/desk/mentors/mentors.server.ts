import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy, can } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { ventureActs } from '../../acts.ts';
import { minutesOf, NewInvitation } from '../../index.ts';
import {
	advisedFiles,
	askedMentors,
	inviteMentor,
	mentoringsOfFiles,
	removeMentor,
	writeSupport
} from '../../server/index.ts';

const PAGE = '/desk/ventures/mentors';

/** Who is a mentor and who was asked, for whom one may ask somebody, and which hours of one's files are not written down as support. */
export async function mentorsDesk(viewer: Viewer) {
	const [asked, organizations, files] = await Promise.all([askedMentors(), organizationNames(), advisedFiles(viewer)]);
	const own = new Set(advisedBy(viewer));
	const named = new Map(files.map((file) => [file.id, file]));
	const held = await mentoringsOfFiles(files.map(({ id }) => id));
	return {
		asked: asked.map((one) => ({
			...one,
			mine: can(viewer, ventureActs.inviteMentor, { organisation: one.invitedForId })
		})),
		organizations: organizations.map(({ id, name }) => ({ value: id, label: name })),
		invitesFor: organizations.filter(({ id }) => own.has(id)).map(({ id, name }) => ({ value: id, label: name })),
		team: can(viewer, ventureActs.inviteMentor),
		held: held.map((one) => ({
			...{ id: one.id, mentorName: one.mentorName, from: one.from, until: one.until, minutes: minutesOf(one) },
			...{ file: named.get(one.file ?? '')?.name ?? '', written: one.contact !== null }
		}))
	};
}

/** Asks somebody to be a mentor. */
export async function invite(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const given = NewInvitation.safeParse({
		...{ name: fieldOf(form, 'name'), email: fieldOf(form, 'email').trim() },
		organization: fieldOf(form, 'organization') || null,
		invitedFor: fieldOf(form, 'invitedFor') || null
	});
	const write = (tx: Tx, its: NewInvitation) => inviteMentor(tx, its, viewer, byOf(viewer));
	return changeGiven(event, typedTexts(form), given, write, `${PAGE}?done=invited`, { identity_name_wrong: 'name' });
}

/** Takes a mentor off, once one is sure. */
export async function remove(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await removeMentor(tx, fieldOf(form, 'mentor'), viewer, byOf(viewer));
		requireSure(event, doing(m.mentors_remove(), [m.mentors_remove_says()]), form);
	};
	return change(event, typedTexts(form), write, `${PAGE}?done=removed`);
}

/** Writes an hour that was held down as support. */
export async function support(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const id = fieldOf(form, 'mentoring');
	const files = await advisedFiles(viewer);
	const [held] = (await mentoringsOfFiles(files.map((file) => file.id))).filter((one) => one.id === id);
	const organization = files.find((file) => file.id === held?.file)?.keeper.id ?? '';
	const write = (tx: Tx) => writeSupport(tx, { id, organization }, viewer, byOf(viewer));
	return change(event, typedTexts(form), write, `${PAGE}?done=written`);
}
