import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Patterns that cost by the square of a text, and why theirs is short. */
const short: Readonly<Record<string, string>> = {
	'/\\/+$/': 'of our own address',
	'/^-+|-+$/g': 'of an address, after it was cut',
	'/\\d+\\.\\d+\\.\\d+\\.\\d+$/': 'of what `isIP` has called an address'
};
const LETTERS = 4000;
/** By the square it takes more than ten times that; what is measured is the quickest of three. */
const MOST_MS = 4;
const pieces = [
	...[
		' ',
		'\n',
		'\t',
		'\r\n',
		' \n',
		'\u00a0',
		'/',
		'a',
		'A',
		'0',
		'12 ',
		'é',
		'|',
		'-',
		'- ',
		'-a',
		'.',
		'a.',
		'0.',
		','
	],
	...[
		'1,',
		'"',
		'"a',
		'*',
		'_',
		'#',
		'<',
		'<a',
		'>',
		'=',
		'x=',
		':',
		';',
		'&',
		'&a',
		'(',
		'[',
		'{',
		'%',
		'@',
		'a@',
		'http://'
	]
];
const around = [
	['', '\u0001'],
	['a', '\u0001'],
	['12', '\u0001'],
	['http://', '\u0001']
] as const;

test('no pattern costs by the square of what somebody wrote', () => {
	const slow = patterns().filter((pattern) => !(pattern in short) && isSlow(pattern));
	expect(slow).toEqual([]);
});

/** All patterns of the program, as they are written. */
function patterns(): string[] {
	const found = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.add(node.getText());
		ts.forEachChild(node, visit);
	};
	for (const path of globSync('src/**/*.{ts,svelte}')) {
		if (/paraglide|\.(test|fixture)\.ts$/.test(path)) continue;
		const text = readFileSync(path, 'utf8');
		const scripts = path.endsWith('.svelte')
			? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
			: [text];
		for (const script of scripts) visit(ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true));
	}
	return [...found];
}

function isSlow(written: string): boolean {
	const [, source = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(written) ?? [];
	const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
	return pieces.some((piece) =>
		around.some(([before, after]) => {
			const text = before + piece.repeat(LETTERS / piece.length) + after;
			return [1, 2, 3].every(() => tookMs(() => pattern.test(text)) > MOST_MS);
		})
	);
}

function tookMs(act: () => unknown): number {
	const began = performance.now();
	act();
	return performance.now() - began;
}
