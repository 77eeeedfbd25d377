import type { Words } from '#kernel/words.ts';

/** Time and material of a machine that somebody wrote down, at the prices of then. */
export type MachineUse = Readonly<{
	space: string;
	name: Words;
	/** The day on which it began, by the hub's clock. */
	day: string;
	minutes: number;
	hourCents: number;
	/** Of the time alone. */
	cents: number;
	materials: readonly Readonly<{ name: string; unit: string; thousandths: number; unitCents: number; cents: number }>[];
}>;

/** A line of what was used of a machine: its time, or a material. */
export type MachineLine = Readonly<
	| { kind: 'machine'; space: string; name: Words; minutes: number; unitCents: number; cents: number }
	| {
			kind: 'material';
			space: string;
			name: Words;
			material: string;
			unit: string;
			thousandths: number;
			unitCents: number;
			cents: number;
	  }
>;

/**
 * What uses of machines cost: the time of a machine at a price in one line, and each material at a price in one. The cents are those that were said when each was written down, which are only added up;
 * what has no price is no line.
 */
export function machineLines(uses: readonly MachineUse[]): MachineLine[] {
	const lines = new Map<string, MachineLine>();
	for (const { space, name, minutes, hourCents, cents, materials } of uses) {
		add(lines, { kind: 'machine', space, name, minutes, unitCents: hourCents, cents });
		for (const { name: material, ...used } of materials)
			add(lines, { kind: 'material', space, name, material, ...used });
	}
	return [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

function add(lines: Map<string, MachineLine>, line: MachineLine): void {
	if (!line.unitCents) return;
	const what = line.kind === 'machine' ? '' : JSON.stringify([line.material, line.unit]);
	const key = `${line.space} ${what} ${String(line.unitCents).padStart(9, '0')}`;
	const known = lines.get(key);
	const cents = line.cents + (known?.cents ?? 0);
	if (known?.kind === 'machine' && line.kind === 'machine')
		lines.set(key, { ...known, cents, minutes: known.minutes + line.minutes });
	else if (known?.kind === 'material' && line.kind === 'material')
		lines.set(key, { ...known, cents, thousandths: known.thousandths + line.thousandths });
	else lines.set(key, line);
}
