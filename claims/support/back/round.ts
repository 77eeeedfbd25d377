import papa from 'papaparse';
import { m } from '#messages';
import { another, everyColumn, invented, typed } from './invent.ts';
import { type Column, conflictsOf, differing, type Edit, type Its, type Model, merged } from './model.ts';
import type { Office } from './office.ts';
import { type Cell, type Format, opened, type Rows, rowNumber, rowsIn, saved } from './spreadsheet.ts';
import { changeHere, get, operationCodes, post, read, type World } from './world.ts';

const title = (column: Column | 'holders'): string => {
	const named = {
		...{
			name: m.web_name,
			kind: m.web_kind,
			sentence: m.venture_sentence,
			stage: m.venture_stage,
			locality: m.venture_locality
		},
		...{ nace: m.venture_nace, needs: m.venture_needs, promises: m.venture_promises, jobs: m.venture_number_jobs },
		...{
			turnover: m.venture_number_turnover,
			adviser: m.venture_adviser,
			operation: m.venture_operation,
			holders: m.venture_holders
		}
	};
	return named[column]({}, { locale: 'fr' });
};

type Size = Readonly<{ edits: number; here: number }>;
let turn = 0;

/** A table that goes out, is edited while the hub goes on, comes back, is written and taken back. */
export class Round {
	readonly problems: string[] = [];
	readonly #turn = ++turn;
	readonly #world: World;
	readonly #before: Model;
	readonly #draw: () => number;
	readonly #size: Size;

	constructor(world: World, before: Model, draw: () => number, size: Size) {
		this.#world = world;
		this.#before = before;
		this.#draw = draw;
		this.#size = size;
	}

	async play(way: Format | Office) {
		const format = typeof way === 'string' ? way : 'xlsx';
		const [twin = '', gone = '', told = '', ...files] = this.#world.files;
		const rows = await this.#exported(format);
		const hers = this.#edits(files, this.#size.edits);
		const ours = this.#here(hers, files);
		this.#type(rows, hers);
		for (const edit of ours) await this.#changed(edit, ours);
		const now = merged(this.#before, [], ours, new Map());
		this.#compare('before it comes back', await read(this.#world.files), now);
		const [table, lines] = this.#handled(rows, { twin, gone, told }, format);
		const bytes = saved(table, format, (table[0] ?? []).length - 1, typeof way !== 'string');
		const page = await this.#bring(typeof way === 'string' ? bytes : way.through(bytes), format);
		const shown = this.#looked(page.html, lines, conflictsOf(hers, ours), twin, format);
		this.#compare('before it is written', await read(this.#world.files), now);
		const chosen = await this.#write(page, shown, twin);
		const after = merged(now, hers, ours, chosen);
		after.set(`${twin} needs`, 'Deux.');
		// what both changed to the same is the same, and what only the hub changed stays
		this.#compare('once it is written', await read(this.#world.files), after);
		await this.#new(1);
		const undone = await post(this.#world, 'ines', `${page.path}?/undo`, new URLSearchParams());
		if (undone.status !== 303) this.problems.push(`undoing answers ${undone.status}`);
		this.#compare('once it is taken back', await read(this.#world.files), now);
		await this.#new(0);
		const counts = { edits: hers.length, here: ours.length, conflicts: shown.size, told: 1, cells: now.size * 4 };
		return { after: now, problems: this.problems, counts };
	}

	#invent(column: Column, was: readonly Its[]): Its {
		const { ines, lou } = this.#world;
		return another(column, was, (one) => invented(one, this.#draw, [ines.id, lou.id], operationCodes));
	}

	#edits(files: readonly string[], count: number): Edit[] {
		const cells = files.flatMap((file) => everyColumn.map((column) => ({ file, column, at: this.#draw() })));
		return cells
			.toSorted((a, b) => a.at - b.at)
			.slice(0, count)
			.map(({ file, column }) => ({ file, column, to: this.#invent(column, [this.#was(file, column)]) }))
			.filter(({ file, column, to }) => to !== this.#was(file, column));
	}

	/** Half of it where she changed something too, now and then to the same. */
	#here(hers: readonly Edit[], files: readonly string[]): Edit[] {
		const both = hers.filter(() => this.#draw() < 0.5).slice(0, this.#size.here / 2);
		const same = both.map((edit) => {
			if (this.#draw() < 0.25) return edit;
			return { ...edit, to: this.#invent(edit.column, [this.#was(edit.file, edit.column), edit.to]) };
		});
		const others = this.#edits(files, this.#size.here * 2).filter(
			({ file, column }) => !hers.some((edit) => edit.file === file && edit.column === column)
		);
		return [...same, ...others.slice(0, this.#size.here / 2)].filter(
			({ file, column, to }) => to !== this.#was(file, column)
		);
	}

	#was(file: string, column: Column): Its {
		return this.#before.get(`${file} ${column}`) ?? null;
	}

	async #changed(edit: Edit, all: readonly Edit[]): Promise<void> {
		const done = all.slice(0, all.indexOf(edit));
		await changeHere(this.#world, merged(this.#before, [], done, new Map()), edit.file, edit.column, edit.to);
	}

	async #exported(format: Format): Promise<Rows> {
		const answer = await get(
			this.#world,
			'ines',
			`/desk/ventures/list/export?format=${format === 'csv' ? 'csv' : 'xlsx'}`
		);
		const bytes = new Uint8Array(await answer.arrayBuffer());
		if (format !== 'csv') return rowsIn(bytes);
		const { data } = papa.parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ';', skipEmptyLines: true });
		return data.map((row, at) => row.map((cell) => (at === 0 ? cell : opened(cell))));
	}

	#type(rows: Rows, hers: readonly Edit[]): void {
		const heads = rows[0] ?? [];
		for (const { file, column, to } of hers) {
			const row = rows.find(([id]) => id === file);
			if (row) row[heads.indexOf(title(column))] = typed(column, to, this.#draw, this.#world.names);
			else this.problems.push(`${file} is not in the export`);
		}
	}

	/** Rows sorted, one deleted, one twice, one new, two of nobody's; columns moved, one renamed, one added. @returns also whose each line is */
	#handled(
		rows: Rows,
		{ twin, gone, told }: Record<'twin' | 'gone' | 'told', string>,
		format: Format
	): [Rows, (string | null)[]] {
		const [heads = [], ...body] = rows;
		const at = (name: string): number => heads.indexOf(name);
		const line = (id: string): Cell[] => body.find(([own]) => own === id) ?? [];
		const second = [...line(twin)];
		line(twin)[at(title('needs'))] = 'Une.';
		second[at(title('needs'))] = 'Deux.';
		line(told)[at(title('holders'))] = 'Personne inventée';
		const fresh: Cell[] = heads.map(() => null);
		fresh[at(title('name'))] = `Nouveau projet ${this.#turn}`;
		fresh[at(title('holders'))] = 'Nora Neuve';
		fresh[at(m.back_emails({}, { locale: 'fr' }))] = `nora-${this.#turn}@example.org`;
		const nobody = (id: string): Cell[] => [id, ...line(twin).slice(1)];
		const kept = body.filter(([id]) => id !== gone);
		const sorted = [...kept, fresh, nobody(this.#world.foreign), nobody(crypto.randomUUID())]
			.map((row) => ({ row, by: this.#draw() }))
			.toSorted((a, b) => a.by - b.by)
			.map(({ row }) => row);
		const all = [...sorted, second];
		const order = heads
			.map((_, index) => ({ index, by: index === heads.length - 1 ? 2 : this.#draw() }))
			.toSorted((a, b) => a.by - b.by);
		const named = heads.map((head) => (format !== 'csv' && head === title('sentence') ? 'Pitch maison' : head));
		const moved = (row: readonly Cell[], added: string): Cell[] => [
			...order.slice(0, 3).map(({ index }) => row[index] ?? null),
			added,
			...order.slice(3).map(({ index }) => row[index] ?? null)
		];
		const ids = all.map(([id]) => (this.#world.files.includes(String(id)) ? String(id) : null));
		return [[moved(named, 'Remarques'), ...all.map((row) => moved(row, 'à revoir'))], ids];
	}

	async #bring(bytes: Uint8Array, format: Format): Promise<{ path: string; html: string }> {
		const form = new FormData();
		form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], `Dossiers.${format}`));
		const answer = await post(this.#world, 'ines', '/desk/ventures/import', form);
		const id = /[0-9a-f-]{36}$/.exec(answer.headers.get('location') ?? '')?.[0];
		if (!id) throw new Error(`the table is answered ${answer.status}: ${(await answer.text()).slice(0, 2000)}`);
		const path = `/desk/ventures/import/${id}`;
		const page = await get(this.#world, 'ines', path);
		const other = await get(this.#world, 'lou', path);
		if (other.status !== 404) this.problems.push(`a colleague who asks for it is answered ${other.status}`);
		return { path, html: await page.text() };
	}

	/** Looks whether every conflict is shown, with who changed it, and no other. @returns the fields by the cell */
	#looked(
		whole: string,
		lines: readonly (string | null)[],
		conflicts: ReadonlySet<string>,
		twin: string,
		format: Format
	): Map<string, string> {
		// what a script is given to go on with says everything a second time
		const html = whole.replace(/<script[\s\S]*?<\/script>/g, '');
		const shown = new Map<string, string>();
		for (const fieldset of html.split('<fieldset').slice(1)) {
			const [, row, column] = /name="take_(\d+)_(\w+)"/.exec(fieldset) ?? [];
			if (!row) continue;
			const at = lines.findIndex((_, index) => rowNumber(index + 1, format) === Number(row));
			const cell = `${lines[at]} ${column}`;
			shown.set(cell, `take_${row}_${column}`);
			if (conflicts.has(cell) && !fieldset.split('</fieldset>')[0]?.includes('Lou Martin'))
				this.problems.push(`${cell} does not say who changed it`);
		}
		for (const cell of conflicts) if (!shown.has(cell)) this.problems.push(`the conflict of ${cell} is not shown`);
		for (const cell of shown.keys())
			if (!conflicts.has(cell) && cell !== `${twin} needs`) this.problems.push(`${cell} is asked, and is no conflict`);
		if (!shown.has(`${twin} needs`)) this.problems.push('two lines of one file that differ are not asked');
		if (!html.includes('Personne inventée')) this.problems.push('a cell that is not changed from there is not told');
		if (html.split(m.back_not_yours({}, { locale: 'fr' })).length !== 3)
			this.problems.push('files of nobody and of others are not refused alike');
		if (whole.includes('Secret')) this.problems.push('a file of others is named');
		return shown;
	}

	/** Presses first without having chosen, then chooses each. */
	async #write(
		{ path, html }: { path: string; html: string },
		shown: ReadonlyMap<string, string>,
		twin: string
	): Promise<Map<string, 'hers' | 'ours'>> {
		const fresh = [...html.matchAll(/name="fresh" value="(\d+)"/g)].map(([, row = '']) => row);
		const form = new URLSearchParams({ without: 'on' });
		for (const row of fresh) {
			form.append('fresh', row);
			form.append('open', row);
		}
		const early = await post(this.#world, 'ines', `${path}?/apply`, form);
		if (early.status !== 422) this.problems.push(`with conflicts that nobody has chosen it answers ${early.status}`);
		const chosen = new Map<string, 'hers' | 'ours'>();
		for (const [cell, field] of shown) {
			const which = this.#draw() < 0.5 ? 'hers' : 'ours';
			chosen.set(cell, which);
			form.set(field, cell === `${twin} needs` ? '1' : which === 'hers' ? '0' : 'ours');
		}
		const answer = await post(this.#world, 'ines', `${path}?/apply`, form);
		if (answer.status !== 303) this.problems.push(`writing it answers ${answer.status}`);
		return chosen;
	}

	async #new(count: number): Promise<void> {
		const page = await (
			await get(this.#world, 'ines', `/desk/ventures/list?q=${encodeURIComponent(`Nouveau projet ${this.#turn}`)}`)
		).text();
		const found = page.includes('Nora Neuve') ? 1 : 0;
		if (found !== count) this.problems.push(`the new file is there ${found} times, must be ${count}`);
	}

	#compare(when: string, is: Model, must: Model): void {
		this.problems.push(...differing(is, must).map((one) => `${when}: ${one}`));
	}
}
