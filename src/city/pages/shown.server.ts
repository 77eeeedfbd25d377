import { error, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationById } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import { codeIn } from '../codes.ts';
import { type Manifest, type Part, spokenIn } from '../edition.ts';
import { PRESENTATION_TYPE } from '../iiif.ts';
import { audiences } from '../kinds.ts';
import { weightOf } from '../pack.ts';
import { answerSign } from '../riddle.ts';
import {
	findCode,
	groundOf,
	offerOf,
	partOf,
	type Served,
	servedBySlug,
	servedTrails,
	voicesAt
} from '../server/index.ts';
import { asAttraction, asTrip } from '../trail-data.ts';
import { trailView } from '../trail-view.ts';
import { stopView, trailFacts } from '../view.ts';

const SHOWN = 24;
const MOST_ASKED = 100;

/** The trails as cards; a code that was typed leads to its stop, or comes back with what is wrong with it. */
export async function trailsShown(url: URL, locale: Locale) {
	const typed = url.searchParams.get('code')?.slice(0, 40).trim() ?? '';
	const found = typed ? await findCode(typed) : null;
	if (found) redirect(303, href(`/guide/${found.slug}/${found.code}`, locale));
	const { page } = listQuery(url, { sorts: ['approvedAt'] });
	const { trails, total } = await servedTrails({ limit: SHOWN, offset: (page - 1) * SHOWN });
	return {
		trails: trails.map(({ id, slug, manifest }) => ({
			...{ id, slug, title: manifest.title, summary: manifest.summary, picture: faceOf(manifest) },
			...trailFacts(manifest)
		})),
		iiif: PRESENTATION_TYPE,
		...{
			page,
			pages: Math.ceil(total / SHOWN),
			code: { typed, problem: typed ? m.city_code_unknown({}, { locale }) : '' }
		}
	};
}

/** The picture of the first stop that has one. */
function faceOf({ stops, media }: Manifest) {
	const hash = stops.find(({ picture }) => picture)?.picture;
	const its = hash ? media[hash] : undefined;
	return hash && its?.alt ? { hash, width: its.width ?? 0, height: its.height ?? 0, alt: its.alt } : null;
}

/** A trail as everybody reads it. @throws 404 */
export async function trailShown(slug: string, locale: Locale) {
	const served = await servedBySlug(slug);
	const { manifest, number, approvedAt } = served;
	const organization = await organizationById(manifest.organization.id).catch(() => null);
	const trail = trailView(served, `/guide/${slug}`, locale);
	return {
		trail,
		ground: await groundOf(served.hash, trail.map),
		funded: await fundedBy(served.operation),
		weight: weightOf(await offerOf(served), locale),
		...{ number, approvedAt, keeper: organization && !organization.deletedAt ? organization.slug : null },
		iiif: { type: PRESENTATION_TYPE, address: `/guide/iiif/${slug}/manifest.json` },
		structured: asTrip(manifest, addressesOf(slug, locale))
	};
}

const addressesOf = (slug: string, locale: Locale) => {
	const url = publicUrl() + href(`/guide/${slug}`, locale);
	return { url, locale, stop: (code: string) => publicUrl() + href(`/guide/${slug}/${code}`, locale) };
};

type Asked = Readonly<{
	base: string;
	url: URL;
	locale: Locale;
	partOf: (stop: Manifest['stops'][number], lang: Locale) => Promise<Part | null>;
}>;

/** A stop as its page shows it, with what somebody answered to its riddle. @throws 404 */
export async function stopPage(
	{ slug, manifest }: Pick<Served, 'slug' | 'manifest'>,
	code: string,
	{ base, url, locale, partOf: read }: Asked
) {
	const wanted = codeIn(code);
	const stop = manifest.stops.find((one) => one.code === wanted);
	if (!stop) throw missing();
	if (code !== stop.code) redirect(308, href(`${base}/${stop.code}`, locale));
	const part = await read(stop, spokenIn(manifest, stop, locale));
	if (!part) error(404);
	const view = stopView(manifest, stop, part, locale);
	const asked = url.searchParams.get('for');
	return {
		trail: {
			slug,
			base,
			title: manifest.title,
			locales: manifest.locales,
			licence: manifest.licence,
			fictional: manifest.fictional,
			organization: manifest.organization.name
		},
		stop: { ...view, riddle: view.riddle && { question: view.riddle.question, hint: view.riddle.hint } },
		audience: audiences.find((one) => one === asked) ?? null,
		answer: await answered(part, url.searchParams.get('answer')?.slice(0, MOST_ASKED).trim() ?? ''),
		found: stop
	};
}

async function answered({ riddle, code }: Part, typed: string) {
	if (!riddle || !typed) return null;
	return { typed, right: riddle.answers.includes(await answerSign(code, typed)) };
}

/** A stop as everybody reads it. @throws 404 */
export async function stopShown(slug: string, code: string, url: URL, locale: Locale) {
	const served = await servedBySlug(slug);
	const { manifest } = served;
	const base = `/guide/${slug}`;
	const { found, ...page } = await stopPage(served, code, {
		base,
		url,
		locale,
		partOf: (stop, lang) => partOf(stop, lang, manifest)
	});
	const voices = found.voices ? await voicesAt(found.id) : null;
	return { ...page, id: served.id, voices, structured: asAttraction(manifest, found, addressesOf(slug, locale)) };
}
