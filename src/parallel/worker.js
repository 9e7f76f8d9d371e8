// What a thread runs where the library runs from its source: worker.ts, once TypeScript can be read. In the package, the
// built worker has this file's name and place.

import { register } from "tsx/esm/api";

register();
const { default: search } = await import("./worker.ts");

export default search;
