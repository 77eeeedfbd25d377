import { ifThere, refused } from '#kernel/errors.ts';
import { personActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import type { Picture } from '#kernel/picture.ts';
import { db } from '#kernel/server/db.ts';
import type { ReadyPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { workActs } from '../../acts.ts';
import { type NewCredit, NewCredits, NewWork } from '../../index.ts';
import { organizationNames, profileBySlug, sectors, type WorkDraft } from '../../server/index.ts';

type Texts = Readonly<Partial<Record<string, string>>>;

/** What stands in the form of a work, kept or just typed. `linked`: a credit that is of a person of the hub, by her id. */
export type WorkTyped = Readonly<{
	kind: string;
	title: Texts;
	summary: Texts;
	body: Texts;
	year: string;
	url: string;
	organization: string;
	sectors: readonly string[];
	fictional: boolean;
	credits: readonly Readonly<{ name: string; role: string; who: string; linked: string }>[];
}>;

const MOST_CREDITS = 40;
const MOST_PICTURES = 12;

/** What a form of works offers: the organisations that the viewer may name, and all sectors. */
export async function choices(viewer: Viewer) {
	const all = can(viewer, workActs.edit);
	const ids = all ? undefined : hostedBy(viewer);
	const [known, fields] = await Promise.all([organizationNames(ids ? { ids } : {}), sectors()]);
	return {
		anyOrganization: all,
		organizations: known.map(({ id, name }) => ({ value: id, label: name })),
		sectors: fields.map(({ slug, label }) => ({ slug, label }))
	};
}

export const typedWork = (form: FormData): WorkTyped => ({
	kind: fieldOf(form, 'kind'),
	title: textsOf(form, 'title'),
	summary: textsOf(form, 'summary'),
	body: textsOf(form, 'body'),
	year: fieldOf(form, 'year').trim(),
	url: fieldOf(form, 'url').trim(),
	organization: fieldOf(form, 'organization'),
	sectors: ticked(form, 'sectors'),
	fictional: fieldOf(form, 'fictional') === 'yes',
	credits: Array.from({ length: MOST_CREDITS }, (_, at) => ({
		name: fieldOf(form, `credit_name_${at}`).trim(),
		role: fieldOf(form, `credit_role_${at}`).trim(),
		who: fieldOf(form, `credit_who_${at}`).trim(),
		linked: fieldOf(form, `credit_linked_${at}`)
	})).filter(({ name, role, who }) => name || role || who)
});

/** The form of a new work, which a host's is her organisation's. */
export const blankWork = (viewer: Viewer): WorkTyped => ({
	...{ kind: '', title: {}, summary: {}, body: {}, url: '', sectors: [], fictional: false, credits: [] },
	year: String(new Date().getFullYear()),
	organization: can(viewer, workActs.edit) ? '' : (hostedBy(viewer)[0] ?? '')
});

export const keptWork = (work: WorkDraft): WorkTyped => ({
	kind: work.kind,
	title: work.title,
	summary: work.summary,
	body: work.body ?? {},
	year: String(work.year ?? ''),
	url: work.url ?? '',
	organization: work.organization ?? '',
	sectors: work.sectors,
	fictional: work.fictional,
	credits: work.credits.map(({ name, role, person }) => ({ name, role, who: '', linked: person ?? '' }))
});

/**
 * The work that the form says, checked; an issue's path begins with its field. The pictures that it sent are to be kept with it.
 * @throws kernel_picture_alt, and what `readyPicture` throws.
 */
export async function workIn(form: FormData, typed: WorkTyped, before: readonly Picture[], locale: Locale) {
	const { pictures, sent } = await picturesIn(form, before, locale);
	const read = NewWork.safeParse({
		kind: typed.kind,
		title: wordsField(form, 'title', locale) ?? undefined,
		summary: wordsField(form, 'summary', locale) ?? undefined,
		body: wordsField(form, 'body', locale),
		year: typed.year ? Number(typed.year) : null,
		url: typed.url && !/^[a-z]+:/i.test(typed.url) ? `https://${typed.url}` : typed.url || null,
		organization: typed.organization || null,
		sectors: typed.sectors,
		pictures,
		fictional: typed.fictional
	});
	return { read, sent };
}

/**
 * The credits that were typed. Whoever is named by the address of her page, or by the team also by her e-mail, is linked to it; a link that
 * was there may stay, and no other may be given by an id.
 * @throws gallery_credit_unknown, gallery_credit_name, gallery_credits_many.
 */
export async function creditsIn(typed: WorkTyped, before: readonly NewCredit[], viewer: Viewer): Promise<NewCredit[]> {
	const linked = new Set(before.map(({ person }) => person));
	const credits = await Promise.all(
		typed.credits.map(async ({ name, role, who, linked: id }) => {
			const found = who ? await personNamed(who, viewer) : null;
			const person = found?.id ?? (linked.has(id) ? id : null);
			return { person, name: name || (found?.name ?? ''), role };
		})
	);
	const checked = NewCredits.safeParse(credits);
	if (!checked.success) throw refused(checked.error.issues[0]?.message ?? 'gallery_credit_name', {}, 422);
	return checked.data;
}

async function personNamed(who: string, viewer: Viewer): Promise<{ id: string; name: string }> {
	const slug = who.split(/[?#]/)[0]?.split('/').findLast(Boolean) ?? '';
	const found =
		who.includes('@') && can(viewer, personActs.see)
			? await personByEmail(db, who)
			: await ifThere(profileBySlug(slug, viewer));
	if (!found) throw refused('gallery_credit_unknown', {}, 422);
	return found;
}

/** The pictures that were there, each kept, changed or removed, and a new one; the chosen cover stands first. */
async function picturesIn(form: FormData, before: readonly Picture[], locale: Locale) {
	const pictures: Picture[] = [];
	const all: ReadyPicture[] = [];
	for (let at = 0; at < Math.min(before.length + 1, MOST_PICTURES); at++) {
		const name = `picture_${at}`;
		const sent = await sentPicture(form, name);
		const picture = pictureField(form, name, { sent, before: before[at] ?? null }, locale);
		if (sent) all.push(sent);
		if (picture && String(at) === fieldOf(form, 'cover')) pictures.unshift(picture);
		else if (picture) pictures.push(picture);
	}
	return { pictures, sent: all };
}

function textsOf(form: FormData, name: string): Texts {
	const texts = [...form.keys()].filter((key) => key.startsWith(`${name}_`));
	return Object.fromEntries(texts.map((key) => [key.slice(name.length + 1), fieldOf(form, key)]));
}
