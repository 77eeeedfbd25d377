/** What a form is known by from one drawing of its page to the next. */
export type FormSigns = Readonly<{
	/** What it does, as `actOf` tells it. */
	act: string;
	names: readonly string[];
	/** What nobody writes: hidden fields, and the names of its buttons. */
	fixed: readonly (readonly [name: string, value: string])[];
}>;

/** Made anew with each drawing, so that they say nothing of what a form is about. */
const ownOfOneDrawing = new Set(['key', 'nonce', 'drawn', 'seed']);
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** What a form does: the page that it is sent to, and the act there, without what else its address asks for. */
export const actOf = ({ pathname, search }: URL): string => `${pathname}?/${/[?&]\/([^&=]*)/.exec(search)?.[1] ?? ''}`;

/** The same form among those of a page, or undefined: the one that does the same, to the same things, and asks for the most of what was asked. */
export function sameForm<Signs extends FormSigns>(forms: readonly Signs[], sought: FormSigns): Signs | undefined {
	const able = forms.filter((one) => one.act === sought.act && isAboutTheSame(one, sought));
	// what can be written first: a question before an act carries all that its form had, as hidden fields
	const likeness = (one: FormSigns) => sharedWritten(one, sought) * 1000 + sharedFixed(one, sought);
	return able.reduce<Signs | undefined>(
		(best, one) => (best && likeness(best) >= likeness(one) ? best : one),
		undefined
	);
}

/** A row of a list has the same form as its neighbour: the ids that it carries say which one it is. */
function isAboutTheSame(one: FormSigns, sought: FormSigns): boolean {
	const names = new Set(one.fixed.filter(isId).map(([name]) => name));
	return [...names].every((name) => {
		const wanted = sought.fixed.filter((other) => other[0] === name && isId(other));
		return !wanted.length || wanted.some(([, value]) => one.fixed.some(([own, its]) => own === name && its === value));
	});
}

const isId = ([name, value]: FormSigns['fixed'][number]): boolean => !ownOfOneDrawing.has(name) && id.test(value);

const sharedFixed = (one: FormSigns, sought: FormSigns): number =>
	one.fixed.filter(([name, value]) => sought.fixed.some(([other, its]) => name === other && value === its)).length;

const sharedWritten = ({ names, fixed }: FormSigns, sought: FormSigns): number =>
	names.filter((name) => sought.names.includes(name) && !fixed.some(([own]) => own === name)).length;
