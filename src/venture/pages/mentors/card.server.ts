import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Skill } from '#network';
import { ownProfile, sectors, skillsByUri, skillsLike } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, ticked, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { MentorCard } from '../../index.ts';
import { ownMentor, sayMentor, stopMentor } from '../../server/index.ts';

/** What stands in the form of a mentor's card. `offered`: skills that answer what was looked for. */
export type CardTyped = Readonly<{
	sentence: string;
	locality: string;
	languages: readonly string[];
	sectors: readonly string[];
	skills: readonly Skill[];
	wanted: string;
	offered: readonly Skill[];
	alone: boolean;
	shown: boolean;
}>;

/** The card of somebody who is a mentor, or is asked to be one; what her profile says is proposed the first time. @throws 404 for who was not asked */
export async function cardForm(viewer: Viewer) {
	const own = await ownMentor(viewer.id);
	if (!own) throw missing();
	const profile = own.acceptedAt ? null : await ownProfile(viewer.id);
	const typed: CardTyped = {
		...{ sentence: own.sentence ?? '', locality: own.locality ?? profile?.locality ?? '', sectors: own.sectors },
		languages: own.languages.length ? own.languages : [viewer.locale],
		skills: own.acceptedAt ? own.skills : await skillsByUri(profile?.skills ?? []),
		...{ wanted: '', offered: [], alone: false, shown: own.acceptedAt === null || own.shown }
	};
	const { id, acceptedAt, organization, organizationName, invitedFor } = own;
	return {
		...{ id, mentor: acceptedAt !== null, invitedFor, typed, organization: organization && organizationName },
		sectors: await sectors()
	};
}

/** What was typed, with the skills that answer the search when one was asked for. */
export async function typedCard(form: FormData): Promise<CardTyped> {
	const wanted = fieldOf(form, 'wanted').trim();
	const [skills, found] = await Promise.all([skillsByUri(ticked(form, 'skills')), skillsLike(wanted)]);
	return {
		...{ sentence: fieldOf(form, 'sentence'), locality: fieldOf(form, 'locality') },
		...{ languages: ticked(form, 'languages'), sectors: ticked(form, 'sectors'), skills, wanted },
		offered: found.filter(({ uri }) => !skills.some((chosen) => chosen.uri === uri)),
		alone: fieldOf(form, 'alone') === 'yes',
		shown: fieldOf(form, 'shown') === 'yes'
	};
}

/** Keeps what the form says: the first time, she is a mentor from then on. */
export async function saveCard(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = await typedCard(form);
	const { wanted: _, offered: __, skills, ...told } = typed;
	const read = MentorCard.safeParse({ ...told, skills: skills.map(({ uri }) => uri) });
	const write = (tx: Tx, card: MentorCard) => sayMentor(tx, viewer.id, card, bySelf(viewer));
	return changeGiven(event, typed, read, write, '/me/mentoring/card?done=saved');
}

/** Says no to being a mentor. */
export async function sayNo(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	return change(event, typedTexts(form), (tx) => stopMentor(tx, viewer.id, bySelf(viewer)), '/me/mentoring?done=no');
}
