import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Stream = { nfd?: number; node: unknown };
type EmscriptenNodeFs = { stream_ops: { fsync?: (stream: Stream) => number }; realPath: (node: unknown) => string };
type EmscriptenModule = { NODEFS?: EmscriptenNodeFs; FS: { filesystems: { NODEFS: EmscriptenNodeFs } } };

let synchronisations = 0;
/** How many times the embedded database asked the disk to keep what it wrote: checked when the base opens. */
export const diskSynchronisations = () => synchronisations;

/** PGlite's folder file system never calls fsync: without this one, a power cut could lose acknowledged writes. */
export class DurableNodeFS extends NodeFS {
  override async init(...parameters: Parameters<NodeFS['init']>) {
    const result = await super.init(...parameters);
    const preRun = (module: unknown) => {
      const { NODEFS, FS } = module as EmscriptenModule;
      const nodefs = NODEFS ?? FS.filesystems.NODEFS;
      nodefs.stream_ops.fsync = (stream) => {
        synchronisations += 1;
        if (stream.nfd !== undefined) fdatasyncSync(stream.nfd);
        else synchroniseFolder(nodefs.realPath(stream.node));
        return 0;
      };
    };
    const options = result.emscriptenOpts as { preRun?: ((module: unknown) => void)[] };
    options.preRun = [...(options.preRun ?? []), preRun];
    return result;
  }
}

function synchroniseFolder(path: string) {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
