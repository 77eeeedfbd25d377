import { isId, newId } from '#kernel/id.ts';
import { locales } from '#kernel/words.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { addLine, type Draft, type DraftLine, groupKinds, leafKinds, moveLine, removeLine } from '../../index.ts';

const MOST = 100;
const kinds = [...leafKinds, ...groupKinds, 'kept'] as const;
const fields = ['share', 'where', 'excused', 'key', 'least', 'outOf', 'goal', 'n', 'kept'] as const;
const titles = locales.map((locale) => `title_${locale}` as const);
const LONGEST = 4000;

/** The goal that a form holds, as typed: a field `line` for each condition in its order (its id, and the group that it stands in), and fields by its id. */
export function draftIn(form: FormData): Draft {
	const lines = ticked(form, 'line')
		.slice(0, MOST)
		.flatMap((line) => lineIn(form, line));
	const groups = new Set(lines.filter(({ within }) => !within).map(({ id }) => id));
	return {
		join: groupKinds.find((one) => one === fieldOf(form, 'join')) ?? 'all',
		n: fieldOf(form, 'n').slice(0, LONGEST),
		lines: lines.filter(({ within }) => !within || groups.has(within))
	};
}

function lineIn(form: FormData, line: string): DraftLine[] {
	const [id = '', within = ''] = line.split(' ');
	const is = kinds.find((one) => one === fieldOf(form, `${id}.is`));
	if (!is || !/^[a-z0-9-]{1,40}$/.test(id)) return [];
	const text = [...fields, ...titles].flatMap((name) => {
		const typed = form.get(`${id}.${name}`);
		return typeof typed === 'string' ? [[name, typed.slice(0, LONGEST)] as const] : [];
	});
	return [{ id, within, is, text: Object.fromEntries(text) }];
}

/** What pressing a button makes of a draft: `add`, `up`, `down` or `remove`, and which condition. @returns it with the condition to look at next. */
export function acted(form: FormData): { draft: Draft; at: string } {
	const draft = draftIn(form);
	const [act, id = ''] = fieldOf(form, 'act').split(':');
	if (act === 'remove') return { draft: removeLine(draft, id), at: '' };
	if (act === 'up' || act === 'down') return { draft: moveLine(draft, id, act === 'up' ? -1 : 1), at: id };
	const is = kinds.find((one) => one !== 'kept' && one === fieldOf(form, id ? `${id}.new` : 'new'));
	const isInside = id !== '' && groupKinds.some((one) => one === is);
	if (act !== 'add' || !is || isInside || draft.lines.length >= MOST) return { draft, at: '' };
	const key = fieldOf(form, 'key');
	const fresh = isId(key) && !draft.lines.some((line) => line.id === key) ? key : newId();
	return { draft: addLine(draft, { id: fresh, within: id, is, text: starting[is] ?? {} }), at: fresh };
}

const starting: Partial<Record<DraftLine['is'], Record<string, string>>> = {
	presence: { share: '80', excused: 'missed' },
	assessment: { least: '10', outOf: '20' },
	atLeast: { n: '2' }
};
