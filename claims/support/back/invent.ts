import { type Column, columns, type Its } from './model.ts';

const stageWords = {
	idea: 'Idée',
	shaping: 'En construction',
	testing: 'À l’essai',
	launched: 'Lancé',
	growing: 'En croissance'
} as const;
const kinds = { project: 'Projet', company: 'Entreprise' } as const;
const codes = ['01.11', '01.10', '58.20', '58.21', '62.01', '10.11', '90.03', '02.10'];
const towns = ['0470', '4000 Liège', '01234', 'Mons', '7000', 'Binche', '00100'];
const texts = [
	...[
		'VRAI',
		'1/11',
		'03.04',
		'-1,5',
		'=x+1',
		'+32 65',
		'@atelier',
		'Un texte ; avec « tout »',
		'À "guillemets"',
		'007'
	],
	...['Deux lignes\nici', 'Avec une espace insécable : oui', '1.000', '12', 'faux', 'Été à Mons, œuvre']
];

/** Something that a cell may be; `draw`: a number from 0 to 1. */
export function invented(
	column: Column,
	draw: () => number,
	advisers: readonly string[],
	operations: readonly string[]
): Its {
	const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
	const number = String(Math.floor(draw() * 90_000) + 1000);
	const line = (): string => `${one(texts).replaceAll('\n', ' ')} ${draw() < 0.5 ? '' : number}`.trim();
	if (column === 'kind') return one(Object.keys(kinds));
	if (column === 'stage') return one(Object.keys(stageWords));
	if (column === 'nace') return draw() < 0.1 ? null : `2025:${one(codes)}`;
	if (column === 'locality') return draw() < 0.1 ? null : one(towns);
	if (column === 'name') return `${line()} n° ${number}`;
	if (column === 'sentence') return draw() < 0.1 ? null : line();
	if (column === 'needs' || column === 'promises') return draw() < 0.1 ? null : one(texts);
	if (column === 'adviser') return one(advisers);
	if (column === 'operation') return draw() < 0.2 ? null : one(operations);
	return Math.floor(draw() * 5_000_000);
}

/** The same, for one that is not what it was; a number is never emptied. */
export function another(column: Column, was: readonly Its[], invent: (column: Column) => Its): Its {
	for (let turn = 0; turn < 50; turn++) {
		const its = invent(column);
		if (!was.includes(its)) return its;
	}
	return was[0] ?? null;
}

export const everyColumn: readonly Column[] = columns;

/** How somebody types a cell: with blanks at its ends, decimals by a comma, thousands by a blank or a point, capitals. */
export function typed(
	column: Column,
	its: Its,
	draw: () => number,
	names: ReadonlyMap<string, string>
): string | number | null {
	const blank = (text: string): string => (draw() < 0.3 ? `${text}\u00a0 ` : draw() < 0.2 ? ` ${text}` : text);
	if (its === null) return draw() < 0.5 ? null : '  ';
	if (typeof its === 'number') return figure(its, draw);
	if (column === 'stage') return blank(caps(stageWords[its as keyof typeof stageWords], draw));
	if (column === 'kind') return blank(caps(kinds[its as keyof typeof kinds], draw));
	if (column === 'adviser') return blank(names.get(its) ?? its);
	if (column === 'nace') return code(its.replace('2025:', ''), draw);
	return blank(its);
}

const caps = (text: string, draw: () => number): string => (draw() < 0.3 ? text.toUpperCase() : text);

function figure(its: number, draw: () => number): string | number {
	const way = draw();
	const [whole, part] = [String(Math.floor(its / 100)), String(its % 100).padStart(2, '0')];
	const groups = (sign: string): string => whole.replace(/\B(?=(\d{3})+$)/g, sign);
	if (way < 0.3) return its / 100;
	if (way < 0.5) return `${whole},${part}`;
	if (way < 0.65) return `${groups('\u00a0')},${part}`;
	if (way < 0.8) return `${groups('.')},${part}`;
	return way < 0.9 ? `${groups('\u202f')},${part} €` : `${whole}.${part}`;
}

/** A code as somebody types it; where a spreadsheet takes it for a number or a day, what that makes of it. */
function code(text: string, draw: () => number): string | number {
	const way = draw();
	if (way < 0.4) return text;
	if (way < 0.6) return text.replace('.', ',');
	if (way < 0.8 && !text.endsWith('0')) return Number(text);
	return text.replace('.', '');
}
