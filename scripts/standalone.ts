/** `import code from './x.ts?standalone'`: a browser's module and all that it imports, as one text to be served under a name that never changes. */
import { build, type Plugin } from 'vite';

const QUERY = '?standalone';
const MARK = '\0standalone:';
/** Older ones play out graphics in studios: OBS 28, CasparCG 2.4. */
const TARGET = 'chrome103';

export const standalone: Plugin = {
	name: 'standalone',
	enforce: 'pre',
	async resolveId(id, importer) {
		if (!id.endsWith(QUERY)) return;
		const found = await this.resolve(id.slice(0, -QUERY.length), importer);
		return found && `${MARK}${found.id}`;
	},
	async load(id) {
		if (!id.startsWith(MARK)) return;
		const { code, files } = await bundle(id.slice(MARK.length));
		for (const file of files) this.addWatchFile(file);
		return `export default ${JSON.stringify(code)};`;
	}
};

async function bundle(entry: string): Promise<{ code: string; files: string[] }> {
	const made = await build({
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		build: {
			write: false,
			target: TARGET,
			lib: { entry, formats: ['es'] },
			rolldownOptions: { output: { codeSplitting: false } }
		}
	});
	const [result] = Array.isArray(made) ? made : [made];
	if (!result || !('output' in result)) throw new Error(`${entry} was not built`);
	const [{ code, moduleIds }] = result.output;
	return { code, files: moduleIds.filter((id) => id.startsWith('/') && !id.includes('node_modules')) };
}
