import type { Names } from './choosing.ts';

const plain = ['date', 'start', 'end', 'lastDay', 'place'] as const;
/** Of a series, and of what has a length. */
const further = [
	...['minutes', 'repeat', 'count', 'until', 'shown', 'keep', 'weeks', 'holidays', 'closed', 'typed'],
	...['mode', 'opens', 'closes', 'was', 'newPlace']
];

/** What is asked about the room of a form while one types: when and where, under the names of the form of a séance. */
export function asked(form: HTMLFormElement, names: Names = {}, except = ''): string {
	const data = new FormData(form);
	const query = new URLSearchParams();
	const add = (name: string, field: string) => {
		for (const value of data.getAll(field)) if (typeof value === 'string' && value) query.append(name, value);
	};
	for (const name of plain) add(name, names[name] ?? name);
	for (const name of further) add(name, name);
	if (except) query.set('except', except);
	return String(query);
}
