import { enterprises, jobsCreated, newEnterprises, type Read, read, supported, survivors } from './enterprises.ts';
import type { Crowd, Material, Scope } from './material.ts';
import { completing, cooperating, each, firms, jobsLater, ofYear, sites, summed, users, visitors } from './others.ts';
import { type Figure, figure, type Unit } from './unit.ts';

/** What one of it is. `jobs` are hundredths of a full-time one, `hours` are minutes. */
const unitKinds = [
	...(['enterprises', 'jobs', 'sites', 'visitors', 'organizations', 'participants', 'people', 'pupils'] as const),
	...(['projects', 'agreements', 'viewers', 'works', 'hours', 'participations'] as const)
] as const;
export type UnitKind = (typeof unitKinds)[number];

const parts: Readonly<Partial<Record<UnitKind, number>>> = { jobs: 100, hours: 60 };

/** In how many parts one of a unit is counted: jobs in hundredths, hours in minutes, all else as it is. */
export const partsOf = (unit: UnitKind): number => parts[unit] ?? 1;

type Rule = (from: Read) => Unit[];

export type Measure = Readonly<{
	code: string;
	kind: 'output' | 'result' | 'own';
	unit: UnitKind;
	/** The output that it is bound to: in one unit where `within`, so that it cannot exceed it. */
	output: string | null;
	within: boolean;
	/** Where its definition stands. */
	source: string | null;
	/** The definition was not read at its source. */
	doubtful: boolean;
	/** It is the whole hub's: what it counts is of no operation. */
	apart: boolean;
	/** Of what grows with everybody who comes, each whom it is about is one: the database may count them. */
	crowd: Crowd | null;
	/** Of our rule: counted up when it counts otherwise. */
	version: number;
	rule: Rule;
}>;

const FICHES = 'Reg. (EU) 2021/1058, Annex I; SWD(2021) 198';
const WALLONIA = 'FEDER Wallonie 2021-2027, complément de programmation';

const official = {
	source: FICHES,
	doubtful: true,
	version: 1,
	output: null,
	within: false,
	apart: false,
	crowd: null
} as const;
const output = (code: string, unit: UnitKind, rule: Rule, more: Partial<Measure> = {}): Measure => ({
	...{ ...official, code, unit, rule, kind: 'output' as const },
	...more
});
const result = (code: string, unit: UnitKind, rule: Rule, more: Partial<Measure> = {}): Measure => ({
	...{ ...official, code, unit, rule, kind: 'result' as const },
	...more
});
const own = (code: string, unit: UnitKind, rule: Rule, apart = false): Measure => ({
	...{ ...official, code, unit, rule, kind: 'own' as const },
	...{ source: null, doubtful: false, apart }
});

const ofCrowd = (code: string, unit: UnitKind, crowd: Crowd): Measure => ({
	...own(code, unit, (from) => each(from, crowd)),
	crowd
});

/** All that is measured, the funders' codes first. */
export const measures: readonly Measure[] = [
	output('RCO01', 'enterprises', enterprises, { doubtful: false }),
	output('RCO02', 'enterprises', (from) => supported(from, 'grant'), { doubtful: false }),
	output('RCO03', 'enterprises', (from) => supported(from, 'instrument'), { doubtful: false }),
	output('RCO04', 'enterprises', (from) => supported(from, 'session', 'one_off', 'staff'), {
		...{ doubtful: false, source: WALLONIA }
	}),
	output('RCO05', 'enterprises', newEnterprises, { output: 'RCO01', within: true }),
	output('RCO77', 'sites', sites),
	output('RCO87', 'organizations', cooperating, { apart: true }),
	result('RCR01', 'jobs', jobsCreated, { output: 'RCO01' }),
	result('RCR17', 'enterprises', survivors, { output: 'RCO05', within: true }),
	result('RCR18', 'enterprises', users),
	result('RCR77', 'visitors', visitors, { output: 'RCO77' }),
	result('RCR98', 'participants', completing),
	ofCrowd('HUB01', 'people', 'trained'),
	ofCrowd('HUB02', 'pupils', 'pupil'),
	own('HUB03', 'projects', (from) => each(from, 'project'), true),
	own('HUB04', 'enterprises', firms),
	own('HUB05', 'jobs', (from) => jobsLater(from, 'follow_up_12'), true),
	own('HUB06', 'jobs', (from) => jobsLater(from, 'follow_up_36'), true),
	own('HUB07', 'agreements', (from) => each(from, 'agreement'), true),
	own('HUB08', 'viewers', (from) => summed(from, 'show'), true),
	own('HUB09', 'works', (from) => each(from, 'work'), true),
	own('HUB10', 'visitors', (from) => ofYear(from, 'trail:')),
	own('HUB11', 'hours', (from) => summed(from, 'stay')),
	ofCrowd('HUB12', 'participations', 'presence')
];

export const measureOf = (code: string): Measure | undefined => measures.find((one) => one.code === code);

/** A measure of a material in a scope. The same material gives the same figure, whenever it is computed. */
export const figureOf = ({ rule }: Measure, material: Material, scope: Scope): Figure =>
	figure(rule(read(material, scope)));

/** All of them, reading the material once. */
export function figuresOf(material: Material, scope: Scope): ReadonlyMap<string, Figure> {
	const from = read(material, scope);
	return new Map(measures.map(({ code, rule }) => [code, figure(rule(from))]));
}

/** How many units each class has; together they are all that count. */
export function groupsOf({ units }: Figure): ReadonlyMap<string, number> {
	const groups = Map.groupBy(units, ({ group }) => group ?? 'unknown');
	return new Map([...groups].map(([group, its]) => [group, its.length]));
}
