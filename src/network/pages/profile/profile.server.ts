import type { RequestEvent } from '@sveltejs/kit';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problemsOf, ticked, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { NewProfile, type Skill } from '../../index.ts';
import { keepProfile, ownProfile, skillsByUri, skillsLike } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;
type Texts = Readonly<Partial<Record<string, string>>>;

/** What stands in the form of a profile, whether kept or just typed. `offered`: skills that answer what was looked for. */
export type ProfileTyped = Readonly<{
	headline: Texts;
	about: Texts;
	alt: Texts;
	locality: string;
	website: string;
	links: string;
	openTo: readonly string[];
	skills: readonly Skill[];
	wanted: string;
	offered: readonly Skill[];
}>;

/** The form of a person's profile as it is kept; empty when she has begun none. */
export async function profileForm(person: string) {
	const own = await ownProfile(person);
	return {
		picture: own?.picture ?? null,
		slug: own?.slug ?? null,
		published: Boolean(own?.publishedAt && !own.deletedAt),
		trashed: Boolean(own?.deletedAt),
		typed: {
			headline: own?.headline ?? {},
			about: own?.about ?? {},
			alt: own?.picture?.alt ?? {},
			locality: own?.locality ?? '',
			website: own?.website ?? '',
			links: own?.links.join('\n') ?? '',
			openTo: own?.openTo ?? [],
			skills: await skillsByUri(own?.skills ?? []),
			wanted: '',
			offered: []
		} satisfies ProfileTyped
	};
}

/** What was typed, with the skills that answer the search when one was asked for. */
export async function typedProfile(form: FormData): Promise<ProfileTyped> {
	const wanted = fieldOf(form, 'wanted').trim();
	const [skills, found] = await Promise.all([skillsByUri(ticked(form, 'skills')), skillsLike(wanted)]);
	return {
		headline: textsOf(form, 'headline'),
		about: textsOf(form, 'about'),
		alt: textsOf(form, 'picture_alt'),
		locality: fieldOf(form, 'locality'),
		website: fieldOf(form, 'website'),
		links: fieldOf(form, 'links'),
		openTo: ticked(form, 'openTo'),
		skills,
		wanted,
		offered: found.filter(({ uri }) => !skills.some((chosen) => chosen.uri === uri))
	};
}

/** Keeps what the form says, and leads to one of our own paths; or says what is wrong and where. */
export async function saveProfile(event: Asked, person: string, by: Parameters<typeof keepProfile>[3], to: string) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const typed = await typedProfile(form);
	return attempt(event, fieldFor, typed, async () => {
		const sent = await sentPicture(form, 'picture');
		const before = (await ownProfile(person))?.picture ?? null;
		const given = NewProfile.safeParse({
			headline: wordsField(form, 'headline', locale),
			about: wordsField(form, 'about', locale),
			locality: typed.locality.trim() || null,
			website: address(typed.website),
			links: typed.links.split('\n').flatMap((line) => address(line) ?? []),
			picture: pictureField(form, 'picture', { sent, before }, locale),
			openTo: typed.openTo,
			skills: typed.skills.map(({ uri }) => uri)
		});
		if (!given.success) return problemsOf(given.error, typed, locale);
		const write = async (tx: Tx) => {
			if (sent) await keepPicture(tx, sent);
			await keepProfile(tx, person, given.data, by);
		};
		return change(event, typed, write, to, fieldFor);
	});
}

/** The part of the form that a refusal is about. */
function fieldFor(code: string): string {
	if (code === 'kernel_picture_alt') return 'alt';
	return code.startsWith('kernel_picture') ? 'picture' : '';
}

function textsOf(form: FormData, name: string): Texts {
	const texts = [...form.keys()].filter((key) => key.startsWith(`${name}_`));
	return Object.fromEntries(texts.map((key) => [key.slice(name.length + 1), fieldOf(form, key)]));
}

/** People write « exemple.be ». */
function address(typed: string): string | null {
	const text = typed.trim();
	if (!text) return null;
	return /^[a-z]+:/i.test(text) ? text : `https://${text}`;
}
