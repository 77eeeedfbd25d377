import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { signature } from '#kernel/server/signature.ts';
import { durationSaid } from '#kernel/time.ts';
import { isLocale, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import type { CopyStop } from '../faults.ts';
import { copyOf, type Printed, printSheets, sheetFormats } from '../server/index.ts';
import { signShort } from '../signed.ts';
import { type AtTrail, headOf } from './team.server.ts';

/** What may be printed of a trail. */
export async function sheetsShown(at: AtTrail, locale: Locale) {
	const { stops } = await copyOf(at.trail, db);
	return {
		trail: headOf(at),
		stops: stops.map((stop, index) => ({
			value: stop.code,
			label: `${index + 1}. ${titleIn(stop, locale).title}`,
			hint: stop.code
		}))
	};
}

/** The sheets that the address asks for: `format`, `lang`, and the codes of stops (`stop`), all of them where it names none. */
export async function sheetsFile({ trail }: AtTrail, { searchParams }: URL, reader: Locale): Promise<Response> {
	const [lang, wanted] = [searchParams.get('lang'), new Set(searchParams.getAll('stop'))];
	const locale = isLocale(lang) ? lang : reader;
	const format = sheetFormats.find((one) => one === searchParams.get('format')) ?? 'page';
	const { stops } = await copyOf(trail, db);
	const all = stops.map((stop, at) => printedStop(stop, at + 1, locale));
	const asked = all.filter(({ code }) => wanted.has(code));
	const { printed, name } = await about(trail, locale);
	const bytes = await printSheets[format]({ ...printed, stops: asked.length ? asked : all }, locale);
	return new Response(Buffer.from(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}-${format}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
}

function titleIn({ layers, code }: CopyStop, locale: Locale): { title: string; lang: Locale } {
	const its = layers.find((one) => one.locale === locale && one.title) ?? layers.find(({ title }) => title);
	return { title: its?.title ?? code, lang: its?.locale ?? locale };
}

const printedStop = (stop: CopyStop, number: number, locale: Locale): Printed['stops'][number] => ({
	...{ number, code: stop.code, ...titleIn(stop, locale), address: `${publicUrl()}/g/${stop.code}` },
	signed: [
		...new Set(stop.layers.flatMap(({ film, signedIn }) => (film && signedIn ? [signShort(signedIn)] : [])))
	].join(', '),
	spot: [stop.spot && say(stop.spot, locale).text, stop.place?.name].filter(Boolean).join(', ')
});

async function about(
	trail: AtTrail['trail'],
	locale: Locale
): Promise<{ printed: Omit<Printed, 'stops'>; name: string }> {
	const [signed, { name }] = await Promise.all([signature(), hub()]);
	const { text: title, lang } = say(trail.title, locale);
	const facts = [
		m.city_stops_count({ count: trail.stops }, { locale }),
		durationSaid(trail.minutes, locale),
		...(trail.stepFree ? [m.city_step_free({}, { locale })] : [])
	];
	return {
		name: trail.slug,
		printed: {
			trail: {
				...{ title, lang, summary: say(trail.summary, locale).text, facts: facts.join(' · ') },
				...{ organization: trail.organizationName, fictional: trail.fictional },
				address: publicUrl() + href(`/guide/${trail.slug}`, locale)
			},
			typed: (publicUrl() + href('/guide', locale)).replace(/^https?:\/\//, ''),
			signed: { ...signed, name }
		}
	};
}
