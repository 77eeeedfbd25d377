import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, ticked, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import type { Skill } from '../../index.ts';
import type { Person } from '../../people/person.ts';
import { profileBySlug, sayForSkills, skillWordsOf, speaksFor, takeSkillWordOut } from '../../server/index.ts';

/** Who says so of each skill: who confirms it, and for which organisations the reader may. An organisation is named to who sees of which somebody is. */
export async function skillsSaid(person: Person, viewer: Viewer | null) {
	const sees = person.skills.length > 0 && person.shown.includes('affiliations');
	const [words, own] = sees ? await Promise.all([skillWordsOf(person.id), speaksFor(viewer, person.id)]) : [[], []];
	return {
		words,
		speaking: own.map(({ id, name }) => ({
			...{ id, name },
			said: words.filter(({ organization }) => organization.id === id).map(({ skill }) => skill)
		}))
	};
}

/** What stands of them on somebody's own page. */
export async function ownWords(person: string, skills: readonly Skill[]) {
	const words = await skillWordsOf(person);
	return words.flatMap(({ skill, organization }) => {
		const label = skills.find(({ uri }) => uri === skill)?.label;
		return label ? [{ skill, label, organization }] : [];
	});
}

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** Says for an organisation which skills of somebody it confirms. @throws 404 for whom the reader does not see */
export async function confirmFrom(event: Asked, viewer: Viewer, slug: string) {
	const form = await event.request.formData();
	const { id: person } = await profileBySlug(slug, viewer);
	const said = { person, organization: fieldOf(form, 'organization'), skills: ticked(form, 'skills') };
	return change(
		event,
		typedTexts(form),
		(tx) => sayForSkills(tx, said, viewer, bySelf(viewer)),
		`/people/${slug}?done=said`
	);
}

/** Takes one out of one's own page. */
export async function takeOutFrom<Typed>(event: Asked, viewer: Viewer, typed: Typed) {
	const form = await event.request.formData();
	const word = { person: viewer.id, skill: fieldOf(form, 'skill'), organization: fieldOf(form, 'organization') };
	return change(event, typed, (tx) => takeSkillWordOut(tx, word, bySelf(viewer)), '/me/profile?done=taken-out#words');
}
