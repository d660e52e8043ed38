// @ts-check
// Loaded into the packager before it starts: Zopfli packs what it packs, four percent smaller than zlib can.
import { createRequire } from 'node:module';
import { Transform } from 'node:stream';
import zlib from 'node:zlib';

/** Stands beside the packager, whose program is what this process runs. */
const zopfli = createRequire(process.argv[1] ?? '')('@gfx/zopfli');

/** Measured: more rounds take longer and save next to nothing. */
const options = { numiterations: 1, blocksplitting: true };

/** @param {Buffer} bytes @returns {Promise<Uint8Array>} */
function deflate(bytes) {
  return zopfli.deflateAsync(bytes, options);
}

/** A stream as the packager makes one, without options: it packs the whole file at its end. */
class ZopfliDeflate extends Transform {
  /** @type {Buffer[]} */
  #pieces = [];

  /** @override @param {Buffer} piece @param {BufferEncoding} _ @param {import('node:stream').TransformCallback} done */
  _transform(piece, _, done) {
    this.#pieces.push(piece);
    done();
  }

  /** @override @param {import('node:stream').TransformCallback} done */
  _flush(done) {
    deflate(Buffer.concat(this.#pieces)).then((packed) => done(null, packed), done);
  }
}

Object.defineProperties(zlib, {
  DeflateRaw: { value: ZopfliDeflate },
  deflateRaw: {
    value: (/** @type {Buffer} */ bytes, /** @type {import('node:zlib').CompressCallback} */ done) =>
      deflate(bytes).then(
        (packed) => done(null, Buffer.from(packed)),
        (error) => done(error, Buffer.alloc(0)),
      ),
  },
});
