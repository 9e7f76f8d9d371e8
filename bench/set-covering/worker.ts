// Solves one set covering in a process of its own.

import { answer } from "../run/meter.ts";
import { solve } from "./solve.ts";

answer(solve);
