import { describe, expect, it } from "vitest";
import { z } from "zod";
import { caseloadJsonSchema } from "../../src/caseload/json-schema.ts";
import { matrixCaseload, type Raw, soundCaseload } from "./fixture.ts";
import { changed, P1, WASH } from "./malformed/row.ts";

const schema: Raw = caseloadJsonSchema();

/** Every object schema in it, with where it is. */
function objectsIn(node: Raw, at = "#"): (readonly [string, Raw])[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => objectsIn(value, `${at}/${key}`));
  return node.type === "object" ? [[at, node], ...inner] : inner;
}

describe("the JSON Schema of a caseload", () => {
  it("is of draft 2020-12, and names the parts", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(Object.keys(schema.$defs)).toEqual(
      expect.arrayContaining(["Patient", "Intervention", "Practitioner", "Shift", "Requirement", "MatrixTravel"]),
    );
    expect(JSON.stringify(schema)).not.toContain("__schema");
  });

  it("refuses unknown keys everywhere, and says what every key means", () => {
    const objects = objectsIn(schema).filter(([, node]) => node.properties !== undefined);
    expect(objects.length).toBeGreaterThan(15);
    for (const [at, node] of objects) {
      expect([at, node.additionalProperties]).toEqual([at, false]);
      for (const [key, value] of Object.entries<Raw>(node.properties)) {
        const said = value.description ?? value.const ?? schema.$defs[String(value.$ref).split("/").at(-1)!];
        expect([`${at}.${key}`, said === undefined]).toEqual([`${at}.${key}`, false]);
        if (!(node.required ?? []).includes(key)) expect([key, value.description]).toEqual([key, expect.any(String)]);
      }
    }
  });

  it("states the default of every optional key", () => {
    let optional = 0;
    for (const [at, node] of objectsIn(schema)) {
      for (const [key, value] of Object.entries<Raw>(node.properties ?? {})) {
        if ((node.required ?? []).includes(key)) continue;
        expect(`${at}.${key}: ${value.description}`).toMatch(/Default: /);
        optional++;
      }
    }
    expect(optional).toBeGreaterThan(40);
  });

  it("describes the cells of a matrix, though they are checked by hand", () => {
    const { type, items } = schema.$defs.MatrixTravel.properties.minutes;
    expect([type, items]).toEqual(["array", { type: "array", items: { type: "integer", minimum: 0 } }]);
  });

  it("accepts what is sound and refuses what is not, read back by zod", () => {
    const read = z.fromJSONSchema(schema);
    expect(read.safeParse(soundCaseload()).success).toBe(true);
    expect(read.safeParse(matrixCaseload()).success).toBe(true);
    const spoilt = [
      { [`${WASH}.minuts`]: 1 },
      { [`${WASH}.minutes`]: 0 },
      { [`${P1}.place`]: 3 },
      { "horizon.start": "soon" },
    ];
    for (const changes of spoilt) expect(read.safeParse(changed(soundCaseload(), changes)).success).toBe(false);
  });

  it("is fresh each time", () => {
    expect(caseloadJsonSchema()).not.toBe(caseloadJsonSchema());
    expect(caseloadJsonSchema()).toEqual(schema);
  });
});
