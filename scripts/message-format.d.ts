/** What we use of the plugin, which brings no types of its own. */
declare module '@inlang/plugin-message-format' {
	type File = Readonly<{ path: string; locale: string; metadata?: unknown }>;
	type Reading = Readonly<{ locale: string; content: Uint8Array; toBeImportedFilesMetadata: unknown }>;
	type Imported = Readonly<{
		bundles: { id: string; declarations: unknown[] }[];
		messages: Readonly<{ bundleId: string; locale: string; selectors: unknown[] }>[];
		variants: Readonly<{ messageBundleId: string; messageLocale: string; matches: unknown[]; pattern: unknown[] }>[];
	}>;
	const plugin: Readonly<{
		toBeImportedFiles(asked: { settings: unknown }): Promise<File[]>;
		importFiles(asked: { settings: unknown; files: Reading[] }): Promise<Imported>;
	}>;
	export default plugin;
}
