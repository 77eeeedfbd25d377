/** An element as a reader of XML sees it. */
export type Element = Readonly<{
	name: string;
	attributes: Readonly<Record<string, string>>;
	text: string;
	children: Element[];
}>;

type Open = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

const NAME = '[A-Za-z_:][\\w:.-]*';
const token = new RegExp(
	`<\\?[\\s\\S]*?\\?>|<!--[\\s\\S]*?-->|<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>|([^<]+)|([\\s\\S])`,
	'gy'
);

/**
 * Reads XML 1.0 strictly, without a DTD: one root, every element closed, attributes quoted and once each, only the five entities and numbers, no
 * forbidden character. @throws Error saying what is wrong and where.
 */
export function readXml(source: string): Element {
	// biome's own rule against control characters is why they are named and not written
	if (!source.isWellFormed() || /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u.test(source))
		throw new Error('a forbidden character');
	const root: Open = { name: '', attributes: {}, text: '', children: [] };
	const path: Open[] = [root];
	for (const match of source.matchAll(token)) {
		const [, closes, name = '', attributes = '', empty, text, wrong] = match;
		const here = path.at(-1) as Open;
		if (wrong) throw new Error(`no markup at ${match.index}: ${source.slice(match.index, match.index + 40)}`);
		if (text !== undefined) here.text += plain(text, match.index);
		if (!name) continue;
		if (closes) {
			if (path.pop()?.name !== name) throw new Error(`</${name}> closes another element at ${match.index}`);
			continue;
		}
		const element: Open = { name, attributes: attributesIn(attributes, match.index), text: '', children: [] };
		here.children.push(element);
		if (!empty) path.push(element);
	}
	if (path.length !== 1) throw new Error(`<${path.at(-1)?.name}> is never closed`);
	if (root.children.length !== 1 || root.text.trim()) throw new Error('there is not one root');
	return root.children[0] as Element;
}

function attributesIn(text: string, at: number): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [, name = '', quoted = ''] of text.matchAll(new RegExp(`(${NAME})\\s*=\\s*("[^"]*"|'[^']*')`, 'g'))) {
		if (name in found) throw new Error(`${name} twice at ${at}`);
		found[name] = plain(quoted.slice(1, -1), at);
	}
	return found;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string, at: number): string {
	if (text.includes(']]>')) throw new Error(`]]> in a text at ${at}`);
	return text.replace(/&([^;&\s]*;?)/g, (_, name: string) => {
		const [, decimal, hex] = /^#(?:(\d+)|x([\da-f]+));$/i.exec(name) ?? [];
		if (decimal || hex) return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
		const known = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined;
		if (known === undefined) throw new Error(`&${name} is no entity at ${at}`);
		return known;
	});
}
