import { refused } from '#kernel/errors.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { type CueKind, type Edit, type Show, secondsOf } from '../../../index.ts';
import { NewCue, NewSegment } from '../../../server/index.ts';
import { cueIn } from './cue-form.ts';

/** What a form says of a segment. */
export function readSegment(form: FormData, locale: Locale) {
	const planned = fieldOf(form, 'planned');
	return NewSegment.safeParse({
		title: wordsField(form, 'title', locale) ?? undefined,
		seconds: planned ? secondsOf(planned) : 0,
		note: fieldOf(form, 'note').trim() || null
	});
}

/** What a form says of a cue; its times are of the day of the show. */
export function readCue(form: FormData, kind: CueKind, { listing }: Show, locale: Locale) {
	const { startsAt, timeZone } = listing.occurrence;
	const day = localOf(startsAt, timeZone).slice(0, 10);
	const momentIn = (time: string) => momentOf(`${day}T${time}`, timeZone)?.getTime() ?? null;
	return NewCue.safeParse(cueIn(form, kind, { locale, momentOf: momentIn }));
}

/** The changes that need nothing but a button. @throws kernel_bad_request */
export function plainEdit(form: FormData): Edit {
	const [what, id] = [fieldOf(form, 'do'), fieldOf(form, 'id')];
	const by = fieldOf(form, 'by') === '-1' ? -1 : 1;
	if (what === 'moveSegment' || what === 'moveCue') return { do: what, id, by };
	if (what === 'sendCue') return { do: what, id, segment: fieldOf(form, 'segment') };
	const plain = (['copySegment', 'removeSegment', 'copyCue', 'removeCue'] as const).find((one) => one === what);
	if (!plain) throw refused('kernel_bad_request', {}, 422);
	return { do: plain, id };
}
