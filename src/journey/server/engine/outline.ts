import {
	type Call,
	type Forbidden,
	MAIN,
	type Outline,
	type Place,
	type WrittenChoice,
	type WrittenLine
} from '../../story/outline.ts';

/** What is read of the tree that ink's parser makes. */
export type Node = {
	typeName: string;
	content: Node[] | null;
	debugMetadata: { fileName: string | null; startLineNumber: number } | null;
	identifier?: { name: string | null } | null;
	/** Of a text; what it says is put away while the tree is read. */
	text?: string;
	isStart?: boolean;
	name?: string;
	opName?: string;
	subtype?: string;
	sequenceType?: number;
	/** What a call is given, and what a knot or a function takes. */
	args?: Node[] | null;
	/** A call that stands alone on its line: what it returns is shown to nobody. */
	shouldPopReturnedValue?: boolean;
	isEnd?: boolean;
	isDone?: boolean;
	startContent?: Node | null;
	choiceOnlyContent?: Node | null;
	innerContent?: Node | null;
	condition?: Node | null;
	/** What a branch asks. */
	ownExpression?: Node | null;
	onceOnly?: boolean;
	isInvisibleDefault?: boolean;
};

/** Stands in compiled ink for what a line or a choice says: words are not what decides about a run. */
const SAID = '·';
const SHUFFLE = 4;
const DICE = ['RANDOM', 'SEED_RANDOM', 'LIST_RANDOM'];
const BRIDGES = ['do', 'is'];
const FRACTIONS = ['POW', 'FLOAT', 'INT', 'FLOOR', 'CEILING'];
const STATE = ['VAR', 'temp', 'LIST', 'IncDecExpression', 'variable assignment'];
const LEADS = ['Divert', 'TunnelOnwards'];
const SILENT = ['ReturnType', 'CONST'];
const EXPRESSION = [
	'FunctionCall',
	'String',
	'BinaryExpression',
	'UnaryExpression',
	'MultipleConditionExpression',
	'Number',
	'ref'
];

type Written = { at: Place | null; texts: string[]; tags: string[]; tag: string | null; pieces: boolean };
const nothing = (): Written => ({ at: null, texts: [], tags: [], tag: null, pieces: false });

/** Reads what a story says and asks for out of its parsed tree, and takes its words out of the tree. */
export class Reading implements Outline {
	readonly knots: (Place & { name: string })[] = [];
	readonly lines: WrittenLine[] = [];
	readonly choices: WrittenChoice[] = [];
	readonly calls: Call[] = [];
	readonly forbidden: Forbidden[] = [];
	readonly externals: (Place & { name: string })[] = [];
	readonly functions: string[] = [];
	#knot = '';
	#line = nothing();

	constructor(story: Node) {
		this.#all(story.content);
		this.#flush();
	}

	#all(nodes: Node[] | null | undefined): void {
		for (const node of nodes ?? []) this.#read(node);
	}

	#read(node: Node): void {
		const { typeName } = node;
		if (typeName === 'Text') this.#text(node);
		else if (typeName === 'Tag') this.#tag(node);
		else if (typeName === 'Glue') this.#line.pieces = true;
		else if (typeName === 'Choice') this.#choice(node);
		else if (typeName === 'Conditional' || typeName === 'Sequence') this.#branches(node);
		else if (['Knot', 'Stitch', 'Function'].includes(typeName)) this.#flow(node);
		else if (typeName === 'EXTERNAL') this.externals.push({ ...placeOf(node), name: nameOf(node) });
		else if (STATE.includes(typeName)) this.#state(node);
		else if (LEADS.includes(typeName)) this.#divert(node);
		else if (SILENT.includes(typeName)) this.#parts(node);
		else if (EXPRESSION.includes(typeName)) this.#print(node);
		else this.#all(node.content);
	}

	#text(node: Node): void {
		const text = node.text ?? '';
		if (this.#line.tag !== null) this.#line.tag += text;
		else if (text === '\n') this.#flush();
		else {
			if (text.trim()) {
				this.#line.at ??= placeOf(node);
				node.text = SAID;
			}
			this.#line.texts.push(text);
		}
	}

	#tag(node: Node): void {
		const line = this.#line;
		line.at ??= placeOf(node);
		if (node.isStart) line.tag = '';
		else if (line.tag !== null) {
			line.tags.push(line.tag.trim());
			line.tag = null;
		}
	}

	/** Ends the line that is being read. */
	#flush(): void {
		const line = this.#take();
		if (line) this.lines.push(line);
	}

	#take(): WrittenLine | null {
		const { at, texts, tags, tag, pieces } = this.#line;
		this.#line = nothing();
		const text = texts
			.join('')
			.replace(/[ \t]+/g, ' ')
			.trim();
		const all = tag === null ? tags : [...tags, tag.trim()];
		return at && (text || all.length || pieces) ? { ...at, knot: this.#knot, text, tags: all, pieces } : null;
	}

	#choice(node: Node): void {
		this.#flush();
		this.#expression(node.condition);
		this.#all(node.startContent?.content);
		// tags before the bracket are said again, too
		const started = this.#line.texts.join('').trim() !== '' || this.#line.tags.length > 0;
		this.#all(node.choiceOnlyContent?.content);
		const { isInvisibleDefault: fallback = false, onceOnly = true } = node;
		const shown = this.#take() ?? { ...placeOf(node), knot: this.#knot, text: '', tags: [], pieces: false };
		const before = this.lines.length;
		this.#all(node.innerContent?.content);
		this.#flush();
		// what follows the bracket on its own line is said when the choice is taken
		const said = this.lines.splice(before).some(({ text }) => text !== '');
		const echo = started || said;
		this.choices.push({ ...shown, echo, conditional: !!node.condition, sticky: !onceOnly, fallback });
	}

	/** Each branch says lines of its own; what it says within the line around it makes that one a line in pieces. */
	#branches(node: Node): void {
		if (node.typeName === 'Sequence' && (node.sequenceType ?? 0) & SHUFFLE)
			this.forbidden.push({ ...placeOf(node), what: 'shuffle', why: 'dice' });
		for (const branch of node.content ?? []) {
			if (branch.typeName !== 'ConditionalSingleBranch' && branch.typeName !== 'Weave') {
				this.#expression(branch);
				continue;
			}
			const around = this.#line;
			this.#line = nothing();
			this.#expression(branch.ownExpression);
			this.#all(branch.content?.filter((part) => part !== branch.ownExpression));
			const left = this.#take();
			this.#line = around;
			if (left) this.lines.push({ ...left, pieces: true });
		}
	}

	#flow(node: Node): void {
		this.#flush();
		const name = nameOf(node);
		const around = this.#knot;
		if (node.typeName === 'Function') this.functions.push(name);
		else {
			this.#knot = node.typeName === 'Stitch' ? `${around}.${name}` : name;
			this.knots.push({ ...placeOf(node), name: this.#knot });
		}
		// what is handed over is a state, too; the two bridges to the game have theirs
		if (node.args?.length && !BRIDGES.includes(name))
			this.forbidden.push({ ...placeOf(node), what: `${name}(…)`, why: 'state' });
		this.#all(node.content);
		this.#flush();
		this.#knot = around;
	}

	#state(node: Node): void {
		this.forbidden.push({ ...placeOf(node), what: node.typeName, why: 'state' });
		this.#parts(node);
	}

	/** What is said before an arrow goes on in what the arrow leads to: one line of two, of which the second would be lost. */
	#divert(node: Node): void {
		const { texts, tags } = this.#line;
		const said = texts.join('').trim();
		if ((said || tags.length) && !node.isEnd && !node.isDone)
			this.forbidden.push({ ...placeOf(node), what: said || `#${tags.join(' #')}`, why: 'divert' });
		this.#parts(node);
	}

	#parts(node: Node): void {
		for (const part of node.content ?? []) this.#expression(part);
	}

	/** An expression where text is shown: a call that only does something shows nothing. */
	#print(node: Node): void {
		const silent = node.shouldPopReturnedValue || (node.typeName === 'FunctionCall' && node.name === 'do');
		if (!silent) {
			this.#line.at ??= placeOf(node);
			this.#line.pieces = true;
		}
		this.#expression(node);
	}

	#expression(node: Node | null | undefined): void {
		if (!node || node.typeName === 'Text') return;
		const { typeName, name = '', opName = '', subtype } = node;
		const at = placeOf(node);
		if (typeName === 'FunctionCall') {
			this.calls.push({ ...at, name, argument: wordOf(node.args?.[0]) });
			if (DICE.includes(name)) this.forbidden.push({ ...at, what: name, why: 'dice' });
			if (FRACTIONS.includes(name)) this.forbidden.push({ ...at, what: name, why: 'fraction' });
		}
		if (opName === '/') this.forbidden.push({ ...at, what: '/', why: 'fraction' });
		if (subtype === 'float') this.forbidden.push({ ...at, what: '0.0', why: 'fraction' });
		this.#parts(node);
	}
}

const nameOf = (node: Node): string => node.identifier?.name ?? node.name ?? '';

/** The word of a string that has nothing else in it. */
function wordOf(node: Node | undefined): string | null {
	const [text, ...more] = node?.content ?? [];
	return node?.typeName === 'String' && text?.typeName === 'Text' && !more.length ? (text.text ?? null) : null;
}

function placeOf({ debugMetadata }: Node): Place {
	return { file: debugMetadata?.fileName ?? MAIN, line: debugMetadata?.startLineNumber ?? 1 };
}
