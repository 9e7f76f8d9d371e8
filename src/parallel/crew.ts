// Several threads that search parts at the same time. Only where there are worker threads; elsewhere one does it all.

import type { Tinypool } from "tinypool";
import type { Crew, Work } from "../solver/decompose/crew.ts";
import type { PartResult, PartTask } from "../solver/decompose/search-part.ts";

/** What a thread is given: a part, and the moment (of `Date.now`) by which it has to be back. */
export interface Errand {
  readonly task: PartTask;
  readonly until: number;
}

/** A crew that has threads of its own, to be closed at the end. */
export interface ThreadCrew extends Crew {
  close(): Promise<void>;
}

/** Not written out where it is imported, so that what packs this library for browsers does not look for it. */
const POOL: string = "tinypool";

/** Opens a crew of threads; `undefined` where there are none to be had, as in browsers. */
export async function openCrew(size: number): Promise<ThreadCrew | undefined> {
  let pool: typeof Tinypool;
  try {
    ({ Tinypool: pool } = (await import(POOL)) as typeof import("tinypool"));
  } catch {
    return undefined;
  }
  return new Threads(pool, size);
}

class Threads implements ThreadCrew {
  readonly size: number;
  readonly #pool: Tinypool;
  readonly #going = new Set<Promise<void>>();

  constructor(Pool: typeof Tinypool, size: number) {
    this.size = size;
    const filename = new URL("./worker.js", import.meta.url).href;
    this.#pool = new Pool({ filename, minThreads: size, maxThreads: size });
  }

  get waiting(): Promise<void> | undefined {
    return this.#going.size === 0 ? undefined : Promise.race(this.#going);
  }

  begin(task: PartTask, milliseconds: number): Work {
    const errand: Errand = { task, until: Date.now() + milliseconds };
    let came: { readonly result: PartResult } | { readonly error: unknown } | undefined;
    const done: Promise<void> = this.#pool
      .run(errand)
      .then(
        (result: PartResult) => {
          came = { result };
        },
        (error: unknown) => {
          came = { error };
        },
      )
      .finally(() => this.#going.delete(done));
    this.#going.add(done);
    return {
      result: () => {
        if (came !== undefined && "error" in came) throw came.error;
        return came?.result;
      },
    };
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
