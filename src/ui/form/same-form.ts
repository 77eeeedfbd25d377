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
	const asked = { ids: idsOf(sought), pairs: pairsOf(sought), names: new Set(sought.names) };
	const able = forms.filter((one) => one.act === sought.act && isAboutTheSame(one, asked));
	// what can be written first: a question before an act carries all that its form had, as hidden fields
	const likeness = (one: FormSigns) => sharedWritten(one, asked) * 1000 + sharedFixed(one, asked);
	return able.reduce<Signs | undefined>(
		(best, one) => (best && likeness(best) >= likeness(one) ? best : one),
		undefined
	);
}

/** What is sought, to be asked often: somebody may have sent thousands of fields to a page of hundreds of forms. */
type Asked = Readonly<{
	ids: ReadonlyMap<string, ReadonlySet<string>>;
	pairs: ReadonlySet<string>;
	names: ReadonlySet<string>;
}>;

const pairOf = ([name, value]: FormSigns['fixed'][number]): string => `${name}=${value}`;
const pairsOf = ({ fixed }: FormSigns): Set<string> => new Set(fixed.map(pairOf));

/** The ids that a form carries, by the names of its fields. */
function idsOf({ fixed }: FormSigns): Map<string, Set<string>> {
	const ids = new Map<string, Set<string>>();
	for (const [name, value] of fixed.filter(isId)) ids.set(name, (ids.get(name) ?? new Set()).add(value));
	return ids;
}

/** A row of a list has the same form as its neighbour: the ids that it carries say which one it is. */
function isAboutTheSame(one: FormSigns, { ids }: Asked): boolean {
	return [...idsOf(one)].every(([name, own]) => {
		const wanted = ids.get(name);
		return !wanted || [...own].some((id) => wanted.has(id));
	});
}

const isId = ([name, value]: FormSigns['fixed'][number]): boolean => !ownOfOneDrawing.has(name) && id.test(value);

const sharedFixed = ({ fixed }: FormSigns, { pairs }: Asked): number =>
	fixed.filter((one) => pairs.has(pairOf(one))).length;

function sharedWritten({ names, fixed }: FormSigns, asked: Asked): number {
	const own = new Set(fixed.map(([name]) => name));
	return names.filter((name) => asked.names.has(name) && !own.has(name)).length;
}
