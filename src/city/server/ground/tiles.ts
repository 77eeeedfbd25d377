import { type FileHandle, open } from 'node:fs/promises';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { Compression, PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';

/** The level at which an extract is laid down, and the only one that is read. */
export const LEVEL = 14;

/** An archive of tiles on the disk. */
class FileSource implements Source {
	readonly #file: FileHandle;
	readonly #key: string;

	constructor(file: FileHandle, key: string) {
		this.#file = file;
		this.#key = key;
	}

	getKey(): string {
		return this.#key;
	}

	async getBytes(offset: number, length: number): Promise<RangeResponse> {
		const bytes = new Uint8Array(length);
		const { bytesRead } = await this.#file.read(bytes, 0, length, offset);
		return { data: bytes.buffer.slice(0, bytesRead) };
	}
}

/** Reads an archive while an act needs it. @throws when it is none of vector tiles of our level */
export async function withTiles<T>(path: string, act: (tiles: Tiles) => Promise<T>): Promise<T> {
	const file = await open(path);
	try {
		return await act(await tilesOf(new PMTiles(new FileSource(file, path))));
	} finally {
		await file.close();
	}
}

export type Tiles = Readonly<{
	/** The tile at a column and a row, where there is one. */
	at: (column: number, row: number) => Promise<VectorTile | null>;
	bounds: Readonly<Record<'west' | 'south' | 'east' | 'north', number>>;
}>;

async function tilesOf(archive: PMTiles): Promise<Tiles> {
	const { tileType, minZoom, maxZoom, tileCompression, ...header } = await archive.getHeader();
	const ours = tileType === TileType.Mvt && minZoom <= LEVEL && maxZoom >= LEVEL;
	if (!ours || tileCompression === Compression.Unknown || !header.numAddressedTiles)
		throw new Error('There are no vector tiles of level 14 in it.');
	return {
		at: async (column, row) => {
			const tile = await archive.getZxy(LEVEL, column, row);
			return tile ? new VectorTile(new PbfReader(new Uint8Array(tile.data))) : null;
		},
		bounds: { west: header.minLon, south: header.minLat, east: header.maxLon, north: header.maxLat }
	};
}
