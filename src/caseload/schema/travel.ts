// Places, and how long it takes to get from one to another.

import { z } from "zod";
import { id, minutes } from "./values.ts";

const coordinates = z
  .strictObject({
    lat: z.number().min(-90).max(90).describe("Latitude in degrees, −90 to 90."),
    lon: z.number().min(-180).max(180).describe("Longitude in degrees, −180 to 180."),
  })
  .meta({ id: "Coordinates", description: "A place on the globe, for straight-line travel." });

/** Coordinates or the id of a place in the matrix, as the travel model has it. */
export const placeSchema = z.union([coordinates, id.describe("Place id, for matrix travel.")]).meta({
  id: "Place",
  description: "Where somebody is: coordinates with straight-line travel, a place id with a matrix.",
});

const straightLine = z
  .strictObject({
    model: z.literal("straight-line").describe("Which travel model this is."),
    kilometresPerHour: z.number().gt(0).describe("Speed in km/h, positive."),
    detour: z.number().gt(0).optional().describe("Road distance ÷ straight line, positive. Default: 1.3."),
    fixedMinutes: minutes.optional().describe("Whole minutes, ≥ 0, added to every journey. Default: 0."),
  })
  .meta({ id: "StraightLineTravel", description: "Travel over the great circle at one speed, rounded up to minutes." });

// Cells are checked by plain loops (checks/matrix.ts): a schema for each of millions would take minutes. The JSON
// Schema says what they must be all the same.
const matrixMinutes = z
  .custom<number[][]>((value) => Array.isArray(value))
  .meta({
    type: "array",
    items: { type: "array", items: { type: "integer", minimum: 0 } },
    description:
      "minutes[i][j]: whole minutes, ≥ 0, from places[i] to places[j]. Square, zero on the diagonal, possibly asymmetric.",
  });

const matrix = z
  .strictObject({
    model: z.literal("matrix").describe("Which travel model this is."),
    places: z.array(id).describe("Place ids, unique; row and column i of `minutes` are places[i]."),
    minutes: matrixMinutes,
  })
  .meta({ id: "MatrixTravel", description: "Travel minutes given for every pair of named places." });

/** The travel model. */
export const travelSchema = z
  .discriminatedUnion("model", [straightLine, matrix])
  .meta({ id: "TravelModel", description: "How long it takes from one place to another." });
