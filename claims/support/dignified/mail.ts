/**
 * What mail programs do not know, and a letter would be read worse for: pinned from https://github.com/hteumeuleu/caniemail at 6b086a3 (29 June 2026, MIT), where Outlook
 * for Windows or Gmail in a browser answer « n », or do it in part. What is left out there without anybody noticing (a doctype, a language, `color-scheme`, the roles that screen
 * readers take) is not in it.
 */
const elements = [
	...['audio', 'video', 'iframe', 'object', 'embed', 'canvas', 'svg', 'picture', 'source', 'dialog', 'marquee', 'link'],
	...['script', 'form', 'input', 'select', 'textarea', 'button', 'progress', 'meter', 'abbr', 'acronym', 'ruby', 'wbr']
];
const attributes = ['srcset', 'hidden', 'inert', 'popover', 'background', 'class', 'onclick'];
const properties = [
	...[
		'animation',
		'aspect-ratio',
		'backdrop-filter',
		'background-blend-mode',
		'background-image',
		'background-position'
	],
	...['background-repeat', 'background-size', 'border-image', 'border-radius', 'box-shadow', 'box-sizing', 'clip-path'],
	...[
		'column-count',
		'columns',
		'cursor',
		'filter',
		'flex',
		'flex-direction',
		'flex-wrap',
		'float',
		'font-stretch',
		'gap'
	],
	...[
		'grid',
		'grid-template',
		'grid-template-columns',
		'align-items',
		'align-content',
		'justify-content',
		'place-items'
	],
	...[
		'inline-size',
		'block-size',
		'inset',
		'left',
		'right',
		'top',
		'bottom',
		'list-style-image',
		'list-style-position'
	],
	...[
		'mask-image',
		'max-height',
		'min-height',
		'min-width',
		'mix-blend-mode',
		'object-fit',
		'object-position',
		'opacity'
	],
	...['outline', 'overflow', 'overflow-wrap', 'position', 'text-overflow', 'text-shadow', 'text-wrap', 'transform'],
	...['transition', 'user-select', 'visibility', 'white-space', 'word-wrap', 'writing-mode', 'z-index']
];
/** In a declaration: logical sides, functions, units and colours. */
const values: readonly (readonly [RegExp, string])[] = [
	[/^(margin|padding|border)-(inline|block)/, 'logical sides'],
	[/^display:\s*(inline-)?(flex|grid)/, 'flexbox and grid'],
	[/^display:\s*inline-block/, 'a box in a line, whose padding Outlook leaves out'],
	[/^margin:.*\bauto\b/, 'auto'],
	[/\bvar\(|^--/, 'variables'],
	[/\b(calc|clamp|min|max|light-dark)\(/, 'functions'],
	[/\b(url|linear-gradient|radial-gradient|conic-gradient)\(/, 'pictures'],
	[/\b(rgba|hsla?|oklch|lab|lch|color-mix)\(/, 'colours other than #123456'],
	[/\d(rem|vw|vh|vmin|vmax|ch)\b/, 'units'],
	[/system-ui/, 'system-ui']
];
const TAG = /<([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/gi;

/** How many things are on the list. */
export const pinned = elements.length + attributes.length + properties.length + values.length;

/** What stands in a letter's HTML that mail programs do not know, each said once. */
export function unknownIn(letter: string): string[] {
	const found = new Set<string>();
	for (const [, name = '', rest = ''] of letter.matchAll(TAG)) {
		const element = name.toLowerCase();
		if (elements.includes(element) || element === 'style') found.add(`<${element}>`);
		for (const [, attribute = '', value = ''] of rest.matchAll(ATTRIBUTE)) {
			if (attributes.includes(attribute)) found.add(`${attribute}=`);
			if (attribute === 'src' && !/^(cid:|https?:).*?(?<!\.(svg|webp|avif|heic|tiff))$/.test(value))
				found.add(`src=${value.slice(0, 30)}`);
			if (attribute === 'style')
				for (const one of declarations(value)) for (const why of wrongIn(element, one, rest)) found.add(why);
		}
	}
	return [...found];
}

const declarations = (style: string): string[] =>
	style
		.split(';')
		.map((one) => one.trim().toLowerCase())
		.filter(Boolean);

function wrongIn(element: string, declaration: string, rest: string): string[] {
	const [property = ''] = declaration.split(':');
	const said = values.flatMap(([shape, why]) => (shape.test(declaration) ? [`${declaration} (${why})`] : []));
	if (properties.includes(property)) said.push(declaration);
	// Outlook knows it of tables alone, and there by their attribute
	if (property === 'max-width' && !(element === 'table' && /\bwidth="\d+"/.test(rest)))
		said.push(`${declaration} of <${element}>`);
	if (/^padding/.test(property) && (element === 'a' || element === 'span')) said.push(`${declaration} of <${element}>`);
	return said;
}
