import { z } from 'zod';
import { aboutKinds, countedIn, declarationKinds, declaredSizes, isAbout } from './kinds.ts';

const day = z.iso.date({ error: 'impact_day_missing' });
const operation = z.string().max(40).nullable();

/** Checks what somebody declares; each issue is the key of its sentence. */
export const NewDeclaration = z
	.strictObject({
		kind: z.enum(declarationKinds, { error: 'impact_kind_missing' }),
		aboutKind: z.enum(aboutKinds, { error: 'impact_about_missing' }),
		about: z.uuid({ error: 'impact_about_missing' }),
		operation,
		partner: z.uuid().nullable(),
		asOf: day,
		value: z.int({ error: 'impact_value_missing' }).min(0, { error: 'impact_value_missing' }).max(1e12).nullable(),
		size: z.enum(declaredSizes).nullable()
	})
	.refine(({ kind, aboutKind }) => isAbout(kind, aboutKind), { error: 'impact_about_other', path: ['about'] })
	.refine(({ kind, value }) => (countedIn[kind] === null) === (value === null), {
		error: 'impact_value_missing',
		path: ['value']
	})
	.refine(({ kind, size }) => (kind === 'size') === (size !== null), { error: 'impact_size_missing', path: ['size'] });
export type NewDeclaration = Readonly<z.output<typeof NewDeclaration>>;

/** Checks what an operation promises of a measure. */
export const NewTarget = z
	.strictObject({
		operation: z.string().min(1, { error: 'impact_operation_missing' }).max(40),
		measure: z.string().max(20),
		partner: z.uuid().nullable(),
		baseline: z.int({ error: 'impact_value_missing' }).min(0).max(1e12),
		milestone: z.int({ error: 'impact_value_missing' }).min(0).max(1e12).nullable(),
		milestoneOn: day.nullable(),
		target: z.int({ error: 'impact_value_missing' }).min(1, { error: 'impact_value_missing' }).max(1e12),
		targetOn: day
	})
	.refine(({ milestone, milestoneOn }) => (milestone === null) === (milestoneOn === null), {
		error: 'impact_milestone_half',
		path: ['milestone']
	})
	.refine(({ milestoneOn, targetOn }) => !milestoneOn || milestoneOn <= targetOn, {
		error: 'impact_milestone_late',
		path: ['milestoneOn']
	});
export type NewTarget = Readonly<z.output<typeof NewTarget>>;
