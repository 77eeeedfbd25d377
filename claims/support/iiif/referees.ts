import { readFileSync } from 'node:fs';
import { Traverse } from '@iiif/parser';
import { presentation3StrictUpgrade } from '@iiif/parser/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

const compiled = (text: string): ValidateFunction => {
	const ajv = new Ajv({ strict: false, allErrors: false });
	(formats as unknown as (its: Ajv) => void)(ajv);
	return ajv.compile(JSON.parse(text) as object);
};

const ours = compiled(readFileSync(new URL('presentation-3.json', import.meta.url), 'utf8'));
/** The schema of the IIIF consortium's validator, where its file is named: it has no licence, so it is not kept here. */
const theirFile = process.env.IIIF_SCHEMA;
const theirs = theirFile ? compiled(readFileSync(theirFile, 'utf8')) : null;

/** By how many a manifest is judged. */
export const referees = theirs ? 3 : 2;

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a manifest or a collection, a sentence each: by what the standard demands (ajv), by the readers of `@iiif/parser`, and by the consortium's schema where it is there. */
export function faultsOf(given: Json): string[] {
	const found = [
		...faultsBy('the standard', ours, given),
		...(theirs ? faultsBy('the consortium', theirs, given) : [])
	];
	return [...found, ...walked(given), ...(given.type === 'Manifest' ? straightened(given) : [])];
}

function faultsBy(who: string, validate: ValidateFunction, given: unknown): string[] {
	if (validate(given)) return [];
	const [first] = validate.errors ?? [];
	return [`${who}: ${first?.instancePath} ${first?.message}`];
}

type Named = Readonly<{ id: string }>;

function noted<One extends Named>(one: One, among: string[]): One {
	among.push(one.id);
	return one;
}

/** Every thing of it has an address of its own, and is found by who walks through it. */
function walked(given: Json): string[] {
	const canvases: string[] = [];
	const annotations: string[] = [];
	const walker = new Traverse({
		canvas: [(one: Named) => noted(one, canvases)],
		annotation: [(one: Named) => noted(one, annotations)]
	} as never);
	try {
		walker.traverseUnknown(structuredClone(given) as never);
	} catch (error) {
		return [`@iiif/parser: ${String(error)}`];
	}
	const all = [...canvases, ...annotations];
	return new Set(all).size === all.length ? [] : ['@iiif/parser: two things have one address'];
}

/** What the strict half of `@iiif/parser` would have to put right. */
function straightened(given: Json): string[] {
	const state = { warnings: [] as string[] };
	try {
		presentation3StrictUpgrade(structuredClone(given) as never, state);
	} catch (error) {
		return [`@iiif/parser: ${String(error)}`];
	}
	// within an annotation it is one, as the model of annotations and the consortium's schema have it
	const other = state.warnings.filter((warning) => !warning.startsWith('"language"'));
	return other.map((warning) => `@iiif/parser: ${warning}`);
}
