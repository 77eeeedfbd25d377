import type { Order, Segment, StaffState } from '../../../index.ts';
import { ALONE_SECONDS, graphicOf } from './items.ts';

/** The orders that a form without JavaScript may give; the others are never answered, or carry more than a form holds. */
const answered = [
	'take',
	'show',
	'clear',
	'panic',
	'close',
	'reveal',
	'withhold',
	'start',
	'end',
	'segment',
	'decide',
	'answer',
	'note',
	'mute',
	'rule',
	'bring'
];
const numbers = ['minutes', 'slowSeconds', 'seen'];

/** The order in a form, as far as it is one; the room checks it. Null: nothing that a form may order. */
export function orderIn(form: FormData, rundown: readonly Segment[], staff: StaffState): Order | null {
	const given: Record<string, unknown> = {};
	for (const [name, value] of form)
		if (typeof value === 'string') given[name] = numbers.includes(name) ? Number(value) : value;
	if (!answered.includes(String(given.do))) return null;
	if (given.do === 'rule') return { ...given, reactions: given.reactions === 'yes' } as Order;
	if (given.do === 'show') return shownIn(String(given.item ?? ''), rundown, staff, given.seen as number | undefined);
	return given as Order;
}

function shownIn(item: string, rundown: readonly Segment[], staff: StaffState, seen?: number): Order | null {
	const [kind = '', id = ''] = item.split(' ');
	if (kind !== 'question' && kind !== 'comment' && kind !== 'result') return null;
	const shown = graphicOf({ kind, id }, rundown, staff);
	return (
		shown && {
			do: 'show',
			...shown,
			seconds: kind === 'result' ? 0 : ALONE_SECONDS,
			...(seen === undefined ? {} : { seen })
		}
	);
}
