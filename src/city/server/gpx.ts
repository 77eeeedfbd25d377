import { type Locale, say } from '#kernel/words.ts';
import { spokenIn } from '../edition.ts';
import type { Served } from './serving.ts';

const marks: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escaped = (text: string): string =>
	text.replace(/[<>&"]/g, (sign) => marks[sign] ?? '').replace(/[\p{Cc}]/gu, ' ');

/** A trail as walkers' devices read it (GPX 1.1): its stops, and the route from one to the next. @param address of the page of a stop, by its code */
export function gpxOf({ manifest, approvedAt }: Served, locale: Locale, address: (code: string) => string): string {
	const points = manifest.stops.flatMap((stop, at) => {
		if (stop.lat === null || stop.lon === null) return [];
		const title = stop.parts[spokenIn(manifest, stop, locale)]?.title ?? '';
		return [{ lat: stop.lat, lon: stop.lon, name: `${at + 1}. ${title}`, link: address(stop.code) }];
	});
	const drawn = (tag: string) =>
		points
			.map(
				({ lat, lon, name, link }) =>
					`<${tag} lat="${lat}" lon="${lon}"><name>${escaped(name)}</name><link href="${escaped(link)}"/></${tag}>`
			)
			.join('\n');
	const name = escaped(say(manifest.title, locale).text);
	return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Creative Valley" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>${name}</name><desc>${escaped(say(manifest.summary, locale).text)}</desc><time>${approvedAt.toISOString()}</time></metadata>
${drawn('wpt')}
<rte><name>${name}</name>
${drawn('rtept')}
</rte>
</gpx>
`;
}
