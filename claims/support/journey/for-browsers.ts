import { build } from 'vite';

/** A module and all that it imports as one text, as the house's build makes it for browsers. */
export async function forBrowsers(entry: string): Promise<string> {
	const made = await build({
		...{ configFile: false, publicDir: false, logLevel: 'warn' },
		build: { write: false, lib: { entry, formats: ['es'] }, rolldownOptions: { output: { codeSplitting: false } } }
	});
	const [result] = Array.isArray(made) ? made : [made];
	if (!result || !('output' in result)) throw new Error(`${entry} was not built`);
	return result.output[0].code;
}
