import type { ZodError } from 'zod';
import { Picture as CheckedPicture } from '#kernel/picture.schema.ts';
import type { Picture } from '#kernel/picture.ts';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { insteadOf } from '#spaces/desk/rooms/instead.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import type { AddedPicture } from '#web/text-picture.server.ts';
import { NewOffering, type WholeOffering } from '../../index.ts';
import { type Body, bodyFromField, markdownBody } from '../../server/index.ts';

/** All that the form of an activity holds, as it was typed: it is shown again whatever happens. */
export type Typed = Readonly<{
	fields: Readonly<Record<string, string>>;
	sectors: string[];
	languages: string[];
	/** The slugs of those who organise it too. */
	coOrganizers: string[];
	picture: Picture | null;
	/** A small one of a picture that is not kept yet, and has no address. */
	preview: string | null;
	/** The days left out of a series. */
	skip: string[];
}>;

const worded = ['title', 'summary', 'body', 'audience', 'price', 'accessNotes'] as const;
const LONGEST = 20_000;
const FIELDS = 100;

/** Reads a posted form. A picture that came before is kept, though the form is sent again for another reason. */
export function typedIn(form: FormData, before: Picture | null): Typed {
	const texts = [...form].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value.replaceAll('\0', '').slice(0, LONGEST)] as const] : []
	);
	const kept = ticked(form, 'keep');
	const { skip = [], ...chosen } = insteadOf(fieldOf(form, 'instead'));
	return {
		fields: { ...Object.fromEntries(texts.slice(0, FIELDS + 500)), ...chosen },
		sectors: ticked(form, 'sectors'),
		languages: ticked(form, 'languages'),
		coOrganizers: [...new Set(ticked(form, 'coOrganizers').filter(Boolean))],
		picture: pictureIn(form) ?? before,
		preview: null,
		skip: [
			...fieldOf(form, 'shown')
				.split(' ')
				.filter((day) => day && !kept.includes(day)),
			...skip
		]
	};
}

/** An activity as its form shows it. */
export function typedOf(given: Partial<WholeOffering>): Typed {
	const body = markdownBody({ body: given.body ?? null, formatted: given.formatted ?? false });
	const texts = worded.flatMap((name) => spread(name, { ...given, body }[name] ?? null));
	const { kind = '', area = 'agenda', organization = '', registration = 'open' } = given;
	const plain = {
		...{ kind, area, organization, registration },
		externalUrl: given.externalUrl ?? '',
		operation: given.operation ?? '',
		contact: given.contact ?? '',
		minAge: String(given.minAge ?? ''),
		maxAge: String(given.maxAge ?? ''),
		approval: given.approval ? '1' : '',
		twoNames: given.twoNames ? '1' : '',
		fictional: given.fictional ? '1' : ''
	};
	return {
		fields: { ...plain, ...Object.fromEntries(texts) },
		sectors: [...(given.sectors ?? [])],
		languages: [...(given.languages ?? [])],
		coOrganizers: [...(given.coOrganizers ?? [])],
		picture: given.picture ?? null,
		preview: null,
		skip: []
	};
}

type About = Readonly<{ typed: Typed; slug: string; locale: Locale; added: AddedPicture; before?: Body | null }>;
type Read = { given: WholeOffering } | { problems: Record<string, string> };

/** The activity that a form means, or a sentence beside each field. `before`: its long text until now; `added`: a picture that comes into it. */
export function offeringIn(form: FormData, { typed, slug, locale, added, before = null }: About): Read {
	const text = (name: string) => typed.fields[name]?.trim() ?? '';
	const some = (name: string) => text(name) || null;
	const number = (name: string) => (text(name) ? Number(text(name)) : null);
	const registration = text('registration');
	const parsed = NewOffering.safeParse({
		slug,
		kind: text('kind'),
		area: text('area'),
		organization: text('organization'),
		coOrganizers: typed.coOrganizers.filter((slug) => slug !== text('organization')),
		...Object.fromEntries(worded.map((name) => [name, wordsField(form, name, locale)])),
		sectors: typed.sectors,
		languages: typed.languages,
		minAge: number('minAge'),
		maxAge: number('maxAge'),
		registration,
		approval: registration === 'open' && text('approval') === '1',
		twoNames: text('twoNames') === '1',
		externalUrl: registration === 'external' ? some('externalUrl') : null,
		picture: typed.picture,
		operation: some('operation'),
		contact: some('contact'),
		fictional: text('fictional') === '1'
	});
	if (!parsed.success) return { problems: problemsIn(parsed.error, locale) };
	return { given: { ...parsed.data, ...bodyFromField(added.into(parsed.data.body), before) } };
}

const sentences: Readonly<Record<string, string>> = {
	title: 'activities_title_missing',
	summary: 'activities_summary_missing',
	kind: 'activities_kind_missing',
	organization: 'activities_organization_missing',
	minAge: 'activities_age_range',
	maxAge: 'activities_age_range',
	externalUrl: 'activities_external_missing'
};

function problemsIn(error: ZodError, locale: Locale): Record<string, string> {
	return Object.fromEntries(
		error.issues.map(({ path: [field] }) => [
			String(field),
			words(sentences[String(field)] ?? 'activities_field_long', {}, locale)
		])
	);
}

const spread = (name: string, given: Words | null) =>
	locales.flatMap((locale) => (given?.[locale] ? [[`${name}_${locale}`, given[locale]] as const] : []));

/** The picture that stands in the form: the activity's own, or one that came at an earlier try. */
function pictureIn(form: FormData): Picture | null {
	try {
		return CheckedPicture.safeParse(JSON.parse(fieldOf(form, 'picture_kept'))).data ?? null;
	} catch {
		return null;
	}
}
